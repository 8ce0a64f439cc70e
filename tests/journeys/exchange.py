"""The exchange of a night: `jardam demo shift` at the signed door, over a wire that can be cut; it remembers what it told.

A night has eight hours and a journey a minute. The plan keeps its own clock, and the moments that are told are
those of the machine: a call rings now, and who is not taken hangs up as much later as the plan says, ahead of our
clock by less than the five minutes that the contract allows.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from jardam.demo.exchange import Door
from jardam.line.rules.events import Event, EventKind

FARTHEST = timedelta(minutes=4)


class Wire(Door):
    """What is told while it is cut is kept, as by any exchange, and told again."""

    is_cut = False

    def _posted(self, body: bytes) -> int:
        if self.is_cut:
            raise ConnectionRefusedError
        return super()._posted(body)


class Exchange:
    """Whatever it told, by call, each event once."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.told: defaultdict[str, list[Event]] = defaultdict(list)
        self._rang: dict[str, tuple[datetime, datetime]] = {}

    def tell(self, event: Event) -> None:
        said = replace(event, at=self._moment(event))
        self.told[event.call].append(said)
        self.wire.tell(said)

    def is_heard(self) -> bool:
        return self.wire.is_heard()

    def rings(self, call: str) -> bool:
        """Still, as far as the caller is concerned: not whether somebody took it."""
        return call in self.told and not any(event.kind is EventKind.ENDED for event in self.told[call])

    def _moment(self, event: Event) -> datetime:
        now = timezone.now()
        planned, real = self._rang.setdefault(event.call, (event.at, now))
        waited = min(event.at - planned, FARTHEST) if event.kind is EventKind.ENDED else timedelta()
        return max(now, real + waited)
