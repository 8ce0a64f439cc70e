"""The timeline of a case: entries, terms and the contacts of its person in one list, as the reader may see them."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases import actions, timeline
from jardam.cases.actions import Said
from jardam.cases.counting import set_by_us
from jardam.cases.models import Case
from jardam.cases.timeline import Happening, Reading, Source
from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import TITLE, opened
from jardam.desk.tests.files import close_file, unlock
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


@pytest.fixture
def money() -> Iterator[Source]:
    """A room above that holds something of the case on the day on which it was opened."""

    def rows(reading: Reading, below: object, most: int) -> list[Happening]:
        return [Happening(reading.case.opened_on, "1", "Получено 5 000 ₽")] if below is None else []

    source = Source("money", "Деньги", rows)
    timeline.register(source)
    yield source
    timeline.forget(source.kind)


def note(case: Case, text: str, days_ago: int, by: User) -> None:
    with for_centre(case.centre_id):
        case.refresh_from_db()
        day = timezone.localdate() - timedelta(days=days_ago)
        actions.note(case, Said(case.revision, text), day, by=by, at=timezone.now())


def term(case: Case, about: str, days: int, by: User) -> None:
    with for_centre(case.centre_id):
        case.refresh_from_db()
        counted = set_by_us(timezone.localdate() + timedelta(days=days), about)
        actions.set_term(case, counted, Said(case.revision), by=by, at=timezone.now())


def call(case: Case, by: User) -> str:
    """A call of this person; its number."""
    with for_centre(case.centre_id):
        told = ContactRecord(
            language=Language.KY,
            topics=[Topic.B_UNPAID_WAGES],
            outcome=Outcome.ANSWERED,
            narrative={"stated": "айлык"},
        )
        begun = start_contact(Channel.PHONE, by=by, at=timezone.now())
        return close_contact(begun, told, caller=Caller(case.person), by=by, at=timezone.now()).reference


def page(case: Case) -> str:
    return reverse("desk:case_timeline", args=[case.pk])


def told_in_order(shown: str, *words: str) -> bool:
    places = [shown.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_all_that_belongs_to_the_case_stands_by_day(
    signed_in: SignIn, amina: User, erkin: User, case: Case, money: Source
) -> None:
    note(case, "звонил бригадир", 3, amina)
    term(case, "отнести жалобу", 9, amina)
    call(case, erkin)
    shown = signed_in(amina).get(page(case)).content.decode()
    assert told_in_order(
        shown, "Last day: отнести жалобу", ">Contact ", f"Opened: {TITLE}", "Получено 5 000 ₽", "звонил"
    )
    only = signed_in(amina).get(page(case), {"kind": "money"}).content.decode()
    assert "Получено 5 000 ₽" in only
    assert "звонил бригадир" not in only


def test_page_after_page_shows_each_thing_once(signed_in: SignIn, amina: User, case: Case) -> None:
    for number in range(45):
        note(case, f"запись {number:02}.", number % 5, amina)
    browser, address = signed_in(amina), page(case)
    first = browser.get(address).content.decode()
    older = first.split("?after=")[1].split('"')[0]
    second = browser.get(f"{address}?after={older}").content.decode()
    told = first + second
    assert [told.count(f"запись {number:02}.") for number in range(45)] == [1] * 45
    assert 'rel="next"' not in second


@pytest.mark.parametrize("place", ["x", "2026-11-22_none_1", "2026-11-22_term_12", "2026-99-22_entry_1"])
def test_a_broken_place_shows_the_first_page_and_says_so(
    signed_in: SignIn, amina: User, case: Case, place: str
) -> None:
    answer = signed_in(amina).get(page(case), {"after": place})
    assert answer.status_code == 422
    assert TITLE in answer.content.decode()


def test_who_must_not_know_finds_nothing(
    signed_in: SignIn, amina: User, farida: User, chen: User, erkin: User, case: Case
) -> None:
    with for_centre(case.centre_id):
        actions.bar_colleague(case, farida, Said(1), by=amina, at=timezone.now())
    for stranger in (farida, chen, erkin):
        assert signed_in(stranger).get(page(case)).status_code == 404


def test_a_closed_file_opens_to_whoever_gave_their_password(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    note(case, "звонил бригадир", 3, amina)
    with for_centre(case.centre_id):
        close_file(case.person, amina, farida)
    browser = signed_in(amina)
    assert "звонил бригадир" not in browser.get(page(case)).content.decode()
    unlock(browser, amina)
    assert "звонил бригадир" in browser.get(page(case)).content.decode()


def test_of_an_erased_person_nothing_is_left(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    with for_centre(case.centre_id):
        erase_person(case.person, by=farida, at=timezone.now())
    assert signed_in(amina).get(page(case)).status_code == 302


def test_the_timeline_costs_the_same_whatever_it_shows(
    signed_in: SignIn, amina: User, erkin: User, case: Case
) -> None:
    browser, costs = signed_in(amina), []
    for _round in range(2):
        for number in range(3):
            note(case, f"запись {number}", number, amina)
            term(case, f"срок {number}", number + 2, amina)
            call(case, erkin)
        browser.get(page(case))
        with CaptureQueriesContext(connection) as sent:
            browser.get(page(case))
        costs.append(len(sent))
    assert costs[0] == costs[1]
