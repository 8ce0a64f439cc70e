"""Answer cards that quote rows of the law: which a change touches, and which of their sentences it makes untrue."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.permissions import may_read_answers
from jardam.knowledge.rules.references import Value, references_in, rendered
from jardam.knowledge.rules.sentences import sentences
from jardam.knowledge.speaking import lines_of
from jardam.law.choices import measured
from jardam.law.dependents import PAGE_LINES, Line, Lines, Sentence, Source, Total
from jardam.law.rules.changing import Shift, Turn, at
from jardam.law.rules.rulebook import RuleBook

CARDS = "CARD"


def cards_of(codes: Iterable[str]) -> QuerySet[Card]:
    """The current cards that quote one of these rows."""
    norms = CardNorm.objects.filter(parameter__code__in=set(codes), card__is_current=True)
    return Card.objects.current().filter(pk__in=norms.values("card"))


def card_versions_of(codes: Iterable[str]) -> list[tuple[str, int]]:
    """Every card in every version that quotes one of these rows: what was read aloud stays what it was."""
    norms = CardNorm.objects.filter(parameter__code__in=set(codes))
    return sorted(set(norms.values_list("card__code", "card__version")))


def card_source(words: str | Promise) -> Source:
    return Source(
        kind=CARDS,
        words=words,
        total=_total,
        lines=_lines,
        may_list=may_read_answers,
        subjects=_titles,
    )


def _behind(text: CardText, shifts: Sequence[Shift], turn: Turn) -> Iterator[Sentence]:
    """What refers to a row says the new value by itself, and is shown in both wordings."""
    tag = Language(text.language).tag
    for sentence in dict.fromkeys(one for line in lines_of(text) for one in sentences(line)):
        codes = {one.code for one in references_in(sentence)}
        touching = [shift for shift in shifts if shift.code in codes]
        if touching:
            on = touching[0].on or date.max
            told = (
                rendered(sentence, text.language, _values(codes, book, on))
                for book in (turn.before, turn.after)
            )
            yield Sentence(tag, *told)


def _values(codes: Iterable[str], book: RuleBook, on: date) -> dict[str, Value]:
    rows = {code: at(book, code, on) for code in codes}
    return {
        code: Value(row.value, row.unit, row.valid_from, row.valid_to) for code, row in rows.items() if row
    }


def _total(user: User, turn: Turn) -> Total:
    norms = CardNorm.objects.filter(parameter__code__in=turn.codes, card__is_current=True)
    pairs = set(norms.values_list("card", "parameter__code"))
    moved = {card for card, code in pairs if turn.shifts[code].is_other}
    return Total(len({card for card, _code in pairs}), len(moved))


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """By code. Three statements: the cards, what they quote, and their texts."""
    found = list(cards_of(turn.codes).filter(code__gt=place).order_by("code")[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    quoted: dict[object, list[str]] = {}
    norms = CardNorm.objects.filter(card__in=shown, parameter__code__in=turn.codes).order_by("position")
    for card, code in norms.values_list("card", "parameter__code"):
        quoted.setdefault(card, []).append(code)
    texts: dict[object, list[CardText]] = {}
    for text in CardText.objects.filter(card__in=shown).order_by("language"):
        texts.setdefault(text.card_id, []).append(text)
    lines = [_line(card, turn, quoted[card.pk], texts[card.pk]) for card in shown]
    return Lines(lines, shown[-1].code if len(found) > PAGE_LINES else "")


def _line(card: Card, turn: Turn, codes: list[str], texts: list[CardText]) -> Line:
    language = "EN" if (get_language() or "ru").startswith("en") else "RU"
    titles = {text.language: text.title for text in texts}
    shifts = [turn.shifts[code] for code in codes]
    other = [shift for shift in shifts if shift.is_other]
    told = (other or shifts)[0]
    return Line(
        key=card.pk,
        name=titles.get(language, card.code),
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=bool(other),
        note=card.code,
        behind=[sentence for text in texts for sentence in _behind(text, other, turn)],
    )


def value_of(shift: Shift, *, is_after: bool) -> str:
    """What the law said, or will say, in words; that there is nothing, too."""
    row = shift.after if is_after else shift.before
    if row is None:
        return _("no value")
    return measured(row.value, row.unit) or row.statement


def _titles(turn: Turn, language: Language) -> list[str]:
    """What the cards are called in this language: what the change is about, in the words people ask with."""
    texts = CardText.objects.filter(card__in=cards_of(turn.codes), language=language.value)
    return list(texts.order_by("card__code").values_list("title", flat=True))
