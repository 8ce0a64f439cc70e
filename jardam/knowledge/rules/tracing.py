"""Whether a card says only what the law's rows say. A number without a row, or with another unit, stops the card."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from jardam.knowledge.rules.numbers import numbers_in, numbers_of

_AFTER_NUMBER = 18  # characters in which the unit must stand
_UNITS = {
    "calendar_days": "(?!.*(рабоч|working)).*(дн|ден|day)",
    "working_days": ".*(рабоч|working)",
    "days": ".*(дн|ден|day)",
    "weeks": ".*(недел|week)",
    "months": ".*(мес|month)",
    "years": ".*(год|лет|year)",
    "hours": ".*(час|hour)",
    "RUB": ".*(руб|RUB)",
}
"""What must follow a number of this unit in Russian or English."""


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
    def numbers(self) -> frozenset[Decimal]:
        said = numbers_in(f"{self.value} {self.statement}")
        return said | numbers_of(self.valid_from) | numbers_of(self.valid_to)

    @property
    def numbers_of_law(self) -> frozenset[Decimal]:
        return numbers_in(self.law)


def faults_of_norm(fact: Fact, law: Mapping[str, str], says: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a norm that quotes ``fact``: sentences for the editor, none when all is traced.

    ``law`` and ``says`` are by language; their numbers must be the row's own.
    """
    allowed = fact.numbers | fact.numbers_of_law
    for language, text in law.items():
        yield from _strangers(f"the law ({language})", text, allowed)
    for language, text in says.items():
        yield from _strangers(f"the words ({language})", text, allowed)
        if _has_other_unit(fact, text):
            yield f"{fact.value} is in {fact.unit}, the words ({language}) say otherwise: {text}"


def faults_of_speech(facts: Iterable[Fact], said: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the words read aloud: a number of no row, or other numbers than in Russian."""
    allowed = frozenset[Decimal]().union(*(fact.numbers for fact in facts))
    russian = numbers_in(said["RU"])
    for language, text in said.items():
        yield from _strangers(f"the words read aloud ({language})", text, allowed)
        if numbers_in(text) != russian:
            yield f"{language} names other numbers than Russian: {_listed(numbers_in(text) ^ russian)}"


def _strangers(place: str, text: str, allowed: frozenset[Decimal]) -> Iterator[str]:
    if strangers := numbers_in(text) - allowed:
        yield f"{place} name {_listed(strangers)}, which the row does not"


def _has_other_unit(fact: Fact, text: str) -> bool:
    """Whether the row's own number stands in the text with a unit that is not the row's."""
    wanted = _UNITS.get(fact.unit)
    number = _as_number(fact.value)
    if wanted is None or number is None or number not in numbers_in(text):
        return False
    places = [found.end() for found in re.finditer(r"\d[\d.,]*\d|\d", text) if numbers_in(found.group()) == {number}]
    return bool(places) and not any(re.match(wanted, text[end : end + _AFTER_NUMBER]) for end in places)


def _as_number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _listed(numbers: Iterable[Decimal]) -> str:
    return ", ".join(map(str, sorted(numbers)))
