"""The secret with which a centre's exchange signs. It is shown once, when it is made."""

import secrets
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.kernel.ids import day_uuid
from jardam.line.models import LineDoor
from jardam.line.recognising import secret_place
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.sealing import seal_json

SECRET_BYTES = 32


@recorded
def make_secret(centre: Centre, *, by: User | None, at: datetime) -> str:
    """Make the centre's secret, 64 hexadecimal digits; the one before opens nothing from now on."""
    before = (
        LineDoor.objects.select_for_update(of=("self",)).select_related("key").filter(centre=centre).first()
    )
    if before is not None:
        key = before.key
        before.delete()
        discard_file_key(key)
    secret = secrets.token_hex(SECRET_BYTES)
    door = LineDoor(id=day_uuid(), centre=centre, key=new_file_key(centre.pk), made_on=timezone.localdate(at))
    door.sealed_secret = seal_json(door.key, secret_place(door.pk), {"secret": secret})
    door.save(force_insert=True)
    record("line.secret_made", door, by=by, at=at)
    return secret
