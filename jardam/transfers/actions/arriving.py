"""What another centre hands over is taken in as a case of one's own, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.network.choices import Refusal
from jardam.transfers.holding import AlreadyEnded, end_arrival, end_departure, held_departure, is_late
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.queries import opens
from jardam.transfers.rules.files import Handed
from jardam.transfers.rules.lives import Move, State
from jardam.transfers.sealing import file_of, secret_of
from jardam.transfers.unpacking import Taking, case_of


@dataclass(frozen=True, slots=True)
class _Both:
    """Both ends of a transfer that is open, held, and what was sent."""

    departure: Departure
    arrival: Arrival
    handed: Handed


@recorded
def take_in(arrival: Arrival, taking: Taking, *, by: User, at: datetime) -> Case:
    """From now on it is ours: under our keys, with our reference, and ``by`` answers for it. What they sent is gone there.

    A case that comes back to the centre it came from is opened again. Sent twice it is taken in once.
    Errors: AlreadyEnded; DayRefused; FileKeyLocked; FileKeyDestroyed.
    """
    try:
        both = _held(arrival, at)
    except AlreadyEnded:
        return _taken_before(arrival, by)
    case = case_of(both.handed, both.arrival.from_centre, taking, by=by, at=at)
    both.arrival.case, both.arrival.lines = case, case.revision
    end_arrival(both.arrival, Move.TAKE, at, by=by)
    record("transfer.taken", both.arrival, by=by, at=at)
    _tell_sender(both, Move.TAKE, at, there=case.reference)
    return case


@recorded
def refuse(arrival: Arrival, why: Refusal, *, by: User, at: datetime) -> None:
    """It stays theirs; we forget it. Twice it is once. Errors: AlreadyEnded."""
    try:
        both = _held(arrival, at)
    except AlreadyEnded:
        if Arrival.objects.filter(centre_id=arrival.centre_id, pk=arrival.pk, state=State.REFUSED).exists():
            return
        raise
    end_arrival(both.arrival, Move.REFUSE, at, by=by)
    record("transfer.refused", both.arrival, by=by, at=at, why=why.value)
    _tell_sender(both, Move.REFUSE, at, refusal=why.value)


def _held(arrival: Arrival, at: datetime) -> _Both:
    """Errors: AlreadyEnded; FileKeyLocked."""
    with for_centre(arrival.from_centre_id):
        departure = held_departure(arrival.from_centre_id, arrival.pk)
    rows = Arrival.objects.select_for_update(of=("self",)).select_related("key", "from_centre")
    ours: Arrival = rows.get(centre_id=arrival.centre_id, pk=arrival.pk)
    if not ours.is_open or is_late(ours.until, at):
        raise AlreadyEnded(str(arrival.pk))
    secret = secret_of(ours)
    if not opens(departure, secret):
        raise AlreadyEnded(str(arrival.pk))
    return _Both(departure, ours, file_of(departure, secret))


def _tell_sender(both: _Both, move: Move, at: datetime, *, there: str = "", refusal: str = "") -> None:
    with for_centre(both.departure.centre_id):
        both.departure.there, both.departure.refusal = there, refusal
        end_departure(both.departure, move, at, is_news=True)
        record("transfer.moved", both.departure, by=None, at=at, move=move.value)


def _taken_before(arrival: Arrival, by: User) -> Case:
    """Errors: AlreadyEnded, unless ``by`` took it in."""
    done = Arrival.objects.filter(centre_id=arrival.centre_id, pk=arrival.pk, ended_by=by)
    found: Case | None = Case.objects.visible_to(by).filter(arrivals__in=done).first()
    if found is None:
        raise AlreadyEnded(str(arrival.pk))
    return found
