"""The law as the cards quote it: each quoted row with today's value, all that was recorded of it, and who quotes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from jardam.accounts.queries import display_names
from jardam.centres import choices as centre_choices
from jardam.desk.templatetags.desk import region_word
from jardam.kernel.topics import Block, Topic
from jardam.knowledge.queries import Quote, quotes
from jardam.law.choices import confidences, measured, origins
from jardam.law.models import Parameter
from jardam.law.queries import every_version, in_force, known_parameters
from jardam.law.rules.changing import Origin
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import NotInForce
from jardam.search.rules.layouts import other_layout
from jardam.search.rules.skeleton import words_of

MOST_CARDS = 3
"""Of those that quote a row, as many as the list names; the page of the row names all."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One row of the law as it holds on a day; where none holds, as it held last or will hold first."""

    code: str
    says: str  # in the words of the first card that quotes it
    law: str
    value: str
    region: str  # ISO 3166
    valid_from: date | None
    valid_to: date | None
    holds: bool
    standing: str
    cards: Mapping[str, str]  # the titles of the cards by their address
    blocks: frozenset[Block]

    @property
    def url(self) -> str:
        return reverse("desk:parameter", args=[self.code])

    @property
    def first_cards(self) -> list[tuple[str, str]]:
        """The few that a row has room for."""
        return list(self.cards.items())[:MOST_CARDS]

    @property
    def further(self) -> int:
        return len(self.cards) - len(self.first_cards)

    @property
    def seen(self) -> str:
        """All words by which the row is found."""
        return " ".join((self.says, self.law, self.value, region_word(self.region), *self.cards.values()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader looks for; nothing asked for is everything."""

    words: str = ""
    region: str = ""
    block: str = ""
    standing: str = ""

    def fits(self, ground: Ground) -> bool:
        return (
            self.region in {"", ground.region}
            and self.standing in {"", ground.standing}
            and (not self.block or Block(self.block) in ground.blocks)
            and _has_words(ground.seen, self.words)
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One recorded row of a parameter."""

    row: Parameter
    value: str
    sure: str  # how well it was checked, as a sentence
    standing: str
    holds: bool
    is_corrected: bool  # a later version of the same period stands above it
    origin: str  # from the files, by a change, by a withdrawal
    people: Sequence[str]  # who entered and who confirmed it


def quotes_by_parameter() -> dict[str, list[Quote]]:
    """What the cards say of each row of the law that they name."""
    by_code: dict[str, list[Quote]] = {}
    for quote in quotes(interface=(get_language() or "ru")[:2]):
        by_code.setdefault(quote.parameter, []).append(quote)
    return by_code


def grounds(on: date) -> list[Ground]:
    """Every row that a card quotes, by the subjects of the cards, then law by law."""
    quoted = quotes_by_parameter()
    known = known_parameters(quoted)
    found = [_ground(quoted[code], rows, on) for code, rows in known.items()]
    return sorted(found, key=lambda ground: (min(ground.blocks), ground.law, ground.region, ground.says))


def grouped(found: Iterable[Ground]) -> list[tuple[Any, Sequence[Ground]]]:
    """Under the name of the subject; a row of several subjects stands under the first of them."""
    names = centre_choices.blocks()
    groups: dict[Block, list[Ground]] = {}
    for ground in found:
        groups.setdefault(min(ground.blocks), []).append(ground)
    return [(names[block], rows) for block, rows in sorted(groups.items())]


def versions(code: str, on: date) -> list[Version]:
    """All that was recorded of a parameter, newest period first."""
    rows = every_version(code)
    newest: dict[date | None, int] = {}
    for row in rows:
        newest.setdefault(row.valid_from, row.version)
    current = [row for row in rows if row.version == newest[row.valid_from] and not row.is_withdrawn]
    holding = _row_of(current, on) if current else None
    words, froms = confidences(), origins()
    names = display_names(person for row in rows for person in (row.entered_by, row.confirmed_by) if person)
    return [
        Version(
            row=row,
            value=measured(row.value, row.unit),
            sure=str(words[Confidence(row.confidence)]),
            standing=Confidence(row.confidence).standing,
            holds=row == holding and not row.is_withdrawn and row.holds(on),
            is_corrected=row.version < newest[row.valid_from],
            origin=str(froms[Origin(row.origin)]),
            people=[names[one] for one in (row.entered_by_id, row.confirmed_by_id) if one],
        )
        for row in rows
    ]


def _ground(quoted: Sequence[Quote], rows: Sequence[Parameter], on: date) -> Ground:
    row = _row_of(rows, on)
    return Ground(
        code=row.code,
        says=quoted[0].says,
        law=quoted[0].law,
        value=measured(row.value, row.unit),
        region=row.jurisdiction,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        holds=row.holds(on),
        standing=Confidence(row.confidence).standing,
        cards={card_url(quote.card): quote.title for quote in quoted},
        blocks=frozenset(Topic(topic).block for quote in quoted for topic in quote.topics),
    )


def card_url(code: str) -> str:
    """The card in the language of the screen."""
    language = "en" if (get_language() or "").startswith("en") else "ru"
    return reverse("desk:card", args=[code, language])


def _row_of(rows: Sequence[Parameter], on: date) -> Parameter:
    """The row that holds on a day; otherwise the one that began last before it, or begins first after it."""
    try:
        return in_force(rows, on, rows[0].code)
    except NotInForce:
        begun = [row for row in rows if (row.valid_from or date.min) <= on]
        return max(begun, key=_begin) if begun else min(rows, key=_begin)


def _begin(row: Parameter) -> date:
    return row.valid_from or date.min


def _has_words(text: str, typed: str) -> bool:
    """Whether every typed word begins a word of the text, on whichever keyboard it was typed."""
    there = words_of(text)
    readings = (words_of(typed), words_of(other_layout(typed)))
    return any(all(any(word.startswith(part) for word in there) for part in parts) for parts in readings)
