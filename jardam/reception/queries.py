"""Reads at the door: what stands today, what a colleague has to do, and what is counted afterwards."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.accounts.queries import display_names
from jardam.audit.actions import note_reading
from jardam.centres.models import Centre, User
from jardam.law.queries import production_calendar
from jardam.law.rules.calendar import YearNotHeld
from jardam.reception.actions import note_place
from jardam.reception.choices import WishState
from jardam.reception.models import Adviser, Appointment, Ticket, WaitingWish
from jardam.reception.rules.moves import Place, State
from jardam.reception.rules.order import in_fair_order
from jardam.reception.rules.waits import median_days, median_of
from jardam.reception.slots import HORIZON_DAYS, Door, Slot, all_slots, closed_between, door_of, slots_for
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.restricted import Opener
from jardam.vault.sealing import open_json

__all__ = [
    "HORIZON_DAYS",
    "Door",
    "Figures",
    "Slot",
    "WaitingNow",
    "advisers_of",
    "all_slots",
    "appointments_due",
    "appointments_of_day",
    "appointments_on",
    "closed_between",
    "door_of",
    "figures",
    "names_of_advisers",
    "queue_of_day",
    "read_note",
    "slots_for",
    "waiting_now",
    "waiting_wishes",
]

MOST_WISHES = 50


@dataclass(frozen=True, slots=True)
class WaitingNow:
    """The walk-in queue in two figures. ``longest_minutes``: of whoever has waited longest; 0 for nobody."""

    waiting: int
    longest_minutes: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A span of days at one door. Medians are None without anybody to count.

    ``is_calendar_known``: whether the days of waiting could be counted; else ``median_days`` is None too.
    Units: ``median_days`` in working days from booking to appointment, of those seen; ``median_minutes`` from
    coming to being called.
    """

    booked: int
    by_state: Mapping[str, int]
    median_days: float | None
    walk_ins: int
    by_place: Mapping[str, int]
    median_minutes: float | None
    is_calendar_known: bool = True

    @property
    def no_shows(self) -> int:
        return self.by_state.get(State.NO_SHOW.value, 0)

    @property
    def seen(self) -> int:
        return self.by_state.get(State.SEEN.value, 0)


def advisers_of(centre: Centre, *, only_active: bool = True) -> list[Adviser]:
    """With account and hours: two queries."""
    rows = Adviser.objects.filter(centre=centre)
    rows = rows.active() if only_active else rows
    return list(rows.select_related("user", "centre").prefetch_related("hours").order_by("pk"))


def names_of_advisers(advisers: Collection[Adviser]) -> dict[UUID, str]:
    """'Амина К.' by the id of the adviser. One query."""
    names = display_names([adviser.user for adviser in advisers])
    return {adviser.pk: names[adviser.user_id] for adviser in advisers}


def appointments_of_day(user: User, day: date) -> list[Appointment]:
    """What is promised for a day and not over, by time."""
    return _promised(user, day)


def appointments_on(user: User, day: date) -> list[Appointment]:
    """All that were booked for a day, those that are over last."""
    rows = Appointment.objects.visible_to(user).on(day).exclude(state=State.HELD)
    return list(rows.select_related("adviser__user", "contact").order_by("starts_at", "pk"))


def appointments_due(user: User, day: date) -> list[Appointment]:
    """The appointments that this colleague has to keep, themselves, on a day: for 'my day'."""
    return [appointment for appointment in _promised(user, day) if appointment.adviser.user_id == user.pk]


def queue_of_day(user: User, day: date) -> list[Ticket]:
    """The walk-in queue in the order in which it moves; called numbers first."""
    tickets = list(Ticket.objects.visible_to(user).in_queue(day).select_related("adviser"))
    by_number = {ticket.number: ticket for ticket in tickets}
    ordered = [by_number[one.number] for one in in_fair_order(ticket.waiting for ticket in tickets)]
    return sorted(ordered, key=lambda ticket: ticket.place != Place.CALLED)


def waiting_now(centre: Centre, *, at: datetime) -> WaitingNow:
    """How many wait at the door at this moment, and how long the one does who waits longest."""
    today = timezone.localdate(at, centre.zone)
    waiting = Ticket.objects.filter(centre=centre).in_queue(today).filter(place=Place.WAITING)
    moments = list(waiting.values_list("came_at", flat=True))
    longest = int((at - min(moments)).total_seconds() // 60) if moments else 0
    return WaitingNow(len(moments), max(longest, 0))


def waiting_wishes(user: User) -> list[WaitingWish]:
    """Those for whom no slot was free, the longest waiting first."""
    rows = WaitingWish.objects.visible_to(user).filter(state=WishState.WAITING)
    return list(rows.select_related("contact").order_by("since_day", "pk")[:MOST_WISHES])


def read_note(
    appointment: Appointment, *, by: User, at: datetime, opener: Opener | None = None
) -> str | None:
    """The note, and the reading written down; None when the person was erased. Errors: FileKeyLocked."""
    if appointment.sealed_note is None or appointment.key is None:
        return ""
    note_reading("appointment.read", appointment, by=by, at=at)
    try:
        sealed = bytes(appointment.sealed_note)
        bundle = open_json(appointment.key, note_place(appointment.id), sealed, opener=opener)
    except FileKeyDestroyed:
        return None
    return str(bundle["note"])


def figures(centre: Centre, first: date, last: date) -> Figures:
    """Count the door of a centre from ``first`` to ``last``, both included. Three queries, nothing sealed."""
    appointments = Appointment.objects.filter(centre=centre, on_day__range=(first, last))
    rows = list(appointments.exclude(state=State.HELD).values_list("state", "booked_on", "on_day"))
    tickets = Ticket.objects.filter(centre=centre, on_day__range=(first, last))
    walked = list(tickets.values_list("place", "waited_minutes"))
    days, is_known = _median_days([(booked, day) for state, booked, day in rows if state == State.SEEN.value])
    return Figures(
        booked=len(rows),
        by_state=Counter(state for state, _booked, _day in rows),
        median_days=days,
        walk_ins=len(walked),
        by_place=Counter(place for place, _minutes in walked),
        median_minutes=median_of([minutes for _place, minutes in walked if minutes is not None]),
        is_calendar_known=is_known,
    )


def _median_days(spans: list[tuple[date, date]]) -> tuple[float | None, bool]:
    """The median, and whether the production calendar holds the years that it needs."""
    if not spans:
        return None, True
    try:
        return median_days(production_calendar(), spans), True
    except YearNotHeld:
        return None, False


def _promised(user: User, day: date) -> list[Appointment]:
    rows = Appointment.objects.visible_to(user).on(day).promised()
    return list(rows.select_related("adviser__user", "contact").order_by("starts_at", "pk"))
