"""What the exchange tells: one event at a time, in any order, each as often as it likes."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.moments import cut_to_minute
from jardam.line.actions.remembering import language_of, remember
from jardam.line.actions.tickets import follow_call
from jardam.line.models import LineCall, Seat
from jardam.line.recognising import packed, spelled, told, told_as, told_place
from jardam.line.rules.bands import talk_band, wait_band
from jardam.line.rules.calls import OVER, Call, CallState
from jardam.line.rules.events import Event
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.sealing import seal_json

KEPT = (
    "state",
    "language",
    "is_remembered",
    "rang_at",
    "rang_on",
    "waited",
    "talked",
    "has_number",
    "late_events",
    "answered_by",
    "ticket",
    "sealed_told",
)
MOST_LATE = 1_000
"""So far late events of a call that is history are counted: an exchange that repeats itself for ever fills nothing."""


@recorded
def take_event(event: Event, *, centre: Centre, at: datetime) -> LineCall:
    """Take in one event; telling it again changes nothing. Act for the centre when calling.

    A call that is history already is not opened again: what is told of it so late is counted, and no more.
    """
    call = locked_call(centre.pk, told_as(centre.pk, event.call)) or _begun(event, centre, at)
    if call.sealed_told is None:
        return _noted_late(call, at)
    before = told(call)
    heard = before.hearing(replace(event, call="", number=spelled(event.number, centre)))
    return settle(call, heard, at=at) if heard != before else call


def settle(call: LineCall, heard: Call, *, at: datetime) -> LineCall:
    """Write down what a locked call amounts to now, and what follows from it. Only inside an action."""
    before, centre = call.state, call.centre
    call.state = heard.state
    call.rang_at = None if heard.state in OVER else cut_to_minute(heard.rang_at)
    call.rang_on = heard.rang_at.astimezone(centre.zone).date()
    call.has_number = bool(heard.number)
    _say_who(call, heard)
    _say_language(call, heard, at)
    if heard.state in OVER:
        call.waited, call.talked = wait_band(heard.waited), talk_band(heard.talked)
    was_late, call.late_events = call.late_events, heard.late_answers
    follow_call(call, heard, at=at)
    call.sealed_told = seal_json(call.key, told_place(call.pk), packed(heard.events))
    call.save(update_fields=KEPT)
    if heard.state in OVER and heard.state != before:
        record("line.ended", call, by=None, at=at, state=heard.state)
    if call.late_events > was_late:
        record("line.late", call, by=None, at=at)
    tell(call.centre_id)
    return call


def locked_call(centre_id: UUID, digest: bytes) -> LineCall | None:
    found: LineCall | None = (
        LineCall.objects.select_for_update(of=("self",))
        .select_related("key", "centre")
        .filter(centre_id=centre_id, told_as=digest)
        .first()
    )
    return found


def _begun(event: Event, centre: Centre, at: datetime) -> LineCall:
    """The row of a call that was never heard of, unless its other event makes it at this very moment."""
    digest, key = told_as(centre.pk, event.call), new_file_key(centre.pk)
    first = LineCall(
        id=day_uuid(),
        centre=centre,
        told_as=digest,
        state=CallState.RINGING,
        rang_at=cut_to_minute(event.at),
        rang_on=event.at.astimezone(centre.zone).date(),
        key=key,
    )
    first.sealed_told = seal_json(key, told_place(first.pk), packed(()))
    LineCall.objects.bulk_create([first], ignore_conflicts=True)
    call = locked_call(centre.pk, digest)
    assert call is not None, "somebody made it, if not we"
    if call.pk == first.pk:
        record("line.rang", call, by=None, at=at)
    else:
        discard_file_key(key)
    return call


def _noted_late(call: LineCall, at: datetime) -> LineCall:
    call.late_events = min(call.late_events + 1, MOST_LATE)
    call.save(update_fields=["late_events"])
    record("line.late", call, by=None, at=at)
    return call


def _say_language(call: LineCall, heard: Call, at: datetime) -> None:
    """Chosen on the telephone; else as the last time, until something better is known."""
    if heard.chosen is not Language.UNKNOWN:
        call.language, call.is_remembered = heard.chosen, False
        remember(call.centre, heard.number, heard.chosen, at=at)
    elif call.language == Language.UNKNOWN and heard.number:
        call.language = language_of(call.centre_id, heard.number)
        call.is_remembered = call.language != Language.UNKNOWN


def _say_who(call: LineCall, heard: Call) -> None:
    """Whoever writes the contact has the call; else the first whom the exchange names."""
    if call.contact_id is None:
        call.answered_by = (_who(heard.answerer, call.centre) or call.answered_by) if heard.answered else None


def _who(word: str, centre: Centre) -> User | None:
    """Whoever sits at this extension, or is called so."""
    if not word:
        return None
    seat = Seat.objects.filter(centre=centre, extension=word).select_related("user").first()
    if seat is not None:
        return seat.user
    return User.objects.filter(centre=centre, username=word, is_active=True).first()
