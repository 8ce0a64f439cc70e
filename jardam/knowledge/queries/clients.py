"""What of a card may go out: to the public page, on slips, in messages and notices. Everything outward reads through here."""

from datetime import date

from django.utils import timezone

from jardam.kernel.languages import Language
from jardam.knowledge.freshness import Signed, freshness_of, signed_off
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.queries.cards import OpenCard, Title, read_card, title_in
from jardam.knowledge.queries.texts import texts_of
from jardam.knowledge.speaking import law_for


def read_for_client(
    code: str, language: Language, *, interface: str = "ru", on: date | None = None
) -> OpenCard | None:
    """A card as it may go out: in the asked language where that text is fit for it, else in Russian. Four queries, or eight.

    None when there is no such card, when it is for staff alone, or when it does not hold on that day.
    """
    card = read_card(code, language, interface=interface, on=on)
    if card is None or card.may_go_out:
        return card
    russian = read_card(code, Language.RU, interface=interface, on=on)
    return russian if russian and russian.may_go_out else None


def may_go_out(code: str, language: Language, *, on: date | None = None) -> bool:
    """Whether the text of a card in this very language is fit for clients."""
    card = read_card(code, language, on=on)
    return card is not None and card.may_go_out and card.lang == language.tag


def titles_for_clients(language: Language, *, on: date | None = None) -> list[Title]:
    """Every card that may go out, by the title of the text in which it does; in the order of the codes. Four queries."""
    day = on or timezone.localdate()
    codes = list(Card.objects.current().values_list("code", flat=True))
    pairs = [pair for pair in texts_of(codes, language).values() if pair[0].card.is_for_clients(day)]
    signed = signed_off(codes)
    fit = [_fit(text, russian, signed) for text, russian in pairs]
    law = law_for((text.title for text in fit), day)
    return sorted((title_in(text, law) for text in fit), key=lambda title: title.code)


def _fit(text: CardText, russian: CardText, signed: Signed) -> CardText:
    return text if freshness_of(text.card.code, text, russian, signed, {}).is_fit else russian
