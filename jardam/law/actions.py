"""Loading the law from its files. What is stored stays: a row that says something new becomes a further version."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from jardam.database.scope import across_centres
from jardam.law.models import CalendarDay, Parameter
from jardam.law.reading.csv_files import read_calendar
from jardam.law.reading.every_row import every_row
from jardam.law.reading.reviews import review_on
from jardam.law.reading.rows import CalendarRow, ParameterRow


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows the files hold, and how many of them were new or said something new."""

    parameters: int
    days: int
    added: int


def load_law(folder: Path, at: datetime) -> Loaded:
    """Store what the files of ``folder`` say and the database does not say yet. Repeating it changes nothing.

    Errors: ValueError or KeyError for a row that cannot be read; nothing is stored then.
    """
    parameters = list(every_row(folder))
    days = list(read_calendar(folder))
    with across_centres("the law belongs to the whole network") as db, transaction.atomic(using=db):
        added = _add_parameters(parameters, at.date(), db) + _add_days(days, at.date(), db)
    return Loaded(len(parameters), len(days), added)


def _add_parameters(rows: Iterable[ParameterRow], today: date, db: str) -> int:
    known = {(row.code, row.valid_from): row for row in Parameter.objects.using(db).as_known()}
    fresh = []
    for row in rows:
        before = known.get((row.code, row.valid_from))
        told = asdict(row)
        if before is None or any(getattr(before, name) != value for name, value in told.items()):
            version = before.version + 1 if before else 1
            review = review_on(row.code, row.last_checked_on)
            fresh.append(Parameter(version=version, known_from=today, next_review_on=review, **told))
    Parameter.objects.using(db).bulk_create(fresh)
    return len(fresh)


def _add_days(rows: Iterable[CalendarRow], today: date, db: str) -> int:
    known = {row.day: row for row in CalendarDay.objects.using(db).as_known()}
    fresh = []
    for row in rows:
        before = known.get(row.day)
        told = asdict(row)
        if before is None or any(getattr(before, name) != value for name, value in told.items()):
            version = before.version + 1 if before else 1
            fresh.append(CalendarDay(version=version, known_from=today, **told))
    CalendarDay.objects.using(db).bulk_create(fresh)
    return len(fresh)
