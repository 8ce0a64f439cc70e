"""What the current cards say of each row of the law."""

from dataclasses import dataclass

from django.utils import timezone

from jardam.knowledge.models import CardNorm, CardText
from jardam.knowledge.speaking import law_for


@dataclass(frozen=True, slots=True)
class Quote:
    """What one current card says of one row of the law."""

    parameter: str  # its code
    card: str
    title: str  # of the card, for staff
    topics: list[str]
    law: str
    says: str
    is_aloud: bool


def quotes(*, interface: str = "ru") -> list[Quote]:
    """All that the current cards quote, card by card. ``interface``: Russian or English."""
    shown = "en" if interface == "en" else "ru"
    norms = list(CardNorm.objects.filter(card__is_current=True).select_related("card", "parameter"))
    texts = CardText.objects.filter(card__is_current=True, language=shown.upper())
    titles = dict(texts.values_list("card__code", "title"))
    law = law_for([*titles.values(), *(norm.says[shown] for norm in norms)], timezone.localdate())
    return [
        Quote(
            parameter=norm.parameter.code,
            card=norm.card.code,
            title=law.said(titles.get(norm.card.code, norm.card.code), shown.upper()),
            topics=norm.card.topics,
            law=norm.law[shown],
            says=law.said(norm.says[shown], shown.upper()),
            is_aloud=norm.is_aloud,
        )
        for norm in sorted(norms, key=lambda norm: (norm.card.code, norm.position))
    ]
