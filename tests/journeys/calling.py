"""The exchange of a journey: it tells Moscow of calls, as from a request of its own."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.line.actions import take_event
from jardam.line.models import LineCall
from jardam.line.rules.events import Event, EventKind
from tests.journeys.town import Town

TALK_KEYS = {"KY": "2", "TG": "3", "UZ": "4"}


def tell(town: Town, call: str, kind: str, at: datetime | None = None, **words: str) -> LineCall:
    centre: Centre | None = town.users["erkin"].centre
    assert centre
    now = timezone.now()
    with for_centre(centre.pk), transaction.atomic():
        return take_event(Event(call, EventKind(kind), at or now, **words), centre=centre, at=now)


def ring(town: Town, call: str, number: str, language: str, ago: int = 0) -> LineCall:
    """Somebody rings, and chose their language; ``ago`` seconds ago."""
    began = timezone.now() - timedelta(seconds=ago)
    tell(town, call, "RINGING", began, number=number)
    return tell(town, call, "DTMF", began + timedelta(seconds=2), digit=TALK_KEYS[language])


def miss(town: Town, call: str, number: str, language: str) -> LineCall:
    """Somebody rang a minute ago, and nobody took it."""
    ring(town, call, number, language, ago=60)
    return tell(town, call, "ENDED", timezone.now() - timedelta(seconds=20))


def a_busy_line(town: Town) -> LineCall:
    """One rings, one talks, two were missed. Returns the first that was missed."""
    ring(town, "rings", "+996555111222", "KY", ago=200)
    ring(town, "talks", "+992900111222", "TG", ago=90)
    tell(town, "talks", "ANSWERED", who="erkin")
    miss(town, "again", "+998901112233", "UZ")
    return miss(town, "missed", "+996555333444", "KY")
