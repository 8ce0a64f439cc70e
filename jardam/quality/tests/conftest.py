"""A month of the Moscow hotline, November 2026, seen on its last evening; and the words to fill it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from jardam.centres.models import User
from jardam.contacts.actions import (
    Caller,
    ContactRecord,
    PromisedCallback,
    close_contact,
    end_callback,
    start_contact,
)
from jardam.contacts.choices import CallbackState, Channel
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.line.actions import take_event
from jardam.line.rules.events import Event, EventKind
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity

NOW = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)  # 20:00 in Moscow


def on(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def closed(
    by: User,
    at: datetime,
    outcome: Outcome = Outcome.ANSWERED,
    *,
    person: Person | None = None,
    **filled: Any,
) -> Contact:
    """A contact of ``by``, begun and closed at one moment; a consultation unless told otherwise."""
    kind = filled.get("kind", Kind.CONSULTATION)
    words: dict[str, Any] = {
        "language": Language.KY,
        "topics": [Topic.B_UNPAID_WAGES] if kind is Kind.CONSULTATION else [],
        "narrative": {"stated": "Айлык бербейт", "note": ""},
        **filled,
    }
    with for_centre(by.centre_id):
        begun = start_contact(Channel.PHONE, by=by, at=at)
        record = ContactRecord(outcome=outcome, **words)
        return close_contact(begun, record, caller=Caller(person), by=by, at=at)


def caller(by: User, name: str = "Азамат Токтосунов", phone: str = "+996700123447") -> Person:
    with for_centre(by.centre_id):
        return add_person(Identity(name=name, phones=(phone,)), by=by, at=on(1))


def promised(
    by: User, at: datetime, person: Person, *, ended_after: int | None, reached: bool = True
) -> None:
    """A callback for an hour after ``at``, ended so many days later; None leaves it waiting."""
    due = PromisedCallback(at + timedelta(hours=1), Language.KY)
    contact = closed(by, at, Outcome.CALLBACK, person=person, callback=due)
    if ended_after is not None:
        result = CallbackState.REACHED if reached else CallbackState.GIVEN_UP
        with for_centre(by.centre_id):
            callback = Callback.objects.get(contact=contact)
            end_callback(callback, result, by=by, at=at + timedelta(hours=1, days=ended_after))


def rang(by: User, at: datetime, name: str, *, answered_after: int | None) -> None:
    """A call on the line, answered after so many seconds; None is never."""
    last = (answered_after or 0) + 60
    told = [(EventKind.RINGING, 0), (EventKind.ENDED, last)]
    if answered_after is not None:
        told.insert(1, (EventKind.ANSWERED, answered_after))
    with for_centre(by.centre_id):
        for kind, second in told:
            event = Event(name, kind, at + timedelta(seconds=second), number="+996700999001")
            take_event(event, centre=by.centre, at=NOW)


@pytest.fixture
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield
