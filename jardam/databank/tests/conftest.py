"""A bank of its own for each test, and words to fill it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact, OwnTopic
from jardam.contacts.rules.closing import Outcome
from jardam.databank.snapshots import Snapshot, take_snapshot
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity

NOW = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
EARLY = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def bank_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.BANK = tmp_path / "bank"
    return tmp_path / "bank"


def talked(
    by: User,
    times: int = 1,
    *,
    topics: Sequence[Topic] = (Topic.B_UNPAID_WAGES,),
    own: OwnTopic | None = None,
    person: Person | None = None,
    **noted: str,
) -> None:
    """So many consultations of November. ``noted``: fields as they are counted."""
    named = {Topic(own.topic): own} if own else {}
    said = {"stated": "Айлык бербейт", "note": ""}
    for _time in range(times):
        with for_centre(by.centre_id):
            begun = start_contact(Channel.PHONE, by=by, at=EARLY)
            record = ContactRecord(
                outcome=Outcome.ANSWERED,
                language=Language.KY,
                topics=list(topics),
                own_topics=named,
                narrative=said,
            )
            close_contact(begun, record, caller=Caller(person), by=by, at=EARLY)
            Contact.objects.filter(pk=begun.pk, centre=begun.centre_id).update(
                **{"channel": Channel.PHONE, **noted}
            )


def known(by: User) -> Person:
    """Somebody with a file."""
    with for_centre(by.centre_id):
        return add_person(Identity(name="Азамат"), by=by, at=EARLY)


@pytest.fixture
def snapshot() -> Callable[[], Snapshot]:
    return lambda: take_snapshot(NOW)
