"""What the vault did, written down here: the vault stands below and cannot call us."""

from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.audit.rules.details import LARGEST_COUNT
from jardam.centres.models import Centre


@recorded
def write_down_rotation(*, centre: Centre, moment: datetime, rewrapped: int, **_: object) -> None:
    """Runs inside the transaction that retires the old epoch: no entry, no rotation."""
    record("vault.rotated", centre, by=None, at=moment, rewrapped=min(rewrapped, LARGEST_COUNT))
