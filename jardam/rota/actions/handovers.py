"""What one shift tells the next: sealed with its hour, read with a mark, never changed."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.rota.actions.numbers import next_number
from jardam.rota.models import Handover, HandoverSeen
from jardam.vault.actions import new_file_key
from jardam.vault.sealing import Place, seal_json

SCHEMA = 1
TEXT, WRITTEN = "text", "written"  # inside the seal


def handover_place(handover_id: UUID) -> Place:
    return Place("rota_handover", handover_id, "text", SCHEMA)


@recorded
def write_handover(text: str, *, by: User, at: datetime) -> Handover:
    """Write for the next shift. Whoever writes has seen it."""
    assert by.centre_id is not None
    handover = Handover(
        id=day_uuid(),
        centre_id=by.centre_id,
        number=next_number(Handover.objects.all(), by.centre_id),
        written_by=by,
        written_on=timezone.localdate(at),
        key=new_file_key(by.centre_id),
    )
    words = {TEXT: text, WRITTEN: at.isoformat()}
    handover.sealed_text = seal_json(handover.key, handover_place(handover.id), words)
    handover.save(force_insert=True)
    record("handover.written", handover, by=by, at=at)
    tell(handover.centre_id)
    return handover


@recorded
def mark_seen(handover: Handover, *, by: User, at: datetime) -> None:
    """This colleague has read it; a second time changes nothing."""
    _seen, is_new = HandoverSeen.objects.get_or_create(
        centre_id=handover.centre_id,
        handover=handover,
        user=by,
        defaults={"seen_on": timezone.localdate(at)},
    )
    if is_new:
        record("handover.read", handover, by=by, at=at)
