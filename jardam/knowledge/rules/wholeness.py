"""Whether the words of a card are whole: every number a reference, every list as long as in Russian, nothing too long."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jardam.knowledge.rules.names import typed_numbers
from jardam.knowledge.rules.references import (
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


def faults_of_words(words: Words, grounds: Grounds) -> Iterator[str]:
    """Every fault of the words of a card: sentences for whoever writes it."""
    for language, parts in words.items():
        yield from _faults_of_size(language, parts)
        for part, lines in parts.items():
            for line in lines:
                yield from _faults_of_line(f"{language} {part}", language, line, grounds, part in ALOUD)
        if language != MASTER:
            yield from _faults_against_master(language, parts, words[MASTER])


def _faults_of_size(language: str, parts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    spoken = len(without_references(parts["say"][0]).split())
    if not spoken:
        yield f"{language} say is empty"
    if spoken > LONGEST_SPEECH:
        yield f"{language}: {spoken} words to read aloud, the most is {LONGEST_SPEECH}"
    if not parts["title"][0] or len(without_references(parts["title"][0])) > LONGEST_TITLE:
        yield f"{language}: a title has 1 to {LONGEST_TITLE} letters"
    if language in WRITTEN_WHOLE:
        yield from (f"{language} has no {part}" for part in NEEDED if not parts[part])


def _faults_of_line(place: str, language: str, line: str, grounds: Grounds, is_aloud: bool) -> Iterator[str]:
    left = without_references(line)
    if "{" in left or "}" in left:
        yield f"{place}: braces that are no reference in «{line}»"
    if typed := typed_numbers(left):
        yield f"{place}: typed numbers, each wants a reference: {', '.join(typed)}"
    if len(line) > LONGEST_LINE and not place.endswith(" say"):
        yield f"{place}: longer than {LONGEST_LINE} letters"
    for reference in references_in(line):
        if reference.code not in grounds.named:
            yield f"{place}: {{{reference.code}}} is not among the norms of the card"
            continue
        if is_aloud and reference.code not in grounds.aloud:
            yield f"{place}: {{{reference.code}}} stands in what is read aloud, its norm says aloud: false"
        for fault in faults_of_reference(reference, language, grounds.values):
            yield f"{place}: {fault}"
        yield from _faults_of_unit(place, language, reference.forms, grounds.values.get(reference.code))


def _faults_of_unit(place: str, language: str, forms: Sequence[str], row: Value | None) -> Iterator[str]:
    """A number of days must not become months on the way; in the two languages whose words we know."""
    if row is None or language not in WRITTEN_WHOLE:
        return
    for form in forms:
        if not has_unit(row.unit, form):
            yield f"{place}: the row counts in {row.unit}, the form «{form}» does not"


def _faults_against_master(
    language: str, parts: Mapping[str, Sequence[str]], master: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    for part, lines in parts.items():
        if not lines:
            continue
        if len(lines) != len(master[part]):
            yield f"{language} {part}: {len(lines)} lines, Russian has {len(master[part])}"
        elif unlike := _referred(lines) ^ _referred(master[part]):
            named = ", ".join(sorted(".".join(filter(None, one)) for one in unlike))
            yield f"{language} {part} refers to other rows than Russian: {named}"


def _referred(lines: Sequence[str]) -> set[tuple[str, str]]:
    return {reference.what for line in lines for reference in references_in(line)}
