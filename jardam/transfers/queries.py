"""Reading transfers: those of a case, those that wait, and the file that another centre has sealed for us."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from jardam.audit.actions import note_reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.transfers.holding import AlreadyEnded, is_late
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.files import Handed
from jardam.transfers.sealing import file_of, secret_of
from jardam.vault.linked import hash_of


def read_file(arrival: Arrival, *, by: User, at: datetime) -> Handed:
    """What they hand over, read where they keep it; that it was read is written down here and there.

    Errors: AlreadyEnded; FileKeyLocked; SealBroken.
    """
    if not arrival.is_open or is_late(arrival.until, at):
        raise AlreadyEnded(str(arrival.pk))
    secret = secret_of(arrival)
    with for_centre(arrival.from_centre_id), transaction.atomic():
        departure = Departure.objects.filter(centre_id=arrival.from_centre_id, pk=arrival.pk).first()
        if departure is None or not opens(departure, secret):
            raise AlreadyEnded(str(arrival.pk))
        handed = file_of(departure, secret)
        note_reading("transfer.read_there", departure, by=None, at=at)
    note_reading("transfer.read", arrival, by=by, at=at)
    return handed


def opens(departure: Departure, secret: str) -> bool:
    return departure.is_open and bytes(departure.secret_hash or b"") == hash_of(secret)


def waiting_departure(case: Case) -> Departure | None:
    """Of a case that one centre has before it."""
    found: Departure | None = Departure.objects.filter(centre_id=case.centre_id, case=case).open().first()
    return found


def departures_for(user: User) -> QuerySet[Departure]:
    """As a page needs them."""
    return Departure.objects.visible_to(user).select_related("case__person__key", "to_centre")


def arrivals_for(user: User) -> QuerySet[Arrival]:
    """The same."""
    return Arrival.objects.visible_to(user).select_related("from_centre", "key", "case")


def arrivals_waiting(user: User) -> QuerySet[Arrival]:
    """Nobody has taken them in yet: whoever works on cases may."""
    return Arrival.objects.visible_to(user).open().select_related("from_centre").order_by("until", "pk")


def departures_with_news(user: User) -> QuerySet[Departure]:
    """Answers that nobody has looked at: of whoever handed it over, and of whoever answers for the case."""
    mine = Q(opened_by=user) | Q(case__responsible=user)
    rows = Departure.objects.visible_to(user).filter(mine, has_news=True)
    return rows.select_related("to_centre").order_by("ended_on", "pk")
