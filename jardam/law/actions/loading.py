"""Loading the law from its files. What is stored stays: a row that says something new becomes a further version."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from jardam.database.scope import across_centres
from jardam.law.actions.ledger import locked_ledger
from jardam.law.models import CalendarDay, Parameter
from jardam.law.reading.csv_files import read_calendar
from jardam.law.reading.every_row import every_row
from jardam.law.reading.reviews import review_on
from jardam.law.reading.rows import CalendarRow, ParameterRow
from jardam.law.rules.changing import Origin


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows the files hold, and how many of them were new or said something new."""

    parameters: int
    days: int
    added: int
    kept: (
        int  # periods that people changed on a page, of which the files now say something else: theirs stands
    )


def load_law(folder: Path, at: datetime) -> Loaded:
    """Store what the files of ``folder`` say and the database does not say yet. Repeating it changes nothing.

    What two people confirmed on a page no file takes back: such a row is counted as kept, and a further change decides.

    Errors: ValueError or KeyError for a row that cannot be read; nothing is stored then.
    """
    parameters = list(every_row(folder))
    days = list(read_calendar(folder))
    with across_centres("the law belongs to the whole network") as db, transaction.atomic(using=db):
        return _load(parameters, days, timezone.localdate(at), db)


def _load(parameters: list[ParameterRow], days: list[CalendarRow], today: date, db: str) -> Loaded:
    ledger = locked_ledger(db)
    recording = ledger.recording + 1
    known = {(row.code, row.valid_from): row for row in Parameter.objects.using(db).newest()}
    pairs = [(row, known.get((row.code, row.valid_from))) for row in parameters]
    fresh = [(row, before) for row, before in pairs if before is None or _differs(row, before)]
    ours = [(row, before) for row, before in fresh if before is None or before.origin == Origin.FILES]
    versions = [_version(row, before, today, recording) for row, before in ours]
    Parameter.objects.using(db).bulk_create(versions)
    added = len(ours) + _add_days(days, today, recording, db)
    if added:
        ledger.recording = recording
        ledger.save(using=db, update_fields=["recording"])
    return Loaded(len(parameters), len(days), added, len(fresh) - len(ours))


def _differs(row: ParameterRow, before: Parameter) -> bool:
    return before.is_withdrawn or any(getattr(before, name) != value for name, value in asdict(row).items())


def _version(row: ParameterRow, before: Parameter | None, today: date, recording: int) -> Parameter:
    return Parameter(
        version=before.version + 1 if before else 1,
        known_from=today,
        recording=recording,
        next_review_on=review_on(row.code, row.last_checked_on),
        **asdict(row),
    )


def _add_days(rows: Iterable[CalendarRow], today: date, recording: int, db: str) -> int:
    known = {row.day: row for row in CalendarDay.objects.using(db).as_known()}
    fresh = []
    for row in rows:
        before = known.get(row.day)
        told = asdict(row)
        if before is None or any(getattr(before, name) != value for name, value in told.items()):
            version = before.version + 1 if before else 1
            fresh.append(CalendarDay(version=version, known_from=today, recording=recording, **told))
    CalendarDay.objects.using(db).bulk_create(fresh)
    return len(fresh)
