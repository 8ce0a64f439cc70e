"""What the events of one call amount to, in whatever order they came, and however often each.

A call is the *set* of what was told of it, read in the order of the moments: so a repeated event changes nothing,
and a late one finds its place. Moments are the exchange's own; they are compared with each other only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from jardam.kernel.languages import Language
from jardam.line.rules.events import Cause, Event, EventKind

DIGITS = {
    "1": Language.RU,
    "2": Language.KY,
    "3": Language.TG,
    "4": Language.UZ,
    "5": Language.RO,
}
"""Which key of the telephone chooses which language."""

CALL_ME_BACK = "9"
"""The key with which a caller who is told that nobody is free asks to be called."""

SHORT_RING = timedelta(seconds=5)
"""Who hangs up sooner could not be answered: a slip, or a beacon, a call without credit that asks for one back."""

MOST_EVENTS = 64
"""So much is kept of one call; after that only its answer and its end are heard."""

_ORDER = {kind: place for place, kind in enumerate(EventKind)}


class CallState(StrEnum):
    RINGING = "RINGING"
    TALKING = "TALKING"
    ENDED = "ENDED"  # somebody answered, and it is over
    MISSED = "MISSED"
    ABANDONED = "ABANDONED"  # hung up after a short ring; owed a call like a missed one


OVER = (CallState.ENDED, CallState.MISSED, CallState.ABANDONED)
UNANSWERED = (CallState.MISSED, CallState.ABANDONED)


@dataclass(frozen=True, slots=True)
class Call:
    """All that is known of one call. ``events``: in the order of their moments, each once; none before the first.

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 22, 2, 10, tzinfo=UTC)
    >>> rings, ends = Event("7", EventKind.RINGING, at), Event("7", EventKind.ENDED, at + timedelta(seconds=40))
    >>> Call.of([ends, rings, ends]).state
    <CallState.MISSED: 'MISSED'>
    """

    events: tuple[Event, ...]

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Call":
        return cls(tuple(sorted(set(events), key=_place)))

    def hearing(self, event: Event) -> "Call":
        """The same call with one more event; itself, if that says nothing new."""
        is_full = len(self.events) >= MOST_EVENTS
        if event in self.events or (is_full and event.kind in {EventKind.RINGING, EventKind.DTMF}):
            return self
        return Call.of((*self.events, event))

    @property
    def rang_at(self) -> datetime:
        return self.events[0].at

    @property
    def ended(self) -> Event | None:
        return self._first(EventKind.ENDED)

    @property
    def answered(self) -> Event | None:
        """The first answer, unless the call was over by then."""
        answer, end = self._first(EventKind.ANSWERED), self.ended
        return answer if answer and (end is None or answer.at <= end.at) else None

    @property
    def answerer(self) -> str:
        """The first extension or work name that was told of those who answered in time."""
        answers = [event for event in self.events if event.kind is EventKind.ANSWERED and event.who]
        return next((a.who for a in answers if self.ended is None or a.at <= self.ended.at), "")

    @property
    def number(self) -> str:
        """The first number that was told; empty when it is withheld."""
        return next((event.number for event in self.events if event.number), "")

    @property
    def chosen(self) -> Language:
        """The last language that was chosen before somebody answered."""
        pressed = [DIGITS[digit] for digit in self._digits() if digit in DIGITS]
        return pressed[-1] if pressed else Language.UNKNOWN

    @property
    def wishes_callback(self) -> bool:
        return CALL_ME_BACK in self._digits()

    @property
    def has_voicemail(self) -> bool:
        return any(event.cause == Cause.VOICEMAIL for event in self.events)

    @property
    def state(self) -> CallState:
        if self.ended is None:
            return CallState.TALKING if self.answered else CallState.RINGING
        if self.answered:
            return CallState.ENDED
        return CallState.ABANDONED if self.waited < SHORT_RING else CallState.MISSED

    @property
    def waited(self) -> timedelta:
        """From the first ring to the answer, or to the end without one; zero while it rings."""
        until = self.answered or self.ended
        return until.at - self.rang_at if until else timedelta(0)

    @property
    def talked(self) -> timedelta:
        return self.ended.at - self.answered.at if self.ended and self.answered else timedelta(0)

    @property
    def late_answers(self) -> int:
        """Answers told of a call that was over: they change nothing and are counted."""
        answers = [event for event in self.events if event.kind is EventKind.ANSWERED]
        return sum(1 for answer in answers if self.ended is not None and answer.at > self.ended.at)

    def _digits(self) -> list[str]:
        until = self.answered or self.ended
        return [
            e.digit for e in self.events if e.kind is EventKind.DTMF and (until is None or e.at <= until.at)
        ]

    def _first(self, kind: EventKind) -> Event | None:
        return next((event for event in self.events if event.kind is kind), None)


def _place(event: Event) -> tuple[object, ...]:
    return (event.at, _ORDER[event.kind], event.number, event.digit, event.who, event.cause)
