"""Two press at once, on two connections: whoever waits for the lock sees what the other wrote."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Event, Thread

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from jardam.centres.models import User
from jardam.contacts.actions import (
    Caller,
    ContactRecord,
    begin_contact,
    close_contact,
    put_answer,
    start_contact,
)
from jardam.contacts.actions.news import ask_to_call
from jardam.contacts.choices import Channel, Screening
from jardam.contacts.models import Callback, Contact
from jardam.contacts.queries import answers_of
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import ChangeWords, draft_change, load_law
from jardam.law.models import Change
from jardam.law.queries import rule_book
from jardam.law.reckoned import Reckoned, reckon
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = 0.4
"""Seconds in which the other connection comes to the lock. Where it does not, it comes after, and reads the same."""


@pytest.fixture
def told() -> Reckoned:
    today = timezone.localdate()
    load_law(settings.ROOT / "data" / "law", timezone.now())
    return reckon("deadline", {"id": "tc392_other", "from": "2026-10-01"}, rule_book(today), today)


@pytest.fixture
def call(erkin: User) -> Contact:
    with for_centre(erkin.centre_id):
        return start_contact(Channel.PHONE, by=erkin, at=timezone.now())


def while_not_committed(by: User, first: Callable[[], object], second: Callable[[], object]) -> str:
    """What becomes of the second act, which begins while the first is not committed yet."""
    ended: list[str] = []
    written = Event()

    def go() -> None:
        try:
            written.wait(timeout=10)
            with for_centre(by.centre_id):
                second()
            ended.append("done")
        except Exception as failed:  # noqa: BLE001 - whatever it is, the test says so
            ended.append(repr(failed))
        finally:
            connections.close_all()

    other = Thread(target=go)
    other.start()
    with for_centre(by.centre_id), transaction.atomic():
        first()
        written.set()
        other.join(timeout=WAITING)
    other.join(timeout=20)
    return ended[0] if ended else "nothing"


def close(contact: Contact, by: User) -> Contact:
    said = {"stated": "-", "note": ""}
    filled = ContactRecord(Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, said, violence=Screening.NO)
    caller = Caller(identity=Identity(name="Азамат", phones=("+996700123447",)))
    return close_contact(contact, filled, caller=caller, by=by, at=timezone.now())


def test_an_answer_put_while_the_contact_is_closed_goes_along_into_the_file(
    call: Contact, erkin: User, told: Reckoned
) -> None:
    ended = while_not_committed(
        erkin, lambda: put_answer(call, told, by=erkin, at=timezone.now()), lambda: close(call, erkin)
    )

    with for_centre(erkin.centre_id), transaction.atomic():
        closed = Contact.objects.select_related("key").get(pk=call.pk)
        kept = [reckoned for _answer, reckoned in answers_of(closed)]
    assert (ended, kept) == ("done", [told])


def test_a_call_in_which_something_is_being_worked_out_is_not_taken_up_for_another_caller(
    call: Contact, erkin: User, told: Reckoned
) -> None:
    begun: list[Contact] = []

    ended = while_not_committed(
        erkin,
        lambda: put_answer(call, told, by=erkin, at=timezone.now()),
        lambda: begun.append(begin_contact(Channel.PHONE, by=erkin, at=timezone.now())),
    )

    assert ended == "done"
    assert begun[0].pk != call.pk


def test_of_two_clicks_on_call_back_one_counts_and_neither_fails(
    call: Contact, erkin: User, amina: User, told: Reckoned
) -> None:
    with for_centre(erkin.centre_id):
        close(call, erkin)
    change, due = changed(amina), timezone.now() + timedelta(days=1)
    new: list[int] = []

    def click() -> None:
        new.append(ask_to_call([call.pk], change, due, by=amina, at=timezone.now()))

    ended = while_not_committed(amina, click, click)

    with for_centre(amina.centre_id), transaction.atomic():
        waiting = Callback.objects.count()
    assert (ended, new, waiting) == ("done", [1, 0], 1)


def changed(by: User) -> Change:
    today = timezone.localdate()
    grounds = Grounds("Federal Law 1-FZ", "-", Confidence.SEEN_IN_SOURCE, today, today)
    shorter = Proposal(Act.NEW_PERIOD, "deadlines.tc392_other", value="2", starts_on=date(2026, 9, 1))
    with across_centres("the law belongs to the whole network"):
        return draft_change(ChangeWords(grounds, "amended"), shorter, by=by, at=timezone.now())
