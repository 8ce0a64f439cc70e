"""What one shift tells the next: sealed with its hour, read with a mark, never changed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.database.live import tell
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.rota.actions.numbers import next_number
from jardam.rota.models import Handover, HandoverSeen
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1
TERM = timedelta(days=30)
"""So long a shift may look back. What people said of others at a change of shift is no archive. Ours, not law."""
FORGOTTEN_AT_ONCE = 200
TEXT, WRITTEN = "text", "written"  # inside the seal


def handover_place(handover_id: UUID) -> Place:
    return Place("rota_handover", handover_id, "text", SCHEMA)


@recorded
def write_handover(text: str, *, by: User, at: datetime) -> Handover:
    """Write for the next shift. Whoever writes has seen it; who sends the same once more has written it once."""
    assert by.centre_id is not None
    number = next_number(Handover.objects.all(), by.centre_id)
    before = Handover.objects.filter(centre_id=by.centre_id, number=number - 1, written_by=by)
    told: Handover | None = before.select_related("key").first()
    if told is not None and handover_words(told)[TEXT] == text:
        return told
    handover = Handover(
        id=day_uuid(),
        centre_id=by.centre_id,
        number=number,
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


def handover_words(handover: Handover) -> dict[str, Any]:
    """What is told, and when it was written."""
    return open_json(handover.key, handover_place(handover.id), handover.sealed_text)


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


def forget_handovers_everywhere(at: datetime) -> None:
    """One centre after the other, each in its own name and transaction: the worker's round."""
    for centre in Centre.objects.order_by("pk"):
        with for_centre(centre.pk):
            forget_handovers(centre, at=at)


@recorded
def forget_handovers(centre: Centre, *, at: datetime) -> int:
    """Remove what was handed over before its term, key and words. Safe to do twice; returns how many."""
    last = timezone.localdate(at, centre.zone) - TERM
    old = Handover.objects.filter(centre=centre, written_on__lt=last).select_related("key")
    gone = list(old.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:FORGOTTEN_AT_ONCE])
    for handover in gone:
        record("handover.forgotten", handover, by=None, at=at)
        handover.delete()
        discard_file_key(handover.key)
    return len(gone)
