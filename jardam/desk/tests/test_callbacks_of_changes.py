"""Whoever was told a term that a change of the law moves is called back, hears the new one, and that is kept."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import ANSWER, Caller, ContactRecord, close_contact, put_answer
from jardam.contacts.choices import CallbackState
from jardam.contacts.models import Callback, Contact, ContactAnswer
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import (
    ChangeWords,
    confirm_change,
    draft_change,
    load_law,
    rehearse_change,
    withdraw_change,
)
from jardam.law.models import Change, Told
from jardam.law.queries import rule_book
from jardam.law.reckoned import reckon
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.people.choices import IndexKind
from jardam.people.models import PersonIndex
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TODAY = timezone.localdate()


@pytest.fixture
def gulnara(moscow: Centre) -> User:
    return User.objects.create(username="gulnara", centre=moscow, role=Role.LAWYER, password="!")


@pytest.fixture
def hamid(krasnodar: Centre) -> User:
    return User.objects.create(username="hamid", centre=krasnodar, role=Role.LAWYER, password="!")


@pytest.fixture
def change(gulnara: User, hamid: User) -> Change:
    """Two months instead of three, in force."""
    load_law(settings.ROOT / "data" / "law", timezone.now())
    shorter = Proposal(Act.NEW_PERIOD, "deadlines.tc392_other", value="2", starts_on=date(2026, 9, 1))
    return in_force(shorter, gulnara, hamid)


def in_force(proposal: Proposal, by: User, second: User) -> Change:
    now = timezone.now()
    grounds = Grounds("Federal Law 1-FZ", "-", Confidence.SEEN_IN_SOURCE, TODAY, TODAY)
    with across_centres("the law belongs to the whole network"):
        made = draft_change(ChangeWords(grounds, "amended"), proposal, by=by, at=now)
        rehearse_change(made.pk, revision=0, by=by, at=now)
        return confirm_change(made.pk, by=second, at=now)


@pytest.fixture
def told(change: Change, erkin: User, call: Contact) -> ContactAnswer:
    """As the law was known before, to somebody who left a number."""
    book = rule_book(TODAY, recording=(change.recording or 1) - 1)
    typed = {"id": "tc392_other", "from": "2026-10-01"}
    with for_centre(erkin.centre_id):
        answer = put_answer(
            call, reckon("deadline", typed, book, TODAY, Language.KY), by=erkin, at=timezone.now()
        )
        filled = ContactRecord(Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, {"stated": "Айлык"})
        caller = Caller(identity=Identity(name="Азамат", phones=("+996700123447",)))
        close_contact(call, filled, caller=caller, by=erkin, at=timezone.now())
    return answer


@pytest.fixture(autouse=True)
def here(erkin: User) -> Iterator[None]:
    with for_centre(erkin.centre_id):
        yield


def asked(change: Change, answer: ContactAnswer, browser: Client) -> None:
    browser.post(reverse("desk:touched_call", args=[change.pk, ANSWER]), {"key": [str(answer.pk)]})


def test_the_callback_says_what_was_told_and_what_holds_in_their_language(
    signed_in: SignIn, gulnara: User, erkin: User, change: Change, told: ContactAnswer
) -> None:
    lawyer = signed_in(gulnara)
    listed = lawyer.get(reverse("desk:touched", args=[change.pk, ANSWER])).content.decode()
    assert str(told.pk) in listed
    asked(change, told, lawyer)
    callback = Callback.objects.get()
    shown = signed_in(erkin).get(reverse("desk:callback", args=[callback.pk])).content.decode()
    assert "Federal Law 1-FZ" in shown
    assert "Last day: 1 January 2027" in shown.replace("\xa0", " ") or "2027" in shown
    assert 'lang="ky"' in shown
    assert "+996700123447" not in listed + shown


def test_asked_twice_they_are_called_once_and_reached_they_were_told(
    signed_in: SignIn, gulnara: User, erkin: User, change: Change, told: ContactAnswer
) -> None:
    lawyer = signed_in(gulnara)
    asked(change, told, lawyer)
    asked(change, told, lawyer)
    callback = Callback.objects.get()
    assert not Told.objects.exists()
    signed_in(erkin).post(reverse("desk:callback_end", args=[callback.pk]), {"result": "REACHED"})
    row = Told.objects.get()
    assert (row.kind, row.key, row.change_id, row.told_by_id) == (ANSWER, told.pk, change.pk, erkin.pk)


def test_who_was_not_reached_was_not_told(
    signed_in: SignIn, gulnara: User, erkin: User, change: Change, told: ContactAnswer
) -> None:
    asked(change, told, signed_in(gulnara))
    callback = Callback.objects.get()
    signed_in(erkin).post(reverse("desk:callback_end", args=[callback.pk]), {"result": "GIVEN_UP"})
    assert Callback.objects.get().state == CallbackState.GIVEN_UP
    assert not Told.objects.exists()


def test_the_lawyer_of_another_centre_calls_nobody_of_ours(
    signed_in: SignIn, hamid: User, change: Change, told: ContactAnswer
) -> None:
    with for_centre(hamid.centre_id):
        asked(change, told, signed_in(hamid))
    assert not Callback.objects.exists()


def test_of_a_change_that_was_withdrawn_since_nothing_is_told_as_new(
    signed_in: SignIn, gulnara: User, hamid: User, erkin: User, change: Change, told: ContactAnswer
) -> None:
    asked(change, told, signed_in(gulnara))
    with across_centres("the law belongs to the whole network"):
        withdraw_change(change.pk, "a mistake", by=hamid, at=timezone.now())
    shown = said_at_callback(signed_in(erkin))
    assert "Now it is:" not in shown
    assert "December 2026" not in shown


def test_of_a_change_that_another_overtook_what_holds_today_is_told(
    signed_in: SignIn, gulnara: User, hamid: User, erkin: User, change: Change, told: ContactAnswer
) -> None:
    asked(change, told, signed_in(gulnara))
    before = said_at_callback(signed_in(erkin))
    begun = date(2026, 9, 1)
    in_force(
        Proposal(Act.CORRECTION, "deadlines.tc392_other", value="4", period=begun, version=1), gulnara, hamid
    )
    shown = said_at_callback(signed_in(erkin))
    assert "December 2026" in before
    assert "December 2026" not in shown
    assert "February 2027" in shown.split("Now it is:")[1]


def test_whoever_left_no_number_is_not_called(
    signed_in: SignIn, gulnara: User, change: Change, told: ContactAnswer
) -> None:
    PersonIndex.objects.filter(kind=IndexKind.PHONE).delete()
    asked(change, told, signed_in(gulnara))
    assert not Callback.objects.exists()


def said_at_callback(browser: Client) -> str:
    page = browser.get(reverse("desk:callback", args=[Callback.objects.get().pk]))
    return str(page.content.decode().replace("\xa0", " "))
