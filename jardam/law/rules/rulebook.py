"""The law as rules read it: rows by code and day, with the calendar, and no database. Rules take a book, never a value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.confidence import Confidence


class NotInForce(LookupError):
    """No row of this code holds on this day."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(f"{code} on {on}")
        self.code = code
        self.on = on


class NoNumber(LookupError):
    """The row is there and its value is not known: whoever needs the number says so and guesses nothing."""

    def __init__(self, row: "RuleVersion") -> None:
        super().__init__(f"{row.code} has no number")
        self.row = row


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One row of the law for one period, in the version in which it was known.

    ``details``: what the source says beside the value, by the names of data/law (``roll``, ``window``, ``citizens``, …).
    """

    code: str  # "deadlines.tc392_wages"
    version: int
    value: str
    unit: str
    statement: str
    valid_from: date | None
    valid_to: date | None
    law: str
    sources: str
    confidence: Confidence
    checked_on: date
    review_on: date
    jurisdiction: str = "RU"
    details: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def holds(self, on: date) -> bool:
        """Whether this row is in force on a day."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)

    @property
    def number(self) -> Decimal:
        """The value as a number.

        Units: ``unit``.
        Errors: NoNumber.
        """
        try:
            return Decimal(self.value)
        except InvalidOperation:
            raise NoNumber(self) from None

    @property
    def key(self) -> tuple[str, date | None, int]:
        """What names this version for ever: whoever used it writes this down."""
        return self.code, self.valid_from, self.version


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """All rows as known at one moment, and the production calendar. A book is itself alone: rules may keep by it what
    they draw from all of it.

    ``rows``: by code, each the latest known version of one period.
    ``known_on``: as of which day; a book of an earlier day answers what we would have said then.
    """

    rows: Mapping[str, Sequence[RuleVersion]]
    calendar: ProductionCalendar
    known_on: date

    def at(self, code: str, on: date) -> RuleVersion:
        """The row of ``code`` that holds on a day; of several the one that began last.

        Errors: NotInForce.
        """
        holding = [row for row in self.rows.get(code, ()) if row.holds(on)]
        if not holding:
            raise NotInForce(code, on)
        return max(holding, key=lambda row: row.valid_from or date.min)

    def find(self, code: str, on: date) -> RuleVersion | None:
        """As `at`; None where none holds: for what is only said beside an answer."""
        try:
            return self.at(code, on)
        except NotInForce:
            return None

    def periods(self, code: str) -> list[RuleVersion]:
        """Every period of ``code``, the oldest first; none when the code is not known."""
        return sorted(self.rows.get(code, ()), key=lambda row: row.valid_from or date.min)

    def under(self, prefix: str) -> Iterator[RuleVersion]:
        """Every row whose code begins with ``prefix``."""
        return (row for code, rows in self.rows.items() if code.startswith(prefix) for row in rows)


def book_of(rows: Iterable[RuleVersion], calendar: ProductionCalendar, known_on: date) -> RuleBook:
    """A book of these rows."""
    by_code: dict[str, list[RuleVersion]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    return RuleBook(by_code, calendar, known_on)
