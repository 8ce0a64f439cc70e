from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event

import pytest
from django.db import transaction

from jardam.audit import sentences
from jardam.audit.actions import record, recorded, seal_readings
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre

NOON = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture(autouse=True)
def verbs() -> Iterator[None]:
    """Two verbs of these tests' own."""
    sentences.register("test.done", "did something: {outcome}")
    sentences.register("test.seen", "saw something")
    yield
    for verb in ("test.done", "test.seen"):
        del sentences._sentences[verb]
        del sentences._words[verb]


@contextmanager
def page_of(centre: Centre | None) -> Iterator[None]:
    """One request of somebody who works there."""
    with for_centre(centre.pk if centre else None), transaction.atomic():
        yield


@recorded
def do(user: User, *subjects: object, outcome: str = "ANSWERED", at: datetime = NOON) -> None:
    """An action of a room: changes nothing, and is written down once for each subject."""
    for subject in subjects or (user,):
        record("test.done", subject, by=user, at=at, outcome=outcome)


def chain_readings(count: int, limit: int = 1000) -> None:
    """Let the worker come until ``count`` readings are chained.

    Another test's open transaction, in another database of the same server, may hold it up for a while.
    """
    left, pause = count, Event()
    while left > 0:
        taken = seal_readings(limit)
        left -= taken
        pause.wait(0 if taken else 0.1)
    assert left == 0
