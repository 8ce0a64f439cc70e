"""Where somebody without insurance is treated: written once, changed by whoever saw its last state, unknown said as unknown."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.network.models import Facility

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST, ADD = "desk:facilities", "desk:facility_add"
TYPED = {
    "name": "Родильный дом № 3",
    "kind": "MATERNITY",
    "region": "RU-MOW",
    "topics": ["C_REPRODUCTIVE"],
    "takes_uninsured": "EMERGENCY",
    "fee": "UNKNOWN",
    "languages": ["KY"],
    "words": "Спросить Гульнару на входе",
    "told": "PHONED",
    "checked_on": "2026-11-20",
}


def listed(browser: Client, **wanted: str) -> str:
    return browser.get(reverse(LIST), wanted).content.decode()


def test_the_same_form_sent_twice_writes_one_place(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    assert [browser.post(reverse(ADD), TYPED).status_code for _click in range(2)] == [302, 302]
    with for_centre(erkin.centre_id):
        verbs = list(Entry.objects.filter(verb__startswith="facility.").values_list("verb", flat=True))
    assert (Facility.objects.count(), verbs) == (1, ["facility.written"])


def test_another_centre_finds_it_by_region_language_and_need(
    signed_in: SignIn, erkin: User, chen: User
) -> None:
    signed_in(erkin).post(reverse(ADD), TYPED)
    browser = signed_in(chen)
    assert TYPED["name"] in listed(browser, region="RU-MOW", language="KY", uninsured="on")
    assert TYPED["name"] not in listed(browser, region="RU-SPE")
    assert TYPED["name"] not in listed(browser, language="TG")


def test_whoever_asks_for_the_uninsured_is_not_sent_where_nobody_knows(
    signed_in: SignIn, erkin: User
) -> None:
    browser = signed_in(erkin)
    browser.post(reverse(ADD), TYPED | {"takes_uninsured": "UNKNOWN"})
    assert TYPED["name"] in listed(browser)
    assert TYPED["name"] not in listed(browser, uninsured="on")


def test_words_rest_sealed(signed_in: SignIn, erkin: User) -> None:
    signed_in(erkin).post(reverse(ADD), TYPED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT network_facility::text FROM network_facility")
        (row,) = cursor.fetchone()
    assert "Гульнар" not in row
    assert "Гульнар".encode().hex() not in row
    assert Facility.objects.get().words == TYPED["words"]


@pytest.mark.parametrize("missing", ["name", "kind", "region", "topics", "told", "checked_on"])
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, erkin: User, missing: str
) -> None:
    answer = signed_in(erkin).post(reverse(ADD), TYPED | {missing: ""})
    assert answer.status_code == 422
    assert "Спросить Гульнару" in answer.content.decode()
    assert not Facility.objects.exists()


@pytest.mark.parametrize("day", ["2999-01-01", "1999-01-01", "2026-02-30", "вчера"])
def test_a_day_that_cannot_be_is_refused(signed_in: SignIn, erkin: User, day: str) -> None:
    assert signed_in(erkin).post(reverse(ADD), TYPED | {"checked_on": day}).status_code == 422


def test_a_page_that_is_behind_overwrites_nothing(signed_in: SignIn, erkin: User, farida: User) -> None:
    signed_in(erkin).post(reverse(ADD), TYPED)
    page = reverse("desk:facility_change", args=[Facility.objects.get().pk])
    assert signed_in(farida).post(page, TYPED | {"fee": "FREE", "seen": "1"}).status_code == 302
    late = signed_in(erkin).post(page, TYPED | {"fee": "PAID", "seen": "1"})
    assert late.status_code == 409
    assert Facility.objects.get().fee == "FREE"
    assert signed_in(erkin).post(page, TYPED | {"fee": "PAID", "seen": "2"}).status_code == 302
    assert Facility.objects.get().fee == "PAID"


def test_a_place_that_helps_no_more_is_shown_to_nobody_who_looks_for_one(
    signed_in: SignIn, erkin: User
) -> None:
    browser = signed_in(erkin)
    browser.post(reverse(ADD), TYPED)
    place = Facility.objects.get()
    browser.post(reverse("desk:facility_close", args=[place.pk]))
    assert TYPED["name"] not in listed(browser)
    assert "helps no more" in browser.get(reverse("desk:facility", args=[place.pk])).content.decode()


def test_a_longer_list_asks_the_database_no_more(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    costs = []
    for number in range(3):
        browser.post(reverse(ADD), TYPED | {"name": f"Больница {number}"})
        with CaptureQueriesContext(connection) as sent:
            listed(browser)
        costs.append(len(sent))
    assert costs[0] == costs[-1]
