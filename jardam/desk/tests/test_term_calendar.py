"""Terms in one's own calendar: days and case numbers under an address that nobody can guess, and no word more."""

import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.cases import actions
from jardam.cases.actions import Said
from jardam.cases.counting import set_by_us
from jardam.cases.models import CalendarAddress, Case
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import TITLE, opened
from jardam.kernel.ids import day_uuid

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PAGE = "desk:case_calendar"
ABOUT = "обещали выплатить"


@pytest.fixture
def case(amina: User) -> Case:
    case = opened(amina)
    with for_centre(amina.centre_id):
        counted = set_by_us(timezone.localdate() + timedelta(days=9), ABOUT)
        actions.set_term(case, counted, Said(1), by=amina, at=timezone.now())
    return case


def address(browser: Client) -> str:
    """A new one, as the page shows it this once."""
    shown = browser.post(reverse(PAGE)).content.decode()
    found = re.search(r"http://testserver(/\S+\.ics)", shown)
    assert found
    return found[1]


def test_a_calendar_reads_days_and_numbers_and_nothing_else(
    client: Client, signed_in: SignIn, amina: User, case: Case
) -> None:
    answer = client.get(address(signed_in(amina)))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    said = answer.content.decode()
    day = timezone.localdate() + timedelta(days=9)
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in said
    assert spoken(case.reference) in said
    for word in (ABOUT, TITLE, "wages", "Wages", "amina"):
        assert word not in said
    assert not answer.cookies


def test_only_the_hash_of_the_secret_is_kept_and_the_page_shows_it_once(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    secret = address(browser).rsplit("/", 1)[1].removesuffix(".ics")
    assert secret not in browser.get(reverse(PAGE)).content.decode()
    with for_centre(amina.centre_id):
        kept = CalendarAddress.objects.get()
    assert bytes(kept.secret_hash) == sha256(secret.encode()).digest()


def test_a_new_address_ends_the_old_one_and_an_ended_one_is_gone(
    client: Client, signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    old, new = address(browser), address(browser)
    assert [client.get(one).status_code for one in (old, new)] == [404, 200]
    assert browser.post(reverse("desk:case_calendar_end")).status_code == 302
    assert client.get(new).status_code == 404


def test_a_wrong_secret_and_another_centre_find_nothing(
    client: Client, signed_in: SignIn, amina: User, chen: User, case: Case
) -> None:
    one = address(signed_in(amina))
    assert client.get(re.sub(r"[^/]+\.ics$", "wrong.ics", one)).status_code == 404
    assert client.get(one.replace(str(amina.centre_id), str(chen.centre_id))).status_code == 404


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.OPERATOR}])
def test_whoever_works_on_cases_no_more_reads_nothing(
    client: Client, signed_in: SignIn, amina: User, case: Case, change: dict[str, object]
) -> None:
    one = address(signed_in(amina))
    User.objects.filter(pk=amina.pk).update(**change)
    assert client.get(one).status_code == 404


def test_a_term_that_ended_or_was_handed_over_leaves_the_calendar(
    client: Client, signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    one, heads = address(signed_in(amina)), address(signed_in(farida))
    with for_centre(amina.centre_id):
        actions.hand_over(case, farida, Said(2), by=amina, at=timezone.now())
    assert [client.get(feed).content.decode().count("BEGIN:VEVENT") for feed in (one, heads)] == [0, 1]


def test_who_stands_in_reads_the_terms_of_whoever_is_away_until_they_are_back(
    client: Client, signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    feed, today = address(signed_in(farida)), timezone.localdate()
    assert "BEGIN:VEVENT" not in client.get(feed).content.decode()
    with for_centre(amina.centre_id):
        naming = actions.Naming(day_uuid(), amina, farida, today, today + timedelta(days=5))
        cover = actions.name_cover(naming, by=amina, at=timezone.now())
    assert spoken(case.reference) in client.get(feed).content.decode()
    with for_centre(amina.centre_id):
        actions.end_cover(cover, by=amina, at=timezone.now())
    assert "BEGIN:VEVENT" not in client.get(feed).content.decode()
