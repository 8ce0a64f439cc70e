"""Whether the words of a card are whole: every number a reference, every list as long as in Russian, nothing too long."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jardam.knowledge.rules.faults import Fault, Flaw, fault
from jardam.knowledge.rules.names import typed_numbers
from jardam.knowledge.rules.references import (
    Reference,
    Value,
    faults_of_reference,
    references_in,
    without_references,
)
from jardam.knowledge.rules.tracing import has_unit

LONGEST_SPEECH = 90
"""Words: longer than that nobody listens to on the telephone."""
LONGEST_TITLE = 110
LONGEST_LINE = 400
MASTER = "RU"
WRITTEN_WHOLE = ("RU", "EN")
"""The languages in which a card has questions and steps; the others need a title and the words read aloud."""
NEEDED = ("ask", "steps")
ALOUD = ("title", "ask", "say")

Words = Mapping[str, Mapping[str, Sequence[str]]]
"""By language and part, the lines of a card."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The rows of the law that a card names, and which of them the words read aloud may rest on."""

    values: Mapping[str, Value]
    named: frozenset[str]
    aloud: frozenset[str]


def faults_of_words(words: Words, grounds: Grounds) -> Iterator[Fault]:
    """Every fault of the words of a card."""
    for language, parts in words.items():
        yield from _faults_of_size(language, parts)
        for part, lines in parts.items():
            for line in lines:
                yield from _faults_of_line(language, part, line)
                for reference in references_in(line):
                    yield from _faults_of_ground(language, part, reference, grounds)
        if language != MASTER:
            yield from _faults_against_master(language, parts, words[MASTER])


def _faults_of_size(language: str, parts: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    spoken = len(without_references(parts["say"][0]).split())
    if not spoken:
        yield fault(Flaw.EMPTY, language, "say")
    if spoken > LONGEST_SPEECH:
        yield fault(Flaw.SPEECH_LENGTH, language, "say", count=spoken, most=LONGEST_SPEECH)
    if not parts["title"][0] or len(without_references(parts["title"][0])) > LONGEST_TITLE:
        yield fault(Flaw.TITLE_LENGTH, language, "title", most=LONGEST_TITLE)
    if language in WRITTEN_WHOLE:
        yield from (fault(Flaw.EMPTY, language, part) for part in NEEDED if not parts[part])


def _faults_of_line(language: str, part: str, line: str) -> Iterator[Fault]:
    left = without_references(line)
    if "{" in left or "}" in left:
        yield fault(Flaw.STRAY_BRACES, language, part, line=line)
    if typed := typed_numbers(left):
        yield fault(Flaw.TYPED_NUMBERS, language, part, numbers=", ".join(typed))
    if len(line) > LONGEST_LINE and part != "say":
        yield fault(Flaw.LINE_LENGTH, language, part, most=LONGEST_LINE)


def _faults_of_ground(language: str, part: str, reference: Reference, grounds: Grounds) -> Iterator[Fault]:
    if reference.code not in grounds.named:
        yield fault(Flaw.NOT_A_GROUND, language, part, code=reference.code)
        return
    if part in ALOUD and reference.code not in grounds.aloud:
        yield fault(Flaw.NOT_ALOUD, language, part, code=reference.code)
    yield from faults_of_reference(reference, language, part, grounds.values)
    yield from _faults_of_unit(language, part, reference.forms, grounds.values.get(reference.code))


def _faults_of_unit(language: str, part: str, forms: Sequence[str], row: Value | None) -> Iterator[Fault]:
    """A number of days must not become months on the way; in the two languages whose words we know."""
    if row is None or language not in WRITTEN_WHOLE:
        return
    for form in forms:
        if not has_unit(row.unit, form):
            yield fault(Flaw.OTHER_UNIT, language, part, value=row.value, unit=row.unit, form=form)


def _faults_against_master(
    language: str, parts: Mapping[str, Sequence[str]], master: Mapping[str, Sequence[str]]
) -> Iterator[Fault]:
    for part, lines in parts.items():
        if not lines:
            continue
        if len(lines) != len(master[part]):
            yield fault(Flaw.LINES_UNLIKE, language, part, count=len(lines), master=len(master[part]))
        elif unlike := _referred(lines) ^ _referred(master[part]):
            named = ", ".join(sorted(".".join(filter(None, one)) for one in unlike))
            yield fault(Flaw.ROWS_UNLIKE, language, part, codes=named)


def _referred(lines: Sequence[str]) -> set[tuple[str, str]]:
    return {reference.what for line in lines for reference in references_in(line)}
