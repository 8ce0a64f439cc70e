"""What is offered to a question: the next days with free slots, and plain words when there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from uuid import UUID

from django.utils import timezone

from jardam.centres.models import Centre
from jardam.reception.chosen import slot_value
from jardam.reception.queries import (
    HORIZON_DAYS,
    Door,
    Slot,
    closed_between,
    door_of,
    names_of_advisers,
    slots_for,
)
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.showing import language_name, place_words

DAYS_SHOWN = 3
NOTICES_SHOWN = 14  # days ahead for which holidays and closed days are named


@dataclass(frozen=True, slots=True)
class Choice:
    """One slot as it can be chosen; ``value`` is what the page sends back."""

    value: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class AdviserOffer:
    """The free hours of one adviser on one day."""

    name: str
    place: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class DayOffer:
    """The slots of one day, by adviser."""

    day: date
    is_holiday: bool
    advisers: Sequence[AdviserOffer]


@dataclass(frozen=True, slots=True)
class Found:
    """What fits. ``remote``: advisers who fit and work by telephone, named apart. ``is_unmet``: nothing at all."""

    asked: Asked
    speaks: str
    first: date
    last: date
    here: Sequence[DayOffer]
    remote: Sequence[DayOffer]
    later: date | None
    closed_days: Sequence[date]
    holidays: Sequence[date]
    is_calendar_known: bool

    @property
    def is_unmet(self) -> bool:
        return not self.here and not self.remote

    @property
    def has_wish(self) -> bool:
        return self.asked.wish is not Wish.NONE


def found_slots(centre: Centre, asked: Asked, first: date, *, now: datetime) -> Found:
    """The next days with slots that fit, from ``first`` on; nothing that fits only nearly."""
    slots = slots_for(centre, asked, first, now=now)
    names = names_of_advisers(list({slot.adviser.pk: slot.adviser for slot in slots}.values()))
    here = _days([slot for slot in slots if not slot.adviser.is_remote], names, centre)
    remote = _days([slot for slot in slots if slot.adviser.is_remote], names, centre)
    door, near = door_of(centre), [first + timedelta(days=step) for step in range(NOTICES_SHOWN)]
    shown = [*here, *remote]
    return Found(
        asked=asked,
        speaks=language_name(asked.language.value),
        first=first,
        last=first + timedelta(days=HORIZON_DAYS - 1),
        here=here,
        remote=remote,
        later=max(offer.day for offer in shown) + timedelta(days=1) if shown else None,
        closed_days=_closed(centre, door, near),
        holidays=[day for day in near if door.is_holiday(day) and not door.is_closed_on_holidays],
        is_calendar_known=all(door.knows(day) for day in near),
    )


def _days(slots: Sequence[Slot], names: dict[UUID, str], centre: Centre) -> list[DayOffer]:
    by_day = groupby(slots, key=lambda slot: timezone.localdate(slot.span.starts_at, centre.zone))
    offers = ((day, list(of_day)) for day, of_day in by_day)
    return [
        DayOffer(day, of_day[0].is_holiday, _by_adviser(of_day, names, centre))
        for day, of_day in islice(offers, DAYS_SHOWN)
    ]


def _by_adviser(slots: Sequence[Slot], names: dict[UUID, str], centre: Centre) -> list[AdviserOffer]:
    """In the order of the first free hour."""
    found: dict[UUID, list[Slot]] = {}
    for slot in slots:
        found.setdefault(slot.adviser.pk, []).append(slot)
    return [
        AdviserOffer(
            names[adviser_id],
            place_words(of_one[0].adviser),
            [_choice(slot, centre) for slot in of_one],
        )
        for adviser_id, of_one in found.items()
    ]


def _choice(slot: Slot, centre: Centre) -> Choice:
    return Choice(slot_value(slot), timezone.localtime(slot.span.starts_at, centre.zone))


def _closed(centre: Centre, door: Door, days: Sequence[date]) -> list[date]:
    """Days on which the whole door is closed, by the head's word: said so, never silent."""
    closed = closed_between(centre, days[0], days[-1]).of_all
    return [
        day
        for day in days
        if (door.is_closed_on_holidays and door.is_holiday(day))
        or any(entry.first_day <= day <= entry.last_day for entry in closed)
    ]
