"""A card's words as they are read out on a day: each reference replaced by what its row says, as known now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jardam.knowledge.checking import as_value
from jardam.knowledge.models import CardText
from jardam.knowledge.rules.references import Value, references_in, rendered, unknown_in
from jardam.law.models import Parameter
from jardam.law.queries import in_force, known_parameters
from jardam.law.rules.rulebook import NotInForce


@dataclass(frozen=True, slots=True)
class Law:
    """What the rows say on a day, by code; and all their periods, for whoever asks how they came to say it."""

    values: dict[str, Value]
    periods: dict[str, list[Parameter]]

    def said(self, text: str, language: str) -> str:
        return rendered(text, language, self.values)

    def all_said(self, lines: Sequence[str], language: str) -> list[str]:
        return [rendered(line, language, self.values) for line in lines]

    def has_gap(self, lines: Iterable[str]) -> bool:
        """Whether a row that these lines refer to says nothing: no verified value."""
        return any(unknown_in(line, self.values) for line in lines)


def law_for(lines: Iterable[str], on: date, further: Iterable[str] = ()) -> Law:
    """The rows to which these lines refer, and ``further`` ones by code. One query; none when there is nothing to ask."""
    codes = {one.code for line in lines for one in references_in(line)}
    wanted = codes | set(further)
    periods = known_parameters(wanted) if wanted else {}
    held = {code: row for code, rows in periods.items() if (row := _holding(rows, on))}
    return Law({code: as_value(row) for code, row in held.items()}, periods)


def lines_of(text: CardText) -> list[str]:
    """Everything of a text that is read or shown to a person."""
    return [text.title, *text.ask, text.say, *text.steps, *text.take, *text.warnings]


def _holding(rows: Sequence[Parameter], on: date) -> Parameter | None:
    try:
        return in_force(rows, on, "")
    except NotInForce:
        return None
