"""Plays a night on the line as an exchange would tell it, event by event, for people to answer, or for two who are played.

The clock and the wait between events come from outside: a test plays eight hours in a moment. So does the exchange:
what it could not tell yet is not stored, and such a call counts as one that rings.
"""

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import TypeVar

from django.db import OperationalError, connection, transaction

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import ContactRecord, close_contact
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.database.scope import for_centre
from jardam.demo.actions import refuse_in_live_mode
from jardam.demo.dice import Dice
from jardam.demo.exchange import Exchange, Inside, door_of
from jardam.demo.night import LANGUAGES, PlannedCall, plan_night
from jardam.demo.words import own_words
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.line.actions import take_call
from jardam.line.models import LineCall, MissedCall
from jardam.line.recognising import told_as
from jardam.line.rules.calls import UNANSWERED, CallState
from jardam.line.rules.events import Cause, Event, EventKind

OPERATORS = 2
PICKS_UP_AFTER = timedelta(seconds=4)
LOOKS_AGAIN_AFTER = timedelta(seconds=20)  # at a call that people answered, whether its contact is closed
AGAIN_AFTER = 1.0  # seconds of ours, for what was not heard, and while the house is away
Step = Callable[[], None]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Pace:
    """``speed``: so many seconds of the night pass in one of ours. ``sleep`` waits seconds of ours."""

    speed: float
    now: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the calls of one shift, counted from what is stored."""

    rung: int
    answered: int
    missed: int
    waiting: int  # tickets of these calls that still wait
    reached: int  # missed calls whose ticket has ended
    withheld: int  # missed, and no number to call

    @property
    def adds_up(self) -> bool:
        return self.rung == self.answered + self.missed

    def __str__(self) -> str:
        end = (
            "all accounted for"
            if self.adds_up
            else f"{self.rung - self.answered - self.missed} unaccounted for"
        )
        return (
            f"{self.rung} calls rung, {self.answered} answered, {self.missed} missed"
            f" ({self.withheld} without a number, {self.reached} reached since), {self.waiting} tickets open: {end}."
        )


@dataclass
class Shift:
    centre: Centre
    plan: Sequence[PlannedCall]
    pace: Pace
    exchange: Exchange
    operators: Sequence[User] = ()  # who are played; empty when people answer
    begun: datetime = field(init=False)
    dice: Dice = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.pace.now()
        self.dice = Dice("shift", len(self.plan))
        self._due: list[tuple[timedelta, int, Step]] = []
        self._order = count()
        self._busy: set[object] = set()
        self._rings: dict[int, PlannedCall] = {}

    def play(self) -> Tally:
        """Tell everything, in its time. Every step is a transaction of its own, as a request of the exchange is."""
        with for_centre(self.centre.pk):
            for call in self.plan:
                self._at(call.rings, self._ring, call)
            while self._due:
                due, _, step = heapq.heappop(self._due)
                self._wait_until(due)
                self._take(step)
            while not self.exchange.is_heard():
                self.pace.sleep(AGAIN_AFTER)
            return self._take(self._tally)

    def _take(self, step: Callable[[], Result]) -> Result:
        """One step, whole. While the house is away the night waits, and takes the step again as if it had not begun."""
        while True:
            before = list(self._due), set(self._busy), dict(self._rings)
            try:
                with transaction.atomic():
                    return step()
            except OperationalError:
                self._due, self._busy, self._rings = before
                connection.close_if_unusable_or_obsolete()
                self.pace.sleep(AGAIN_AFTER)

    def _at(self, due: timedelta, step: Callable[..., None], *words: object) -> None:
        heapq.heappush(self._due, (due, next(self._order), lambda: step(due, *words)))

    def _wait_until(self, due: timedelta) -> None:
        left = (self.begun + due / self.pace.speed - self.pace.now()).total_seconds()
        if left > 0:
            self.pace.sleep(left)

    def name_of(self, call: PlannedCall) -> str:
        """By which the exchange knows it."""
        return f"demo-{self.begun.isoformat()}-{call.place}"

    def _tell(self, call: PlannedCall, kind: EventKind, **words: str) -> None:
        self.exchange.tell(Event(self.name_of(call), kind, self.pace.now(), **words))

    def _ring(self, due: timedelta, call: PlannedCall) -> None:
        self._tell(call, EventKind.RINGING, number=call.number)
        self._rings[call.place] = call
        if call.digit:
            self._at(due + call.presses_after, self._press, call)
        self._at(due + call.patience, self._lose_patience, call)
        self._at(due + call.presses_after, self._look_around)

    def _press(self, _due: timedelta, call: PlannedCall) -> None:
        self._tell(call, EventKind.DTMF, digit=call.digit)

    def _lose_patience(self, due: timedelta, call: PlannedCall) -> None:
        self._rings.pop(call.place, None)
        if self._rings_still(call):
            self._tell(call, EventKind.ENDED, cause=Cause.HANGUP)
        elif not self.operators:
            self._at(due + call.talk, self._hang_up, call)

    def _look_around(self, due: timedelta, *_words: object) -> None:
        """Every played operator who is free picks up the longest ring in a language of theirs."""
        for operator in self.operators:
            call = self._for(operator)
            if operator.pk not in self._busy and call is not None:
                self._busy.add(operator.pk)
                del self._rings[call.place]
                self._at(due + PICKS_UP_AFTER, self._pick_up, call, operator)

    def _for(self, operator: User) -> PlannedCall | None:
        fitting = (call for call in self._rings.values() if call.is_silent or operator.speaks(call.language))
        return next(iter(fitting), None)

    def _pick_up(self, due: timedelta, call: PlannedCall, operator: User) -> None:
        if not self._rings_still(call):  # gone while the hand went out
            self._busy.discard(operator.pk)
            self._look_around(due)
            return
        self._tell(call, EventKind.ANSWERED, who=operator.username)
        answered = self._stored(call)
        if answered is None:  # the pages are away, and the call is not on them
            self._busy.discard(operator.pk)
            return
        contact = take_call(answered, by=operator, at=self.pace.now())
        talk = PICKS_UP_AFTER if call.is_silent else call.talk
        self._at(due + talk, self._finish, call, operator, contact)

    def _finish(self, due: timedelta, call: PlannedCall, operator: User, contact: Contact) -> None:
        self._tell(call, EventKind.ENDED, cause=Cause.HANGUP)
        close_contact(contact, self._record(call), by=operator, at=self.pace.now())
        self._busy.discard(operator.pk)
        self._look_around(due)

    def _hang_up(self, due: timedelta, call: PlannedCall) -> None:
        """A call that people answered ends when its contact is closed, or was thrown away."""
        stored = self._stored(call)
        if stored is not None and stored.contact is not None and stored.contact.state == State.OPEN:
            self._at(due + LOOKS_AGAIN_AFTER, self._hang_up, call)
        else:
            self._tell(call, EventKind.ENDED, cause=Cause.HANGUP)

    def _record(self, call: PlannedCall) -> ContactRecord:
        if call.is_silent:
            return ContactRecord(Language.UNKNOWN, (), Outcome.NOT_CONSULTATION, {}, kind=Kind.SILENT)
        topic = self.dice.one(list(Topic))
        words = {"stated": own_words(call.language, topic, self.dice), "note": ""}
        return ContactRecord(call.language, [topic], Outcome.ANSWERED, words)

    def _rings_still(self, call: PlannedCall) -> bool:
        stored = self._stored(call)
        return stored is None or stored.state == CallState.RINGING

    def _stored(self, call: PlannedCall) -> LineCall | None:
        digest = told_as(self.centre.pk, self.name_of(call))
        calls = LineCall.objects.filter(centre=self.centre, told_as=digest)
        found: LineCall | None = calls.select_related("contact").first()
        return found

    def _tally(self) -> Tally:
        names = [told_as(self.centre.pk, self.name_of(call)) for call in self.plan]
        calls = LineCall.objects.filter(centre=self.centre, told_as__in=names).select_related("ticket")
        missed = [call for call in calls if call.state in UNANSWERED]
        tickets = {call.ticket_id for call in missed if call.ticket}
        waiting = MissedCall.objects.waiting().filter(centre=self.centre, pk__in=tickets)
        return Tally(
            rung=len(calls),
            answered=sum(1 for call in calls if call.state == CallState.ENDED),
            missed=sum(1 for call in missed if call.ticket or not call.has_number),
            waiting=waiting.count(),
            reached=sum(1 for call in missed if call.ticket and call.ticket.ended_on),
            withheld=sum(1 for call in missed if not call.ticket),
        )


def play_shift(centre: Centre, seed: int, pace: Pace, *, is_auto: bool, door: str = "") -> Tally:
    """Play the night of ``seed``; at the ``door`` of the server that stands there, else inside this process.

    Errors: NotInLiveMode, where real people work; DoorRefused.
    """
    refuse_in_live_mode()
    operators = two_operators(centre) if is_auto else []
    with for_centre(centre.pk):
        exchange = door_of(centre, door) if door else Inside(centre)
    return Shift(centre, plan_night(seed, centre.country), pace, exchange, operators).play()


def two_operators(centre: Centre) -> list[User]:
    """Two who together speak as many of the night's languages as two can, the same two every time."""
    staff = list(User.objects.filter(centre=centre, role=Role.OPERATOR, is_active=True).order_by("username"))
    chosen: list[User] = []
    while staff and len(chosen) < OPERATORS:
        best = max(staff, key=lambda user: len(_spoken([*chosen, user])))
        chosen.append(best)
        staff.remove(best)
    return chosen


def _spoken(users: Iterable[User]) -> set[Language]:
    return {language for user in users for language in LANGUAGES if user.speaks(language)}
