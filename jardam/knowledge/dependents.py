"""Answer cards that quote rows of the law: which a change touches, and which of their sentences it makes untrue."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.permissions import may_read_answers
from jardam.knowledge.rules.references import Value, references_in, rendered
from jardam.knowledge.rules.sentences import sentences
from jardam.knowledge.speaking import lines_of
from jardam.law.dependents import PAGE_LINES, Line, Lines, Sentence, Source, Total
from jardam.law.rules.changing import Turn
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.shifts import Shift, at
from jardam.law.wording import value_of

CARDS = "CARD"


def cards_of(codes: Iterable[str]) -> QuerySet[Card]:
    """The current cards that quote one of these rows."""
    norms = CardNorm.objects.filter(parameter__code__in=set(codes), card__is_current=True)
    return Card.objects.current().filter(pk__in=norms.values("card"))


def card_versions_of(codes: Iterable[str]) -> list[tuple[str, int]]:
    """Every card in every version that quotes one of these rows: what was read aloud stays what it was."""
    norms = CardNorm.objects.filter(parameter__code__in=set(codes))
    return sorted(set(norms.values_list("card__code", "card__version")))


def quoting(codes: Iterable[str]) -> dict[str, list[str]]:
    """The codes of the current cards that quote one of these rows, and which rows, in the order of the card. One query."""
    norms = CardNorm.objects.filter(parameter__code__in=set(codes), card__is_current=True)
    found: dict[str, list[str]] = {}
    for card, row in norms.order_by("card__code", "position").values_list("card__code", "parameter__code"):
        found.setdefault(card, []).append(row)
    return found


def card_source(words: str | Promise) -> Source:
    return Source(
        kind=CARDS,
        words=words,
        total=_total,
        lines=_lines,
        may_list=may_read_answers,
        subjects=_titles,
    )


def sentences_behind(text: CardText, shifts: Sequence[Shift], turn: Turn) -> Iterator[Sentence]:
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
    found = quoting(turn.codes)
    return Total(len(found), sum(bool(turn.said_otherwise(codes)) for codes in found.values()))


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """By code. Three statements: the cards, what they quote, and their texts."""
    found = list(cards_of(turn.codes).filter(code__gt=place).order_by("code")[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    quoted = quoting(turn.codes)
    texts: dict[object, list[CardText]] = {}
    for text in CardText.objects.filter(card__in=shown).order_by("language"):
        texts.setdefault(text.card_id, []).append(text)
    lines = [_line(card, turn, quoted[card.code], texts[card.pk]) for card in shown]
    return Lines(lines, shown[-1].code if len(found) > PAGE_LINES else "")


def _line(card: Card, turn: Turn, codes: list[str], texts: list[CardText]) -> Line:
    language = "EN" if (get_language() or "ru").startswith("en") else "RU"
    titles = {text.language: text.title for text in texts}
    other, told = turn.said_otherwise(codes), turn.told_by(codes)
    return Line(
        key=card.pk,
        name=titles.get(language, card.code),
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=bool(other),
        note=card.code,
        behind=[sentence for text in texts for sentence in sentences_behind(text, other, turn)],
    )


def _titles(turn: Turn, language: Language) -> list[str]:
    """What the cards are called in this language: what the change is about, in the words people ask with."""
    texts = CardText.objects.filter(card__in=cards_of(turn.codes), language=language.value)
    return list(texts.order_by("card__code").values_list("title", flat=True))
