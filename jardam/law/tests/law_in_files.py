"""The law of the project's own files as a book, for tests of rules: no database, no clock."""

from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path

from jardam.law.reading.csv_files import read_calendar, read_csv_files
from jardam.law.reading.rows import ParameterRow
from jardam.law.reading.yaml_files import read_yaml_files
from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.rulebook import RuleBook, RuleVersion, book_of

LAW = Path(__file__).resolve().parents[3] / "data" / "law"
TODAY = date(2026, 11, 23)


@cache
def law_in_files() -> RuleBook:
    calendar = ProductionCalendar({row.day: row.kind for row in read_calendar(LAW)})
    return book_of(map(_as_rule, chain(read_yaml_files(LAW), read_csv_files(LAW))), calendar, TODAY)


def _as_rule(row: ParameterRow) -> RuleVersion:
    return RuleVersion(
        code=row.code, version=1, value=row.value, unit=row.unit, statement=row.statement,
        valid_from=row.valid_from, valid_to=row.valid_to, law=row.law, sources=row.sources,
        confidence=row.confidence, checked_on=row.last_checked_on,
        review_on=row.last_checked_on + timedelta(days=90), jurisdiction=row.jurisdiction, details=row.details,
    )  # fmt: skip
