"""Somebody takes their terms along in their own calendar, under an address that nobody can guess; or no longer."""

import hashlib
import secrets
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.models import CalendarAddress
from jardam.centres.models import User
from jardam.database.bulk import one_at_a_time
from jardam.kernel.ids import day_uuid

SECRET_BYTES = 32


def hashed(secret: str) -> bytes:
    """What is kept of a secret. It is long and random, so that a plain hash does."""
    return hashlib.sha256(secret.encode()).digest()


@recorded
def make_address(*, by: User, at: datetime) -> tuple[CalendarAddress, str]:
    """A new address with its secret, which is shown this once; the one before it ends."""
    assert by.centre_id is not None
    one_at_a_time(f"cases.CalendarAddress/{by.pk}")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarAddress.objects.filter(centre_id=by.centre_id, user=by).delete()
    address = CalendarAddress(
        id=day_uuid(),
        centre_id=by.centre_id,
        user=by,
        secret_hash=hashed(secret),
        made_on=timezone.localdate(at),
    )
    address.save(force_insert=True)
    record("case.calendar_made", address, by=by, at=at)
    return address, secret


@recorded
def end_address(*, by: User, at: datetime) -> None:
    """From now on nothing stands under the address. Said twice it ends once."""
    assert by.centre_id is not None
    for address in CalendarAddress.objects.filter(centre_id=by.centre_id, user=by):
        record("case.calendar_ended", address, by=by, at=at)
        address.delete()
