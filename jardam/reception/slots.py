"""The free slots of a centre, counted from hours, closures and what is taken. One look costs six queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from jardam.centres.models import Centre
from jardam.law.queries import production_calendar
from jardam.law.rules.calendar import DayKind, ProductionCalendar
from jardam.reception.models import Adviser, Appointment, Closure, DoorSetting
from jardam.reception.rules.fitting import Asked, fits
from jardam.reception.rules.moves import DEFAULT_GRACE_MINUTES
from jardam.reception.rules.slots import Hours, Span, free_slots

HORIZON_DAYS = 28
"""How far ahead one may book, and how many days one look covers."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A free piece of an adviser's hours. ``is_holiday``: a public holiday on which this door stays open."""

    adviser: Adviser
    span: Span
    is_holiday: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """How a door works. ``calendar``: which days are public holidays, as the law room knows them."""

    grace_minutes: int
    is_closed_on_holidays: bool
    calendar: ProductionCalendar

    def is_holiday(self, day: date) -> bool:
        return self.calendar.days.get(day) is DayKind.HOLIDAY

    def knows(self, day: date) -> bool:
        """Whether the production calendar of that year is known; if not, the pages say so."""
        return day.year in self.calendar.years


@dataclass(frozen=True, slots=True)
class Closed:
    """Which days are closed: of everybody, and of each adviser."""

    of_all: Sequence[Closure]
    of_adviser: dict[UUID, list[Closure]]

    def is_closed(self, adviser_id: UUID, day: date) -> bool:
        entries = [*self.of_all, *self.of_adviser.get(adviser_id, [])]
        return any(entry.first_day <= day <= entry.last_day for entry in entries)


def door_of(centre: Centre) -> Door:
    """The head's settings, or those that hold until the head says something."""
    said = DoorSetting.objects.filter(centre=centre).first()
    return Door(
        grace_minutes=said.grace_minutes if said else DEFAULT_GRACE_MINUTES,
        is_closed_on_holidays=said.is_closed_on_holidays if said else False,
        calendar=production_calendar(),
    )


def closed_between(centre: Centre, first: date, last: date) -> Closed:
    of_all: list[Closure] = []
    of_adviser: defaultdict[UUID, list[Closure]] = defaultdict(list)
    for closure in Closure.objects.filter(centre=centre).touching(first, last).order_by("first_day", "pk"):
        (of_adviser[closure.adviser_id] if closure.adviser_id else of_all).append(closure)
    return Closed(of_all, of_adviser)


def slots_for(centre: Centre, asked: Asked, from_day: date, *, now: datetime) -> list[Slot]:
    """Free slots that fit, of the four weeks from ``from_day`` on, the earliest first. Only such: never near ones."""
    advisers = [adviser for adviser in _advisers(centre) if fits(adviser.offering, asked)]
    days = [from_day + timedelta(days=step) for step in range(HORIZON_DAYS)]
    return _free(centre, advisers, days, now=now)


def all_slots(centre: Centre, from_day: date, *, now: datetime, days: int = HORIZON_DAYS) -> list[Slot]:
    """The same of every adviser, for whoever has several questions at once."""
    span = [from_day + timedelta(days=step) for step in range(days)]
    return _free(centre, list(_advisers(centre)), span, now=now)


def free_on(centre: Centre, adviser: Adviser, day: date, *, now: datetime) -> list[Slot]:
    """The free slots of one adviser on one day."""
    return _free(centre, [adviser], [day], now=now)


def _advisers(centre: Centre) -> Iterable[Adviser]:
    active = Adviser.objects.filter(centre=centre).active()
    return active.select_related("user").prefetch_related("hours").order_by("pk")


def _free(centre: Centre, advisers: Sequence[Adviser], days: Sequence[date], *, now: datetime) -> list[Slot]:
    if not advisers:
        return []
    door, closed = door_of(centre), closed_between(centre, days[0], days[-1])
    taken = _taken(centre, advisers, days, now=now)
    found = [
        slot
        for day in days
        if not (door.is_closed_on_holidays and door.is_holiday(day))
        for adviser in advisers
        if not closed.is_closed(adviser.pk, day)
        for slot in _of_day(adviser, day, taken[adviser.pk], door, centre.zone, now)
    ]
    return sorted(found, key=lambda slot: (slot.span.starts_at, slot.adviser.pk))


def _of_day(
    adviser: Adviser, day: date, taken: Iterable[Span], door: Door, zone: ZoneInfo, now: datetime
) -> list[Slot]:
    hours = [
        Hours(entry.weekday, entry.opens_minute, entry.closes_minute, entry.slot_minutes)
        for entry in adviser.hours.all()
    ]
    spans = free_slots(hours, day, taken, zone=zone, now=now)
    return [Slot(adviser, span, door.is_holiday(day)) for span in spans]


def _taken(
    centre: Centre, advisers: Sequence[Adviser], days: Sequence[date], *, now: datetime
) -> defaultdict[UUID, list[Span]]:
    span = (days[0] - timedelta(days=1), days[-1] + timedelta(days=1))
    rows = Appointment.objects.filter(centre=centre, adviser__in=advisers, on_day__range=span).taking(now)
    taken: defaultdict[UUID, list[Span]] = defaultdict(list)
    for adviser_id, starts_at, ends_at in rows.values_list("adviser_id", "starts_at", "ends_at"):
        taken[adviser_id].append(Span(starts_at, ends_at))
    return taken
