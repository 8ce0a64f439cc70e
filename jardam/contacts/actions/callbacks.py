"""A promise to call back, kept, moved or given up."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions.news import note_reached
from jardam.contacts.actions.records import AlreadyClosed, MomentRefused
from jardam.contacts.choices import CallbackState
from jardam.contacts.models import Callback
from jardam.contacts.rules.closing import LAST_ATTEMPT, Missing, refused_moment
from jardam.database.live import tell
from jardam.kernel.moments import cut_to_minute


@recorded
def end_callback(callback: Callback, result: CallbackState, *, by: User, at: datetime) -> Callback:
    """Reached or given up: the promise is over and only its day stays; whoever was reached about a change of the law was told.

    Errors: AlreadyClosed.
    """
    callback = _locked_waiting(callback)
    callback.state = result
    callback.due_at = None
    callback.ended_on = timezone.localdate(at)
    callback.save(update_fields=["state", "due_at", "ended_on"])
    record("callback.ended", callback.contact, by=by, at=at, result=result)
    if result is CallbackState.REACHED:
        note_reached(callback, by=by, at=at)
    tell(callback.centre_id)
    return callback


@recorded
def try_again(callback: Callback, due_at: datetime | None, *, by: User, at: datetime) -> Callback:
    """Nobody answered: the next attempt, or given up after the third. Errors: AlreadyClosed; MomentRefused."""
    callback = _locked_waiting(callback)
    if callback.attempt >= LAST_ATTEMPT:
        return end_callback(callback, CallbackState.GIVEN_UP, by=by, at=at)
    refused = refused_moment(due_at, at)
    if due_at is None or refused is not None:
        raise MomentRefused(refused or Missing.CALLBACK_WHEN)
    callback.attempt += 1
    callback.due_at = cut_to_minute(due_at)
    callback.due_on = timezone.localdate(due_at)
    callback.save(update_fields=["attempt", "due_at", "due_on"])
    record("callback.moved", callback.contact, by=by, at=at, attempt=callback.attempt)
    tell(callback.centre_id)
    return callback


def _locked_waiting(callback: Callback) -> Callback:
    found: Callback = (
        Callback.objects.select_for_update(of=("self",))
        .select_related("contact")
        .get(centre_id=callback.centre_id, pk=callback.pk)
    )
    if found.state != CallbackState.WAITING:
        raise AlreadyClosed(str(callback.pk))
    return found
