"""Which row counts a deadline on a day. The law of one matter is a chain of rows; near a change two of them may hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from jardam.kernel.partial_dates import PartialDate
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.terms import Counting, End, Roll, Unit, counting_named, end_of_hours, end_of_term

PREFIX = "deadlines."
LAST_MINUTE = time(23, 59)
Start = PartialDate | datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """``earliest`` and ``latest``: the ends that are possible; one and the same where the start is known exactly.

    Both None: the row has no term, or nothing is known of the start.
    """

    row: RuleVersion
    earliest: End | None = None
    latest: End | None = None

    @property
    def due(self) -> End | None:
        """The safe end; None where only a span of days is known."""
        if self.earliest is None or self.latest is None:
            return None
        return None if self.is_of_days(self.earliest, self.latest) else self.safe

    @property
    def safe(self) -> End | None:
        """The end that holds whatever the doubt: by the earlier one is in time, from the later one has the right."""
        return self.latest if gives_a_right(self.row) else self.earliest

    @staticmethod
    def is_of_days(earliest: End, latest: End) -> bool:
        """Whether the ends lie further apart than the hours of one day."""
        if earliest.unit is Unit.HOURS and earliest.moment and latest.moment:
            return latest.moment - earliest.moment >= timedelta(days=1)
        return earliest.day != latest.day


@dataclass(frozen=True, slots=True)
class Counted:
    """One term under one row."""

    row: RuleVersion
    how: Counting
    end: End

    @property
    def last_minute(self) -> datetime:
        return self.end.moment or datetime.combine(self.end.day, LAST_MINUTE)


def day_of(start: Start) -> date:
    """The day of a start that is known at least to the day; of another its first."""
    return start.date() if isinstance(start, datetime) else start.earliest


def has_term(row: RuleVersion) -> bool:
    """Whether the row counts anything."""
    return row.unit in set(Unit)


def gives_a_right(row: RuleVersion) -> bool:
    """Whether the term ends with a day from which one may act, and not with the last day to do so."""
    return bool(row.details.get("gives_a_right"))


def row_on(rows: Sequence[RuleVersion], on: date) -> RuleVersion:
    """The latest row begun on the day, else the first that there ever was."""
    begun = [row for row in rows if (row.valid_from or date.min) <= on]
    return begun[-1] if begun else rows[0]


def counted(code: str, start: Start, book: RuleBook) -> list[Counted]:
    """The term under each row that may hold, the safe end first: the earliest, or the latest of a right.

    Errors: YearNotHeld; NoNumber.
    """
    on = day_of(start)
    eras = [row for row in _eras(code, book) if has_term(row)]
    place = eras.index(row_on(eras, on))
    found = [_count(eras[place], start, book)]
    if place and _is_doubtful(eras[place], on):
        found.append(_count(eras[place - 1], start, book))
    if place + 1 < len(eras) and _may_already_hold(eras[place + 1], on, found[0].end):
        found.append(_count(eras[place + 1], start, book))
    return sorted(found, key=lambda one: one.last_minute, reverse=gives_a_right(eras[place]))


def _eras(code: str, book: RuleBook) -> list[RuleVersion]:
    """All rows that the matter of ``code`` ever had, the oldest first."""
    own = book.periods(code)
    replaced = own[0].details.get("replaces")
    older = _eras(PREFIX + replaced, book) if replaced and book.periods(PREFIX + replaced) else []
    return list(dict.fromkeys([*older, *own, *_followers(own[-1], book)]))


def _followers(row: RuleVersion, book: RuleBook) -> Iterator[RuleVersion]:
    """What replaced a row that ended; a row that goes on for other matters has none."""
    if row.valid_to:
        name = row.code.removeprefix(PREFIX)
        for other in book.under(PREFIX):
            if other.details.get("replaces") == name and other.code.count(".") == 1:
                yield other


def _may_already_hold(newer: RuleVersion, on: date, end: End) -> bool:
    """Whether it is not sure that the newer row came later, or it came while the term was running."""
    return _is_doubtful(newer, on) or (newer.valid_from or date.max) <= end.day


def _is_doubtful(row: RuleVersion, on: date) -> bool:
    """Whether the day lies where it is not sure yet that this row holds instead of the one before it."""
    told: Mapping[str, Any] = row.details.get("transition", {})
    return bool(told) and date.fromisoformat(told["from"]) <= on <= date.fromisoformat(told["to"])


def _count(row: RuleVersion, start: Start, book: RuleBook) -> Counted:
    length, unit, on = int(row.number), Unit(row.unit), day_of(start)
    if unit is Unit.HOURS:
        moment = start if isinstance(start, datetime) else datetime.combine(on, time.min)
        return Counted(row, Counting(Roll.NONE), end_of_hours(moment, length))
    if gives_a_right(row):  # a day from which one may, so nothing is moved
        return Counted(
            row, Counting(Roll.NONE), end_of_term(on, length, unit, Counting(Roll.NONE), book.calendar)
        )
    how = counting_named(str(row.details.get("computation", "")), on, book)
    return Counted(row, how, end_of_term(on, length, unit, how, book.calendar))
