"""A closed file changes hands: one colleague in, another one off."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.models import Callback
from jardam.database.scope import for_centre
from jardam.desk.tests.files import PASSWORD, QUICK, close_file, unlock
from jardam.people.models import Person
from jardam.vault.queries import openers_of
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def closed(waiting: Callback, erkin: User, amina: User, farida: User) -> Person:
    with for_centre(erkin.centre_id):
        person = Person.objects.select_related("key").get()
        close_file(person, amina, farida)
        return person


def post(browser: Client, act: str, person: Person, colleague: User) -> int:
    url = reverse(f"desk:person_opener_{act}", args=[person.pk])
    return browser.post(url, {"colleague": str(colleague.pk)}).status_code


def named(person: Person) -> set[User]:
    with for_centre(person.centre_id):
        return set(openers_of(person.key))


def test_a_colleague_is_let_in_and_reads(
    signed_in: SignIn, amina: User, farida: User, erkin: User, closed: Person
) -> None:
    with for_centre(erkin.centre_id):
        opened_private(erkin, PASSWORD, cost=QUICK)
    browser, colleague = signed_in(amina), signed_in(erkin)
    unlock(browser, amina)
    unlock(colleague, erkin)
    who = reverse("desk:person_identity", args=[closed.pk])
    assert colleague.post(who).status_code == 403

    assert post(browser, "add", closed, erkin) == 302

    assert named(closed) == {amina, farida, erkin}
    assert "Азамат" in colleague.post(who).content.decode()
    with for_centre(amina.centre_id):
        assert Entry.objects.filter(verb="person.opener_added").count() == 1


def test_who_has_no_key_yet_cannot_be_let_in(
    signed_in: SignIn, amina: User, erkin: User, closed: Person
) -> None:
    browser = signed_in(amina)
    unlock(browser, amina)
    assert post(browser, "add", closed, erkin) == 422
    assert erkin not in named(closed)


def test_one_is_taken_off_but_two_stay(
    signed_in: SignIn, amina: User, farida: User, erkin: User, closed: Person
) -> None:
    with for_centre(erkin.centre_id):
        opened_private(erkin, PASSWORD, cost=QUICK)
    browser = signed_in(amina)
    unlock(browser, amina)
    assert post(browser, "remove", closed, farida) == 422
    post(browser, "add", closed, erkin)

    assert post(browser, "remove", closed, farida) == 302

    assert named(closed) == {amina, erkin}
    with for_centre(amina.centre_id):
        assert Entry.objects.filter(verb="person.opener_removed").count() == 1


def test_only_who_can_open_it_here_and_now_changes_the_list(
    signed_in: SignIn, amina: User, farida: User, erkin: User, chen: User, closed: Person
) -> None:
    assert post(signed_in(erkin), "add", closed, erkin) == 403
    assert post(signed_in(erkin), "remove", closed, farida) == 403
    assert post(signed_in(amina), "remove", closed, farida) == 403  # a passkey alone opens nothing
    assert post(signed_in(chen), "add", closed, chen) == 404
    browser = signed_in(amina)
    unlock(browser, amina)
    assert post(browser, "add", closed, chen) == 422
    assert named(closed) == {amina, farida}


def test_the_list_is_shown_to_its_people_only(
    signed_in: SignIn, amina: User, erkin: User, closed: Person
) -> None:
    file = reverse("desk:person", args=[closed.pk])
    assert "Who may open it" in signed_in(amina).get(file).content.decode()
    assert "Who may open it" not in signed_in(erkin).get(file).content.decode()


def test_a_closed_file_says_so_and_leads_to_the_password(
    signed_in: SignIn, amina: User, erkin: User, closed: Person
) -> None:
    contact = reverse("desk:callback", args=[_waiting(closed)])
    refused = signed_in(erkin).get(contact)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "This file is closed to all but named people." in page
    assert "not for your role" not in page
    assert f'href="{reverse("accounts:again")}?next={contact.replace("/", "%2F")}"' in page

    file = reverse("desk:person", args=[closed.pk])
    who = reverse("desk:person_identity", args=[closed.pk])
    pressed = signed_in(amina).post(who, headers={"referer": f"http://testserver{file}"})
    assert f'?next={file.replace("/", "%2F")}"' in pressed.content.decode()
    elsewhere = signed_in(amina).post(who, headers={"referer": "https://elsewhere.example/x"})
    assert '?next=%2F"' in elsewhere.content.decode()


def _waiting(person: Person) -> object:
    with for_centre(person.centre_id):
        return Callback.objects.get().pk


def test_nobody_is_let_in_by_a_key_pressed_too_soon(signed_in: SignIn, amina: User, closed: Person) -> None:
    """No colleague is chosen before somebody chooses one."""
    browser = signed_in(amina)
    unlock(browser, amina)
    page = browser.get(reverse("desk:person", args=[closed.pk])).content.decode()
    options = (
        page.partition('name="colleague" id="id_colleague"')[2] or page.partition('id="id_colleague"')[2]
    )
    assert options.partition("<option")[2].lstrip().startswith('value=""')
    before = named(closed)
    answer = browser.post(reverse("desk:person_opener_add", args=[closed.pk]), {"colleague": ""})
    assert (answer.status_code, named(closed)) == (422, before)


def test_a_stranger_to_a_closed_file_is_offered_nothing_that_would_be_refused(
    signed_in: SignIn, erkin: User, amina: User, closed: Person
) -> None:
    file, who = (reverse(f"desk:{name}", args=[closed.pk]) for name in ("person", "person_identity"))
    theirs = signed_in(erkin).get(file).content.decode()
    assert who not in theirs
    assert "Only the people who may open this file" in theirs
    assert who in signed_in(amina).get(file).content.decode()
