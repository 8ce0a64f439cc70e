"""Both ends of a transfer are held while something is done with it: the departure first, in whichever centre one acts."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.centres.models import User
from jardam.database.live import tell
from jardam.database.scope import for_centre
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.lives import Move, State, moved
from jardam.transfers.sealing import forget_file
from jardam.vault.actions import destroy_file_key


class AlreadyEnded(ValueError):
    """Taken back, over, or done with by a colleague: nothing can be done with it any more."""


def held_departure(centre_id: UUID, departure_id: UUID) -> Departure:
    """As it stands now, until the transaction ends. Errors: AlreadyEnded, when it is not open."""
    found: Departure | None = (
        Departure.objects.select_for_update().filter(centre_id=centre_id, pk=departure_id).first()
    )
    if found is None or not found.is_open:
        raise AlreadyEnded(str(departure_id))
    return found


def end_departure(departure: Departure, move: Move, at: datetime, *, is_news: bool = False) -> None:
    """Nothing of the file stays with us that its secret could open. The caller writes the audit line.

    Errors: MoveRefused.
    """
    departure.state = moved(State(departure.state), move).value
    departure.ended_on = timezone.localdate(at)
    departure.has_news = is_news
    forget_file(departure)
    departure.save()
    tell(departure.centre_id)


def end_arrival(arrival: Arrival, move: Move, at: datetime, *, by: User | None = None) -> None:
    """The secret goes, with the key it was sealed under. The caller writes the audit line. Errors: MoveRefused."""
    arrival.state = moved(State(arrival.state), move).value
    arrival.ended_on, arrival.ended_by, arrival.sealed_secret = timezone.localdate(at), by, None
    arrival.save()
    destroy_file_key(arrival.key, on=arrival.ended_on)
    tell(arrival.centre_id)


def end_there(departure: Departure, move: Move, at: datetime) -> None:
    """What they have of it ends as ours does. The caller holds the departure."""
    with for_centre(departure.to_centre_id):
        arrival = Arrival.objects.select_for_update(of=("self",)).select_related("key")
        end_arrival(arrival.get(centre_id=departure.to_centre_id, pk=departure.pk), move, at)


def is_late(until: date, at: datetime) -> bool:
    return until < timezone.localdate(at)
