"""Where two books of the law say something else of a row."""

from dataclasses import dataclass
from datetime import date, timedelta

from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion


@dataclass(frozen=True, slots=True)
class Shift:
    """What one row of the law says differently, and from which day.

    ``on``: the first day on which it does; None where it says the same and only its source is another.
    ``before``, ``after``: the rows that hold on that day, or the last known ones; None where none holds.
    """

    code: str
    on: date | None
    before: RuleVersion | None
    after: RuleVersion | None

    @property
    def is_other(self) -> bool:
        return self.on is not None


def shift_of(code: str, before: RuleBook, after: RuleBook) -> Shift:
    """The first day on which two books say something else of a row."""
    rows = [*before.rows.get(code, ()), *after.rows.get(code, ())]
    days = {date.min, *(row.valid_from for row in rows if row.valid_from)}
    days |= {row.valid_to + timedelta(days=1) for row in rows if row.valid_to}
    for day in sorted(days):
        then, now = at(before, code, day), at(after, code, day)
        if _says(then) != _says(now):
            return Shift(code, day, then, now)
    return Shift(code, None, _last(before, code), _last(after, code))


def shift_by(code: str, before: RuleBook, after: RuleBook, on: date) -> Shift:
    """As `shift_of`, but what holds ``on`` that day where the books say something else of it."""
    then, now = at(before, code, on), at(after, code, on)
    return Shift(code, on, then, now) if _says(then) != _says(now) else shift_of(code, before, after)


def at(book: RuleBook, code: str, on: date) -> RuleVersion | None:
    """The row that holds on a day, or nothing."""
    try:
        return book.at(code, on)
    except NotInForce:
        return None


def _last(book: RuleBook, code: str) -> RuleVersion | None:
    return max(book.rows.get(code, ()), key=lambda row: row.valid_from or date.min, default=None)


def _says(row: RuleVersion | None) -> tuple[str, str, str] | None:
    return (row.value, row.unit, row.statement) if row else None
