"""Until when something must be done: every row of the deadlines, and the earlier day wherever the law leaves a doubt."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from jardam.kernel.partial_dates import PartialDate, exactly
from jardam.law.rules.deadline_codes import DeadlineCaution, DeadlineStep
from jardam.law.rules.deadline_eras import (
    LAST_MINUTE,
    PREFIX,
    Deadline,
    Start,
    counted,
    day_of,
    gives_a_right,
    has_term,
    row_on,
)
from jardam.law.rules.deadline_telling import Telling
from jardam.law.rules.explaining import Explained, Refused, Said, cautions_of
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.terms import End, Unit, end_of_hours
from jardam.law.rules.typed import YEARS


def deadline_ids(book: RuleBook) -> list[str]:
    """Every id of the deadlines, in the order of their file."""
    codes = dict.fromkeys(row.code for row in book.under(PREFIX))
    return [code.removeprefix(PREFIX) for code in codes if code.count(".") == 1]


def deadline(name: str, start: Start, book: RuleBook, today: date) -> Explained[Deadline]:
    """Until when, counted from ``start``.

    Of a start that is known in part, or of a moment of which only the day is known, every possibility is counted and
    the earliest and the latest are given. Near a change of the law the earlier of both answers; the later of a right.

    Errors: Refused for an id that there is not; YearNotHeld; NoNumber.
    Source: the row itself, and the way of counting that it names.
    """
    if name not in deadline_ids(book):
        raise Refused(Said(DeadlineCaution.NO_SUCH_DEADLINE, {"name": name}))
    rows = book.periods(PREFIX + name)
    if isinstance(start, PartialDate) and not start.is_known:
        return _without_end(rows[-1], today)
    if day_of(start).year not in YEARS:
        raise Refused(Said(DeadlineCaution.YEAR_TOO_FAR, {"first": YEARS.start, "last": YEARS.stop - 1}))
    row = row_on(rows, day_of(start))
    return _answered(row, start, book, today) if has_term(row) else _without_end(row, today)


def _without_end(row: RuleVersion, today: date) -> Explained[Deadline]:
    """The row has no term, or nobody knows when it began."""
    code = DeadlineStep.UNKNOWN_START if has_term(row) else DeadlineStep.NO_TERM
    return Explained(Deadline(row), (Said(code, {}, row),), (row,), cautions_of([row], today))


def _answered(asked: RuleVersion, start: Start, book: RuleBook, today: date) -> Explained[Deadline]:
    every = [counted(asked.code, day, book) for day in _possible(start)]
    first = min((ways[0] for ways in every), key=lambda one: one.last_minute)
    last = max((ways[0] for ways in every), key=lambda one: one.last_minute)
    latest = last.end
    if last.end.unit is Unit.HOURS and isinstance(start, PartialDate):
        latest = end_of_hours(datetime.combine(start.latest, LAST_MINUTE), int(last.row.number))
    answer = Deadline(asked, _shaped(first.end, asked), _shaped(latest, asked))
    others = [one for ways in every for one in ways[1:]]
    used = [one.row for ways in every for one in ways]
    told = last if gives_a_right(asked) else first
    how = [told.how.row] if told.how.row else []
    rows = tuple(dict.fromkeys([*used, *how]))
    telling = Telling(answer, told, others, start, book, today)
    warnings = (*telling.warnings(), *cautions_of(rows, today))
    return Explained(answer, tuple(telling.steps()), rows, warnings)


def _possible(start: Start) -> Iterator[Start]:
    """Every day on which it may have begun."""
    if isinstance(start, datetime):
        yield start
        return
    for step in range((start.latest - start.earliest).days + 1):
        yield exactly(start.earliest + timedelta(days=step))


def _shaped(end: End, asked: RuleVersion) -> End:
    """A moment where the row that was asked for counts hours or days and nights, else a day."""
    if asked.unit == Unit.HOURS:
        return end
    moment = datetime.combine(end.day, LAST_MINUTE) if asked.unit == Unit.SUTKI else None
    return replace(end, moment=moment)
