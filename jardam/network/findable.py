"""Organisations and standard services as the search compares them."""

from collections.abc import Collection, Iterator

from jardam.network.choices import Actor
from jardam.network.models import Organisation, StandardService
from jardam.search.rules.documents import Document

ORGANISATION, SERVICE = "ORGANISATION", "SERVICE"


def organisations(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """The working ones that help; those that sell to migrants are not found. Two queries."""
    found = Organisation.objects.using(using).working().exclude(actor=Actor.COMMERCIAL)
    found = found if codes is None else found.filter(code__in=codes)
    for one in found.prefetch_related("services").order_by("code"):
        does = " ".join(str(service.what.get("ru", "")) + "." for service in one.services.all())
        yield Document(ORGANISATION, one.code, _titles(one.names), does)


def services(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """The catalogue of the network. One query."""
    found = StandardService.objects.using(using).order_by("code")
    for one in found if codes is None else found.filter(code__in=codes):
        yield Document(SERVICE, one.code, _titles(one.names), str(one.what.get("ru", "")))


def _titles(names: dict[str, str]) -> dict[str, str]:
    return {language.upper(): name for language, name in names.items() if name}
