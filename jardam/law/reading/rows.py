"""What a data file of the law says, one frozen row each, before any database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jardam.law.rules.calendar import DayKind
from jardam.law.rules.confidence import Confidence

CHECKED_ON = date(2026, 11, 21)
"""The day the files were gathered, where a row names none."""


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One row; the fields of `models.Parameter` that a file can know."""

    code: str
    statement: str
    confidence: Confidence
    value: str = ""
    unit: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    jurisdiction: str = "RU"
    law: str = ""
    sources: str = ""
    note: str = ""
    last_checked_on: date = CHECKED_ON
    details: Mapping[str, Any] = field(default_factory=dict)  # the rest of the entry, as JSON holds it


@dataclass(frozen=True, slots=True)
class CalendarRow:
    day: date
    kind: DayKind
    name: str
    sources: str
    confidence: Confidence
    note: str


def as_date(told: object) -> date | None:
    """The date of a cell: YAML's own, ISO text, or nothing.

    Errors: ValueError for text that is neither empty nor a date.
    """
    if isinstance(told, date) or told is None:
        return told
    text = str(told).strip()
    return date.fromisoformat(text) if text else None


def as_details(told: Mapping[str, Any], without: frozenset[str]) -> dict[str, Any]:
    """What an entry says beside the columns that every row has; days as ISO text, nothing for an empty cell."""
    return {
        name: _plain(value) for name, value in told.items() if name not in without and value not in (None, "")
    }


def _plain(told: object) -> Any:
    if isinstance(told, Mapping):
        return {str(name): _plain(value) for name, value in told.items()}
    if isinstance(told, list):
        return [_plain(part) for part in told]
    return told.isoformat() if isinstance(told, date) else told


def as_text(told: object) -> str:
    """A cell as one line of text; a list with semicolons between."""
    if told is None:
        return ""
    if isinstance(told, list):
        return "; ".join(as_text(part) for part in told)
    return re.sub(r"\s+", " ", str(told)).strip()


def joined(*parts: object) -> str:
    """The parts that say something, with semicolons between."""
    return "; ".join(text for text in map(as_text, parts) if text)
