"""Every fault of a card against the rows of the law, in one go: for the loader, for whoever writes cards, for editors."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from jardam.knowledge.reading import CardFile
from jardam.knowledge.rules.faults import Fault, Flaw, fault
from jardam.knowledge.rules.references import Value
from jardam.knowledge.rules.tracing import Fact, faults_of_matters, faults_of_norm
from jardam.knowledge.rules.wholeness import Grounds, faults_of_words

CALM = ("steps", "warnings")
"""What may speak of a grave matter beside the words read aloud."""


class Row(Protocol):
    """A row of the law, stored or read from its file."""

    @property
    def code(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def statement(self) -> str: ...
    @property
    def law(self) -> str: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


def as_fact(row: Row) -> Fact:
    return Fact(row.code, row.value, row.unit, row.statement, row.law, row.valid_from, row.valid_to)


def as_value(row: Row) -> Value:
    return Value(row.value, row.unit, row.valid_from, row.valid_to)


def facts_on(rows: Iterable[Row], on: date) -> dict[str, Fact]:
    """By code, the row that holds on a day; of several the one that began last."""
    holding = [as_fact(row) for row in rows if (row.valid_from or on) <= on <= (row.valid_to or on)]
    return {fact.code: fact for fact in sorted(holding, key=lambda fact: fact.valid_from or date.min)}


def faults_of_card(file: CardFile, facts: Mapping[str, Fact]) -> list[Fault]:
    """What is wrong with a card; nothing when it is whole.

    ``facts``: by code, the rows in force on the day on which the card was checked.
    """
    known = [norm for norm in file.norms if norm.fact in facts]
    missing = [norm.fact for norm in file.norms if norm.fact not in facts]
    faults = [fault(Flaw.UNKNOWN_ROW, code=code, day=f"{file.checked_on:%d.%m.%Y}") for code in missing]
    for norm in known:
        faults += faults_of_norm(facts[norm.fact], norm.law, norm.says)
    faults += _faults_of_words(file, facts)
    aloud = [facts[norm.fact] for norm in known if norm.is_aloud]
    everything = [facts[norm.fact] for norm in known]
    faults += faults_of_matters(aloud, file.texts["RU"].say, "say")
    for part in CALM:
        faults += faults_of_matters(everything, " ".join(getattr(file.texts["RU"], part)), part)
    return list(dict.fromkeys(faults))


def _faults_of_words(file: CardFile, facts: Mapping[str, Fact]) -> Iterator[Fault]:
    grounds = Grounds(
        values={code: as_value(fact) for code, fact in facts.items()},
        named=frozenset(norm.fact for norm in file.norms),
        aloud=frozenset(norm.fact for norm in file.norms if norm.is_aloud),
    )
    return faults_of_words({language: text.sentences for language, text in file.texts.items()}, grounds)
