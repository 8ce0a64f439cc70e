"""The figures of a year leave the house."""

from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import User


@recorded
def take_year(year: int, *, form: str, by: User, at: datetime) -> None:
    """Write down that ``by`` takes the figures of a year out. ``form``: CSV or EXCEL."""
    record("year.taken", by, by=by, at=at, form=form, year=year)
