"""Every fault of a card against the rows of the law, in one go: for the loader, for whoever writes cards, for editors."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from jardam.knowledge.reading import SCHEMA, CardFile, NormFile
from jardam.knowledge.rules.references import Value
from jardam.knowledge.rules.tracing import Fact, faults_of_matters, faults_of_norm, faults_of_speech
from jardam.knowledge.rules.wholeness import LONGEST_SPEECH, Grounds, faults_of_words

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


def faults_of_card(file: CardFile, facts: Mapping[str, Fact]) -> list[str]:
    """What is wrong with a card: sentences, none when it is whole.

    ``facts``: by code, the rows in force on the day on which the card was checked.
    """
    known = [norm for norm in file.norms if norm.fact in facts]
    missing = [norm.fact for norm in file.norms if norm.fact not in facts]
    faults = [f"no row of the law {code} on {file.checked_on}" for code in missing]
    faults += [fault for norm in known for fault in _faults_of_norm(norm, facts[norm.fact])]
    aloud = [facts[norm.fact] for norm in known if norm.is_aloud]
    everything = [facts[norm.fact] for norm in known]
    faults += _faults_of_words(file, facts) if file.schema == SCHEMA else _faults_of_typed(file, aloud)
    faults += faults_of_matters(aloud, file.texts["RU"].say, "the words read aloud")
    for part in CALM:
        faults += faults_of_matters(everything, " ".join(getattr(file.texts["RU"], part)), f"the {part}")
    return list(dict.fromkeys(faults))


def _faults_of_norm(norm: NormFile, fact: Fact) -> Iterator[str]:
    return (f"{norm.fact}: {fault}" for fault in faults_of_norm(fact, norm.law, norm.says))


def _faults_of_words(file: CardFile, facts: Mapping[str, Fact]) -> Iterator[str]:
    grounds = Grounds(
        values={code: as_value(fact) for code, fact in facts.items()},
        named=frozenset(norm.fact for norm in file.norms),
        aloud=frozenset(norm.fact for norm in file.norms if norm.is_aloud),
    )
    return faults_of_words({language: text.sentences for language, text in file.texts.items()}, grounds)


def _faults_of_typed(file: CardFile, aloud: Iterable[Fact]) -> Iterator[str]:
    said = {language: text.say for language, text in file.texts.items()}
    for language, words in said.items():
        if len(words.split()) > LONGEST_SPEECH:
            yield f"{language}: {len(words.split())} words to read aloud"
    yield from faults_of_speech(aloud, said)
