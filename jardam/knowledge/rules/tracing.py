"""Whether the legal grounds of a card say only what the law's rows say, and its words speak of nothing grave that no row does."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from jardam.knowledge.rules.faults import Fault, Flaw, fault
from jardam.knowledge.rules.numbers import dates_in, numbers_in

_AFTER_NUMBER = 18  # characters in which the unit must stand
_UNITS = {
    "calendar_days": "(?!.*(рабоч|working)).*(дн|ден|day)",
    "working_days": ".*(рабоч|working)",
    "days": ".*(дн|ден|day)",
    "weeks": ".*(недел|week)",
    "months": ".*(мес|month)",
    "years": ".*(год|лет|year)",
    "hours": ".*(час|hour)",
    "RUB": ".*(руб|RUB|roubl|rubl)",
}
"""What must follow a number of this unit in Russian or English."""

_MATTERS = {
    Flaw.FINE: ("штраф", "fine|штраф|наказан"),
    Flaw.EXPULSION: ("выдвор|депорт", "expul|deport|выдвор|высыл"),
    Flaw.BAN: ("запрет на въезд|запрет обычно", r"\bban\b|запрет"),
    Flaw.CRIME: ("преступлен", "crime|criminal|offence|forced labour"),
    Flaw.REGISTER: ("реестр", "register|реестр|RKL"),
}
"""Grave words in the Russian speech, and what a row that they may rest on says of the same matter."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the law as a card may quote it."""

    code: str
    value: str
    unit: str
    statement: str
    law: str
    valid_from: date | None
    valid_to: date | None

    @property
    def named(self) -> "Named":
        """What may be said of the row: its numbers, its dates, and the years of these."""
        said = Named.of(f"{self.value} {self.statement}")
        bounds = frozenset(day for day in (self.valid_from, self.valid_to) if day)
        return Named(said.numbers, said.dates | bounds).with_years()

    @property
    def named_by_law(self) -> "Named":
        return Named.of(self.law).with_years()


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers and dates of a text."""

    numbers: frozenset[Decimal] = frozenset()
    dates: frozenset[date] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Named":
        return cls(numbers_in(text), dates_in(text))

    def with_years(self) -> "Named":
        return Named(self.numbers | {Decimal(day.year) for day in self.dates}, self.dates)

    def __or__(self, other: "Named") -> "Named":
        return Named(self.numbers | other.numbers, self.dates | other.dates)

    def __sub__(self, other: "Named") -> "Named":
        return Named(self.numbers - other.numbers, self.dates - other.dates)

    def __str__(self) -> str:
        return ", ".join([*map(str, sorted(self.numbers)), *map(str, sorted(self.dates))])


def faults_of_norm(fact: Fact, law: Mapping[str, str], says: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with a norm that quotes ``fact``; nothing when all is traced.

    ``law`` and ``says`` are by language; their numbers must be the row's own.
    """
    allowed = fact.named | fact.named_by_law
    yield from _strangers(Flaw.LAW_NAMES_MORE, fact, law, allowed)
    yield from _strangers(Flaw.SAYS_NAMES_MORE, fact, says, allowed)
    for language, text in says.items():
        if _has_other_unit(fact, text):
            yield fault(
                Flaw.SAYS_OTHER_UNIT,
                code=fact.code,
                value=fact.value,
                unit=fact.unit,
                tongue=language,
                words=text,
            )


def faults_of_matters(facts: Iterable[Fact], russian: str, part: str) -> Iterator[Fault]:
    """Grave matters that the Russian words of a ``part`` speak of and no row does; whether the row says the same, a lawyer reads."""
    told = " ".join(f"{fact.value} {fact.statement} {fact.law}" for fact in facts)
    for matter, (spoken, of_row) in _MATTERS.items():
        if re.search(spoken, russian, re.IGNORECASE) and not re.search(of_row, told, re.IGNORECASE):
            yield fault(matter, "RU", part)


def has_unit(unit: str, words: str) -> bool:
    """Whether words that follow a number may stand for this unit; a unit of which no words are known always may."""
    wanted = _UNITS.get(unit)
    return wanted is None or re.match(wanted, words) is not None


def _strangers(flaw: Flaw, fact: Fact, texts: Mapping[str, str], allowed: Named) -> Iterator[Fault]:
    for language, text in texts.items():
        if strangers := str(Named.of(text) - allowed):
            yield fault(flaw, code=fact.code, tongue=language, named=strangers)


def _has_other_unit(fact: Fact, text: str) -> bool:
    """Whether the row's own number stands in the text with a unit that is not the row's."""
    wanted = _UNITS.get(fact.unit)
    number = _as_number(fact.value)
    if wanted is None or number is None or number not in numbers_in(text):
        return False
    places = [
        found.end() for found in re.finditer(r"\d[\d.,]*\d|\d", text) if numbers_in(found.group()) == {number}
    ]
    return bool(places) and not any(re.match(wanted, text[end : end + _AFTER_NUMBER]) for end in places)


def _as_number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
