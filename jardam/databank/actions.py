"""What leaves the house is written down."""

from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.databank.queries import Wanted


@recorded
def take_table(wanted: Wanted, *, form: str, by: User, at: datetime) -> None:
    """That ``by`` took a protected table out. In the chain of their centre, or of the network where they have none."""
    record("databank.taken", by, by=by, at=at, indicator=wanted.indicator.value, form=form)
