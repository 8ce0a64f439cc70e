"""Entering and correcting who a person is."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry, Reading
from jardam.centres.models import User
from jardam.contacts.models import Callback
from jardam.database.scope import for_centre
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.files import close_file, unlock
from jardam.kernel.partial_dates import PartialDate
from jardam.people import actions, queries
from jardam.people.models import Person
from jardam.people.rules.identity import Identity, SafeContact

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

TYPED = {
    "name": "Азамат Нурбеков",
    "other_names": "Azamat Nurbekov\n\nАзамат Н.\nAzamat Nurbekov",
    "phones": "+996 700 123 447\n8 (916) 123-45-67",
    "messengers": "@azamat",
    "birth": "17.05.1990",
    "proven_name": "Нурбек уулу Азамат",
    "nationality": "KG",
    "second_nationality": "RU",
    "talks": "KY",
    "reads": "NO",
    "filing": "RU",
    "address": "Москва, общежитие",
    "when": "после 20:00",
    "how": "сообщение",
    "may_say": "ничего",
    "must_not_know": "бригадир",
}


@pytest.fixture
def person(waiting: Callback, erkin: User) -> Person:
    with for_centre(erkin.centre_id):
        return Person.objects.select_related("key").get()


def edit_url(person: Person) -> str:
    return reverse("desk:person_identity_edit", args=[person.pk])


def typed(person: Person, **changed: str) -> dict[str, str]:
    return {**TYPED, "seen": actions.stamp_of(person), **changed}


def test_all_that_is_typed_is_kept_sealed_and_found_again(
    signed_in: SignIn, erkin: User, person: Person
) -> None:
    answer = signed_in(erkin).post(edit_url(person), typed(person))

    assert answer["Location"] == reverse("desk:person", args=[person.pk])
    now, born = timezone.now(), PartialDate(1990, 5, 17)
    with for_centre(erkin.centre_id):
        assert Entry.objects.filter(verb="person.identity_changed").count() == 1
        for spelling in ("Нурбеков Азамат", "Азамат Н.", "NURBEK UULU AZAMAT"):
            assert queries.with_name_and_birth(spelling, born, by=erkin, at=now) == [person]
            assert [found for found, _who in queries.with_name(spelling, by=erkin, at=now)] == [person]
        who = queries.read_identity(Person.objects.get(), by=erkin, at=now)
    assert who == Identity(
        name="Азамат Нурбеков",
        other_names=("Azamat Nurbekov", "Азамат Н."),
        phones=(PHONE, "+79161234567"),
        messengers=("@azamat",),
        birth="1990-05-17",
        proven_name="Нурбек уулу Азамат",
        nationality="KG",
        second_nationality="RU",
        talks="KY",
        reads="NO",
        filing="RU",
        address="Москва, общежитие",
        safe_contact=SafeContact("после 20:00", "сообщение", "ничего", "бригадир"),
    )


def test_opening_the_page_shows_what_is_known_and_is_written_down(
    signed_in: SignIn, erkin: User, person: Person
) -> None:
    page = signed_in(erkin).get(edit_url(person)).content.decode()
    assert "Азамат" in page
    assert "+996 700 123 447" in page
    with for_centre(erkin.centre_id):
        assert Reading.objects.filter(verb="person.read").count() == 1


def test_every_bad_line_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, erkin: User, person: Person
) -> None:
    bad = typed(person, phones="+996 700 123 447\nabc\n12", birth="32.05.1990")
    answer = signed_in(erkin).post(edit_url(person), bad)

    page = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("Phone 2 is not a phone number", "Phone 3 is not", "Enter a year, a month"):
        assert sentence in page
    for kept in ("Азамат Нурбеков", "32.05.1990", "abc", "@azamat", "бригадир", "Москва, общежитие"):
        assert kept in page


def test_what_a_colleague_has_changed_meanwhile_is_not_overwritten_unseen(
    signed_in: SignIn, erkin: User, amina: User, person: Person
) -> None:
    seen = typed(person)
    with for_centre(erkin.centre_id):
        actions.change_identity(person, Identity(name="Azamat"), by=amina, at=timezone.now())
        now_there = actions.stamp_of(Person.objects.get())
    browser = signed_in(erkin)

    refused = browser.post(edit_url(person), seen)

    assert refused.status_code == 409
    assert now_there in refused.content.decode()
    assert "бригадир" in refused.content.decode()
    assert browser.post(edit_url(person), seen | {"seen": now_there}).status_code == 302


def test_a_page_that_was_never_opened_empties_no_file(signed_in: SignIn, erkin: User, person: Person) -> None:
    assert signed_in(erkin).post(edit_url(person), {}).status_code == 422
    with for_centre(erkin.centre_id):
        assert queries.with_phone(PHONE, by=erkin, at=timezone.now()) == [person]


def test_a_closed_file_is_changed_by_its_openers_with_their_password_only(
    signed_in: SignIn, amina: User, farida: User, erkin: User, person: Person
) -> None:
    with for_centre(amina.centre_id):
        close_file(person, amina, farida)
        person.refresh_from_db()
    browser, changed = signed_in(amina), typed(person)

    assert signed_in(erkin).get(edit_url(person)).status_code == 403
    assert signed_in(erkin).post(edit_url(person), changed).status_code == 403
    locked = browser.post(edit_url(person), changed)
    assert locked.status_code == 422
    assert "бригадир" in locked.content.decode()

    unlock(browser, amina)
    assert browser.post(edit_url(person), changed).status_code == 302
    assert "бригадир" in browser.get(edit_url(person)).content.decode()


def test_others_may_not(signed_in: SignIn, bayani: User, chen: User, farida: User, person: Person) -> None:
    assert signed_in(bayani).get(edit_url(person)).status_code == 403
    assert signed_in(chen).get(edit_url(person)).status_code == 404
    assert Client().get(edit_url(person))["Location"].startswith("/sign-in/")
    with for_centre(farida.centre_id):
        actions.erase_person(person, by=farida, at=timezone.now())
    assert signed_in(farida).get(edit_url(person)).status_code == 403
