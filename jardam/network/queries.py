"""Who can help: organisations by place, language, fee and topic."""

from django.db.models import QuerySet

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Fee
from jardam.network.models import Organisation


def organisations_for(
    region: str = "",
    language: Language = Language.UNKNOWN,
    fee: Fee | None = None,
    topic: Topic | None = None,
) -> QuerySet[Organisation]:
    """The working organisations that fit all that is said; what is left empty is not asked for.

    Commercial go-betweens are left out unless a paid service is asked for: they do not help, they sell.
    """
    found = Organisation.objects.working().prefetch_related("services").order_by("code", "pk")
    if region:
        found = found.in_region(region)
    if language is not Language.UNKNOWN:
        found = found.speaking(language)
    if topic:
        found = found.filter(services__topic=topic).distinct()
    if fee:
        found = found.filter(fee=fee)
    return found if fee is Fee.PAID else found.exclude(actor=Actor.COMMERCIAL)
