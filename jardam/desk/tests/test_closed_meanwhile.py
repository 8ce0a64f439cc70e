"""A file is closed to all but named people while a colleague writes in it, on another connection."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connections, transaction
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.desk.tests.files import close_file
from jardam.followups.actions import Remark, end_contact, move_step
from jardam.followups.models import Step
from jardam.followups.rules.steps import StepState
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.kernel.topics import Topic
from jardam.people.actions import AlreadyRestricted, add_person, change_identity, restrict_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.quality.actions.samples import Marks, draw_sample, review_record
from jardam.quality.models import Review
from jardam.quality.rules.reviewing import Mark, Question
from jardam.vault.refusals import FileKeyLocked

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = 0.4
"""Seconds in which the other connection comes to the lock. Where it does not, it comes after, and reads the same."""


def filled(outcome: Outcome = Outcome.CERTIFICATE) -> ContactRecord:
    return ContactRecord(
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        outcome=outcome,
        narrative={"stated": "Айлык бербейт", "note": ""},
    )


@pytest.fixture
def person(erkin: User) -> Person:
    with for_centre(erkin.centre_id):
        return add_person(Identity(name="Азамат"), by=erkin, at=timezone.now())


@pytest.fixture
def contact(erkin: User, person: Person) -> Contact:
    """Closed, with a step that waits."""
    with for_centre(erkin.centre_id):
        begun = start_contact(Channel.PHONE, by=erkin, at=timezone.now())
        return end_contact(begun, filled(), caller=Caller(person), by=erkin, at=timezone.now())


def while_it_closes(person: Person, openers: list[User], act: Callable[[], object]) -> str:
    """What becomes of an act that begins while the closing of the file is not committed yet."""
    ended: list[str] = []
    closing = Event()

    def go() -> None:
        try:
            closing.wait(timeout=10)
            with for_centre(person.centre_id):
                act()
            ended.append("done")
        except (AlreadyRestricted, FileKeyLocked) as refused:
            ended.append(type(refused).__name__)
        finally:
            connections.close_all()

    other = Thread(target=go)
    other.start()
    with for_centre(person.centre_id), transaction.atomic():
        close_file(person, *openers)
        closing.set()
        other.join(timeout=WAITING)
    other.join(timeout=20)
    return ended[0] if ended else "nothing"


def test_who_somebody_is_stays_readable(person: Person, erkin: User, amina: User, farida: User) -> None:
    changed = Identity(name="Азамат Токтосунов")

    ended = while_it_closes(
        person, [amina, farida], lambda: change_identity(person, changed, by=erkin, at=timezone.now())
    )

    assert ended == FileKeyLocked.__name__


def test_a_file_is_closed_once(person: Person, amina: User, farida: User) -> None:
    ended = while_it_closes(
        person,
        [amina, farida],
        lambda: restrict_person(person, [farida, amina], by=farida, at=timezone.now()),
    )

    assert ended == AlreadyRestricted.__name__


@pytest.mark.parametrize("remarked", ["", "Позвонил в консульство"])
def test_a_remark_on_a_step_is_not_sealed_under_the_key_that_goes(
    contact: Contact, person: Person, erkin: User, amina: User, farida: User, remarked: str
) -> None:
    with for_centre(erkin.centre_id), transaction.atomic():
        step: Any = Step.objects.select_related("contact").get()
        if remarked:
            move_step(step, StepState.SENT, remark=Remark(remarked), by=erkin, at=timezone.now())
    move = StepState.ISSUED if remarked else StepState.SENT

    ended = while_it_closes(
        person,
        [amina, farida],
        lambda: move_step(step, move, remark=Remark("Справка готова"), by=erkin, at=timezone.now()),
    )

    assert ended == FileKeyLocked.__name__


def test_a_remark_of_a_review_is_not_sealed_under_the_key_that_goes(
    contact: Contact, person: Person, erkin: User, amina: User, farida: User, moscow: Centre
) -> None:
    marks = Marks(dict.fromkeys(Question, Mark.YES), "Хорошо")
    with for_centre(erkin.centre_id), transaction.atomic():
        draw_sample(Month.of(timezone.localdate()), 1, by=farida, at=timezone.now())
        review = Review.objects.select_related("contact").get()

    ended = while_it_closes(
        person, [amina, farida], lambda: review_record(review, marks, by=farida, at=timezone.now())
    )

    assert ended == FileKeyLocked.__name__


def test_a_call_is_not_sealed_under_the_key_that_goes(
    person: Person, erkin: User, amina: User, farida: User
) -> None:
    with for_centre(erkin.centre_id):
        begun = start_contact(Channel.PHONE, by=erkin, at=timezone.now())

    ended = while_it_closes(
        person,
        [amina, farida],
        lambda: close_contact(
            begun, filled(Outcome.ANSWERED), caller=Caller(person), by=erkin, at=timezone.now()
        ),
    )

    assert ended == FileKeyLocked.__name__
