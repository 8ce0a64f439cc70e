from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from jardam.centres.models import User
from jardam.contacts.models import Callback, Contact
from jardam.contacts.queries import read_narrative
from jardam.database.scope import for_centre
from jardam.desk.tests.conftest import PHONE
from jardam.people.models import Person
from jardam.people.queries import with_phone
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
QUICK = Cost(memory_kib=64, passes=1)


def test_the_directory_answers_by_region_and_fee(signed_in: SignIn, erkin: User) -> None:
    url = reverse("desk:directory")
    assert signed_in(erkin).get(url, {"region": "RU-MOW", "fee": "FREE"}).status_code == 200
    assert signed_in(erkin).get(url, {"region": "nowhere"}).status_code == 422


def test_the_colours_are_kept_in_the_browser_and_lead_back_only_to_us(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    answer = browser.post(reverse("desk:theme"), {"theme": "dark", "next": "//elsewhere.example/"})
    assert (answer["Location"], answer.cookies["jardam_theme"].value) == ("/", "dark")
    assert 'data-theme="dark"' in browser.get("/").content.decode()
    assert browser.post(reverse("desk:theme"), {"theme": "pink"}).status_code == 422


def test_the_colours_lead_back_to_the_page_where_they_were_chosen(signed_in: SignIn, erkin: User) -> None:
    browser, here = signed_in(erkin), reverse("desk:directory") + "?region=RU-MOW"
    switch = browser.get(here).content.decode().partition("data-theme-switch")[2].partition("</form>")[0]
    assert f'name="next" value="{escape(here)}"' in switch
    assert browser.post(reverse("desk:theme"), {"theme": "dark", "next": here})["Location"] == here


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "/\\elsewhere.example", "javascript:1", ""]
)
def test_the_colours_lead_nowhere_else(signed_in: SignIn, erkin: User, elsewhere: str) -> None:
    answer = signed_in(erkin).post(reverse("desk:theme"), {"theme": "dark", "next": elsewhere})
    assert answer["Location"] == "/"


def test_a_restricted_file_is_closed_to_others_and_not_even_found(
    signed_in: SignIn, amina: User, farida: User, erkin: User, waiting: Callback
) -> None:
    with for_centre(erkin.centre_id):
        person = Person.objects.get()
        for opener in (amina, farida):
            opened_private(opener, "a password of twelve", cost=QUICK)
    url = reverse("desk:person_restrict", args=[person.pk])

    assert signed_in(amina).post(url, {"openers": [str(amina.pk)]}).status_code == 422
    assert signed_in(erkin).post(url, {"openers": [str(amina.pk), str(farida.pk)]}).status_code == 403
    assert signed_in(amina).post(url, {"openers": [str(amina.pk), str(farida.pk)]}).status_code == 302

    assert signed_in(erkin).post(reverse("desk:person_identity", args=[person.pk])).status_code == 403
    file = reverse("desk:person", args=[person.pk])
    assert "Unpaid wages" in signed_in(amina).get(file).content.decode()
    assert "Unpaid wages" not in signed_in(erkin).get(file).content.decode()
    now = timezone.now()
    with for_centre(erkin.centre_id):
        assert with_phone(PHONE, by=erkin, at=now) == []
        assert with_phone(PHONE, by=amina, at=now) == [person]
        with pytest.raises(FileKeyLocked):
            read_narrative(Contact.objects.select_related("key").get(), by=erkin, at=now)


def test_errors_are_one_clear_sentence_without_what_was_typed(signed_in: SignIn, erkin: User) -> None:
    missing = signed_in(erkin).get("/no/such/Азамат/")
    assert missing.status_code == 404
    assert "Азамат" not in missing.content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(erkin, backend="jardam.accounts.backend.WithCentre")
    assert "open too long" in strict.post("/theme/", {"theme": "dark"}).content.decode()


def test_the_language_switch_leads_back_to_the_page_it_stands_on(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    week = reverse("desk:counts") + "?first=2026-11-01&last=2026-11-08"
    page = browser.get(week).content.decode()
    assert f'name="next" value="{escape(week)}"' in page
    assert (
        browser.post(reverse("accounts:screen_language"), {"language": "en", "next": week})["Location"]
        == week
    )

    refused = browser.post(reverse("desk:find"), {"words": ""}).content.decode()
    assert 'name="next"' not in refused
