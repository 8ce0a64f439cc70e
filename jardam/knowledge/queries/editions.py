"""Whether a card that stands on somebody's page still says what it said, without reading it again."""

from datetime import date

from django.db.models import Count, OuterRef, Subquery

from jardam.kernel.languages import Language
from jardam.knowledge.models import Card, SignOff
from jardam.law.models import Ledger


def edition_of(code: str, language: Language, on: date) -> str:
    """Names all that is shown of the current card on a day; as soon as any of it may have changed, another name.

    Its version, the last recording of the law, and how many words of editors stand beside it: none of these is ever
    taken back. Empty when there is no such card. One query.
    """
    signed = SignOff.objects.filter(code=OuterRef("code")).order_by().values("code").annotate(n=Count("pk"))
    counts = {"recorded": Subquery(Ledger.objects.values("recording")), "signed": Subquery(signed.values("n"))}
    found = Card.objects.current().filter(code=code).annotate(**counts)
    told = found.values_list("version", "recorded", "signed").order_by().first()
    return "-".join(str(part or 0) for part in (code, *told, language.value, f"{on:%Y%m%d}")) if told else ""
