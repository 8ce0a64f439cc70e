"""Organisations, standard services and places of medical care as the search compares them."""

from collections.abc import Collection, Iterator

from django.utils import translation

from jardam.centres import choices as centre_choices
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, FacilityKind, Taking, facility_kinds
from jardam.network.models import Facility, Organisation, StandardService
from jardam.search.rules.documents import Document

ORGANISATION, SERVICE, FACILITY = "ORGANISATION", "SERVICE", "FACILITY"
_TAKES = (Taking.YES, Taking.EMERGENCY)
_UNINSURED = "Принимают без полиса, без страховки"


def organisations(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """The working ones that help; those that sell to migrants are not found, nor who helps only unnamed. Two queries."""
    found = (
        Organisation.objects.using(using).working().exclude(actor=Actor.COMMERCIAL).filter(is_discreet=False)
    )
    found = found if codes is None else found.filter(code__in=codes)
    for one in found.prefetch_related("services").order_by("code"):
        given = [service.what for service in one.services.all() if service.is_given]
        does = " ".join(str(what.get("ru") or what["en"]) + "." for what in given)
        yield Document(ORGANISATION, one.code, _titles(one.names), does)


def services(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """The catalogue of the network. One query."""
    found = StandardService.objects.using(using).order_by("code")
    for one in found if codes is None else found.filter(code__in=codes):
        yield Document(SERVICE, one.code, _titles(one.names), str(one.what.get("ru", "")))


def facilities(using: str, keys: Collection[str] | None = None) -> Iterator[Document]:
    """Those that stand, by name, place and kind; the words that rest sealed are not told. One query."""
    found = Facility.objects.using(using).standing().order_by("pk")
    for one in found if keys is None else found.filter(pk__in=keys):
        yield _facility(one)


def _facility(one: Facility) -> Document:
    with translation.override("ru"):
        kind = str(facility_kinds()[FacilityKind(one.kind)])
        topics = [str(centre_choices.topics()[Topic(topic)]) for topic in one.topics]
    place, uninsured = region_name(one.region), _UNINSURED if one.takes_uninsured in _TAKES else ""
    titles = {"RU": f"{one.name}, {place}", "EN": f"{one.name}, {region_name(one.region, 'en')}"}
    return Document(
        FACILITY, str(one.pk), titles, ". ".join([kind, *topics, uninsured]), {"RU": [kind, place]}
    )


def _titles(names: dict[str, str]) -> dict[str, str]:
    return {language.upper(): name for language, name in names.items() if name}
