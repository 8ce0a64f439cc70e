"""What the worker does by the clock, beside the table of tasks. Work that one page asks for is a task instead."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import close_old_connections

logger = logging.getLogger(__name__)
BREATH = 0.2
"""Seconds between two looks at the clock."""
AFTER_TROUBLE = 10
"""A round that failed waits so many times longer before it is walked again."""


@dataclass(frozen=True, slots=True)
class Round:
    """``work`` is done every ``seconds``; it must be safe to do twice and to be killed in the middle."""

    name: str
    seconds: float
    work: Callable[[], object]


class Rounds(threading.Thread):
    """Walks the rounds until `stop`. A failure is logged by class and place, and the round comes again later."""

    def __init__(self, rounds: Sequence[Round], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(name="rounds", daemon=True)
        self._due = dict.fromkeys(rounds, clock())
        self._clock = clock
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(BREATH):
            close_old_connections()
            self.walk()

    def stop(self) -> None:
        self._stopped.set()
        self.join()

    def walk(self) -> None:
        """Do everything that is due by now."""
        for entry in [entry for entry, due in self._due.items() if due <= self._clock()]:
            went_well = _done(entry)
            wait = entry.seconds if went_well else entry.seconds * AFTER_TROUBLE
            self._due[entry] = self._clock() + wait


def _done(entry: Round) -> bool:
    try:
        entry.work()
    except Exception:  # one round in trouble must not stop the others
        logger.exception("a round failed: %s", entry.name)
        return False
    return True
