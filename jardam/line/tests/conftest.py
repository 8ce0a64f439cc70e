"""A night on the line: events at seconds of one fixed moment, told to Moscow."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.line.actions import take_event
from jardam.line.models import LineCall
from jardam.line.rules.events import Event, EventKind

NUMBER = "+996700123447"

Tell = Callable[..., LineCall]


@pytest.fixture
def now() -> datetime:
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def line(moscow: Centre) -> Iterator[Centre]:
    """Moscow, in whose name everything in the test is done."""
    with for_centre(moscow.pk):
        yield moscow


@pytest.fixture
def tell(line: Centre, now: datetime) -> Tell:
    """``tell("a", "RINGING", 0, number=…)``: call a, so many seconds after the beginning."""

    def told(call: str, kind: str, second: int = 0, **words: str) -> LineCall:
        at = now + timedelta(seconds=second)
        return take_event(Event(call, EventKind(kind), at, **words), centre=line, at=at)

    return told
