"""The door of the demo centres: advisers of both sexes, their weeks, what is booked, who waits, who did not come.

Built once, around the moment of the building; a centre whose door stands is left alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.contacts.choices import State as ContactState
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.demo.dice import Dice
from jardam.demo.shares import LANGUAGES
from jardam.kernel.languages import Language
from jardam.kernel.topics import Block
from jardam.reception.actions import (
    Booking,
    Entry,
    Ways,
    add_adviser,
    book,
    call_next,
    move,
    move_ticket,
    note_wish,
    open_hours,
    set_door,
    take_ticket,
)
from jardam.reception.models import Adviser, Appointment
from jardam.reception.rules.fitting import Asked, Wish, fits
from jardam.reception.rules.moves import Place, State
from jardam.reception.rules.order import Urgency
from jardam.reception.rules.slots import Hours
from jardam.reception.slots import all_slots

SEES: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "moscow": (
        ("amina", "F", "2"),
        ("nurlan", "M", "3"),
        ("parvina", "F", "4"),
        ("sergei", "M", "5"),
        ("zulfiya", "F", ""),
    ),
    "yekaterinburg": (("rustam", "M", "1"), ("jyldyz", "F", "2")),
    "krasnodar": (("chen", "M", "1"), ("nodira", "F", "2")),
}
"""Sign-in name, sex, room; without a room they work by telephone."""

DOORKEEPERS = {"moscow": "bayani", "yekaterinburg": "anton", "krasnodar": "ivan"}
HEADS = {"moscow": "farida", "yekaterinburg": "galina", "krasnodar": "tamara"}
WEEKDAYS, WHOLE_WEEK = range(5), range(7)
BEHIND_DAYS = 21
AHEAD_DAYS = 11
BOOKED_A_DAY = 3
WALKED_IN = 6
ENDS = {State.SEEN: 0.72, State.NO_SHOW: 0.18, State.CANCELLED: 0.10}
WISHES = {Wish.NONE: 0.7, Wish.WOMAN: 0.22, Wish.MAN: 0.08}
URGENCIES = {Urgency.NONE: 0.8, Urgency.CHILD: 0.1, Urgency.TERM: 0.06, Urgency.UNWELL: 0.04}
OPENS, LUNCH, BACK, CLOSES = 10 * 60, 13 * 60, 14 * 60, 18 * 60


def open_doors(centres: Mapping[str, Centre], seed: int, *, at: datetime) -> None:
    """Advisers, hours and appointments wherever nobody sees people yet."""
    for code in SEES:
        centre = centres[code]
        with for_centre(centre.id), timezone.override(centre.zone), transaction.atomic():
            if not Adviser.objects.filter(centre=centre).exists():
                _Door(centre, Dice(seed, code, "door"), at).open()


class _Door:
    """One centre's door, from its first day to this morning."""

    def __init__(self, centre: Centre, dice: Dice, at: datetime) -> None:
        self._centre, self._dice, self._at = centre, dice, at
        self._today = timezone.localdate(at, centre.zone)
        people = User.objects.filter(centre=centre)
        self._head = people.get(username=HEADS[centre.code])
        self._keeper = people.get(username=DOORKEEPERS[centre.code])
        self._people = {user.username: user for user in people}

    def open(self) -> None:
        first = self._morning(self._today - timedelta(days=BEHIND_DAYS + AHEAD_DAYS))
        set_door(self._centre, grace_minutes=15, is_closed_on_holidays=True, by=self._head, at=first)
        advisers = [self._adviser(*line, at=first) for line in SEES[self._centre.code]]
        for days in range(-BEHIND_DAYS, AHEAD_DAYS):
            self._book_day(self._today + timedelta(days=days))
        self._queue_of_today(advisers)
        self._wish()

    def _adviser(self, name: str, sex: str, room: str, at: datetime) -> Adviser:
        adviser = add_adviser(
            self._people[name], Ways(sex=sex, room=room, is_remote=not room), by=self._head, at=at
        )
        days = WEEKDAYS if room else WHOLE_WEEK
        halves = ((OPENS, LUNCH), (BACK, CLOSES))
        hours = [Hours(day, opens, closes, 30) for day in days for opens, closes in halves]
        open_hours(adviser, hours, by=self._head, at=at)
        return adviser

    def _book_day(self, day: date) -> None:
        """What was or is booked for a day, some days before, and how it ended if it is over."""
        from_when = max(self._morning(day), self._at) if day == self._today else self._morning(day)
        free = all_slots(self._centre, day, now=from_when, days=1)
        for _ in range(BOOKED_A_DAY):
            asked, waits = self._asked(), timedelta(days=self._dice.number(1, 6))
            fitting = [slot for slot in free if fits(slot.adviser.offering, asked)]
            if not fitting:
                continue
            slot = self._dice.one(fitting)
            free.remove(slot)
            at = min(self._morning(day) - waits, self._at)
            booked = book(slot, Booking(asked), by=self._keeper, at=at)
            if day < self._today:
                self._end(booked)

    def _end(self, booked: Appointment) -> None:
        assert booked.ends_at is not None
        wanted = self._dice.many(list(ENDS), list(ENDS.values()), 1)[0]
        move(booked, wanted, by=self._keeper, at=booked.ends_at)

    def _queue_of_today(self, advisers: Sequence[Adviser]) -> None:
        """Some were seen, one is in the room, the others wait; of one nobody knows the language yet."""
        midnight = datetime.combine(self._today, time(0), self._centre.zone)
        came = [self._at - timedelta(minutes=self._dice.number(2, 70)) for _ in range(WALKED_IN)]
        moments = sorted(max(moment, midnight) for moment in came)
        for number, moment in enumerate(moments):
            asked = Asked(Language.UNKNOWN) if number == WALKED_IN - 2 else self._asked()
            urgency = self._dice.many(list(URGENCIES), list(URGENCIES.values()), 1)[0]
            block = self._dice.one([block.value for block in Block])
            take_ticket(Entry(asked, block, urgency), by=self._keeper, at=moment)
            able = [adviser for adviser in advisers if fits(adviser.offering, asked)]
            if number < 2 and able:
                called_at = moment + timedelta(minutes=8)
                called = call_next(able[0], by=self._keeper, at=called_at)
                if number == 0:
                    move_ticket(called, Place.SEEN, by=self._keeper, at=max(self._at, called_at))

    def _wish(self) -> None:
        """Somebody waits for a man who speaks Romanian, whom this door does not have."""
        closed = Contact.objects.filter(centre=self._centre, state=ContactState.CLOSED, language="RO")
        contact = closed.order_by("-happened_on", "-pk").first()
        if contact is not None:
            since = self._at - timedelta(days=4)
            note_wish(contact, Asked(Language.RO, Wish.MAN), by=self._keeper, at=since)

    def _asked(self) -> Asked:
        shares = LANGUAGES[self._centre.code]
        language = self._dice.many(list(shares), list(shares.values()), 1)[0]
        wish = self._dice.many(list(WISHES), list(WISHES.values()), 1)[0]
        return Asked(language, wish)

    def _morning(self, day: date) -> datetime:
        return datetime.combine(day, time(9), self._centre.zone)
