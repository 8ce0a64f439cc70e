"""A night at the telephone: the plan of `jardam demo shift`, those who answer, and what befalls the machines.

Whenever the plan waits for its next event, the people do what they can do by then. So nothing is a matter of speed,
and the same seed gives the same night.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from django.utils import timezone

from jardam.centres.models import Centre
from jardam.demo.night import LENGTH, PlannedCall, plan_night
from jardam.demo.shift import Pace, Shift, Tally
from tests.journeys.exchange import Exchange

ANSWERS_AFTER = timedelta(seconds=10)  # of ringing: the language is pressed by then, a beacon has hung up
TROUBLE_LASTS = timedelta(minutes=10)


class Worker(Protocol):
    """Somebody at the line."""

    def act(self) -> None: ...

    def go_home(self) -> None: ...


@dataclass
class Trouble:
    """``begin`` strikes in the middle of a word, ``end`` mends it; ten minutes of the night lie between.

    ``passes_on_the_page``: whoever types sees them pass on the page, too.
    """

    after: timedelta
    begin: Callable[[], None]
    end: Callable[[], None]
    passes_on_the_page: bool = False
    until: datetime | None = None
    is_over: bool = False


@dataclass
class Story:
    """Something that happens at an hour, once and when nobody has trouble."""

    after: timedelta
    happen: Callable[[], None]
    is_over: bool = False


@dataclass
class Night:
    """``now`` is the hour of the plan; the machine's clock stands at dusk and goes on for a minute."""

    centre: Centre
    exchange: Exchange
    seed: int
    people: list[Worker] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.begun = self.now = timezone.now()
        plan = plan_night(self.seed, self.centre.country)
        self.shift = Shift(self.centre, plan, Pace(1.0, lambda: self.now, self._wait), self.exchange)
        self.calls: dict[str, PlannedCall] = {self.shift.name_of(call): call for call in plan}
        self.dawn = self.begun + LENGTH

    def play(self) -> Tally:
        return self.shift.play()

    @property
    def is_troubled(self) -> bool:
        return any(trouble.until and not trouble.is_over for trouble in self.troubles)

    def can_be_answered(self, name: str) -> bool:
        rang = self.begun + self.calls[name].rings
        return self.exchange.rings(name) and self.now - rang >= ANSWERS_AFTER

    def strike(self) -> Trouble | None:
        """Whoever types by hand calls it in the middle of a word: the next trouble, if its hour has come."""
        due = (one for one in self.troubles if not one.until and self.now >= self.begun + one.after)
        trouble = next(due, None)
        if trouble:
            trouble.begin()
            trouble.until = self.now + TROUBLE_LASTS
        return trouble

    def _wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        for trouble in self.troubles:
            if trouble.until and not trouble.is_over and self.now >= trouble.until:
                trouble.end()
                trouble.is_over = True
                assert self.exchange.is_heard(), "the house is there, and the exchange is not heard"
        if self.is_troubled:
            return
        for story in self.stories:
            if not story.is_over and self.now >= self.begun + story.after:
                story.is_over = True
                story.happen()
        for worker in list(self.people):
            if not self.is_troubled:  # it may have struck a colleague a moment ago
                worker.act()
