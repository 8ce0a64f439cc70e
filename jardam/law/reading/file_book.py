"""The law as the files of the project tell it: for a command typed where no database runs. No correction is in it."""

from datetime import date
from pathlib import Path

from jardam.law.reading.csv_files import read_calendar
from jardam.law.reading.every_row import every_row
from jardam.law.reading.reviews import review_on
from jardam.law.reading.rows import ParameterRow
from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.rulebook import RuleBook, RuleVersion, book_of


def file_book(folder: Path, known_on: date) -> RuleBook:
    """A book of the rows in ``folder``.

    Errors: OSError, ValueError or KeyError for files that cannot be read.
    """
    rows = map(_as_rule, every_row(folder))
    calendar = ProductionCalendar({row.day: row.kind for row in read_calendar(folder)})
    return book_of(rows, calendar, known_on)


def _as_rule(row: ParameterRow) -> RuleVersion:
    return RuleVersion(
        code=row.code,
        version=1,
        value=row.value,
        unit=row.unit,
        statement=row.statement,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        law=row.law,
        sources=row.sources,
        confidence=row.confidence,
        checked_on=row.last_checked_on,
        review_on=review_on(row.code, row.last_checked_on),
        jurisdiction=row.jurisdiction,
        details=row.details,
    )
