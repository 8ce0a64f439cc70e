"""Who lives with a person, and whose word is needed for a child."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.files import close_file, unlock
from jardam.kernel.ids import day_uuid
from jardam.people.actions import MOST_MEMBERS, add_person, change_identity
from jardam.people.models import HouseholdMember, Person
from jardam.people.queries import household_of
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SISTER = {"role": "SIBLING", "name": "Айгүл", "age": "12", "depends": "on"}


@pytest.fixture
def person(amina: User) -> Person:
    with for_centre(amina.centre_id):
        return add_person(Identity(name="Азамат"), by=amina, at=timezone.now())


def url(person: Person) -> str:
    return reverse("desk:person_household", args=[person.pk])


def sent(browser: Client, person: Person, **typed: str) -> int:
    return browser.post(url(person), {"row": str(day_uuid()), **typed}).status_code


def test_a_role_and_an_age_are_enough(signed_in: SignIn, amina: User, person: Person) -> None:
    browser = signed_in(amina)
    assert sent(browser, person, **SISTER) == 302
    assert sent(browser, person, role="CHILD") == 302

    page = browser.get(url(person)).content.decode()

    for shown in ("Айгүл", "sister or brother", "age 12", "depends on this person", "child"):
        assert shown in page


def test_sent_twice_it_is_written_once(signed_in: SignIn, amina: User, person: Person) -> None:
    browser, typed = signed_in(amina), {"row": str(day_uuid()), **SISTER}
    for _time in range(2):
        assert browser.post(url(person), typed).status_code == 302
    with for_centre(amina.centre_id):
        assert HouseholdMember.objects.count() == 1


def test_whom_the_centre_knows_stands_there_with_their_own_file(
    signed_in: SignIn, amina: User, erkin: User, farida: User, person: Person
) -> None:
    with for_centre(amina.centre_id):
        sister = add_person(Identity(name="Айгүл", phones=(PHONE,)), by=amina, at=timezone.now())
    browser, file = signed_in(amina), reverse("desk:person", args=[sister.pk])
    assert sent(browser, person, **SISTER, known_by="+996 700 123 447") == 302
    assert file in browser.get(url(person)).content.decode()

    with for_centre(amina.centre_id):
        close_file(sister, amina, farida)
    assert file not in signed_in(erkin).get(url(person)).content.decode()


@pytest.mark.parametrize("known_by", ["+996 555 000 111", "Айгүл", "АН 0000000"])
def test_whom_nobody_knows_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, amina: User, person: Person, known_by: str
) -> None:
    answer = signed_in(amina).post(url(person), {"row": str(day_uuid()), **SISTER, "known_by": known_by})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is known by exactly this phone or document" in page
    assert "Айгүл" in page
    assert known_by in page


def test_nobody_lives_with_themself(signed_in: SignIn, amina: User, person: Person) -> None:
    with for_centre(amina.centre_id):
        change_identity(person, Identity(phones=(PHONE,)), by=amina, at=timezone.now())
    assert sent(signed_in(amina), person, **SISTER, known_by=PHONE) == 422


def test_somebody_is_taken_off_the_list(signed_in: SignIn, amina: User, person: Person) -> None:
    browser = signed_in(amina)
    sent(browser, person, **SISTER)
    with for_centre(amina.centre_id):
        row = HouseholdMember.objects.get()
    remove = reverse("desk:person_member_remove", args=[person.pk, row.pk])
    for _time in range(2):
        assert browser.post(remove)["Location"] == url(person)
    with for_centre(amina.centre_id):
        assert not HouseholdMember.objects.exists()


def test_a_list_that_grows_too_long_is_refused_in_a_sentence(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    with for_centre(amina.centre_id):
        HouseholdMember.objects.bulk_create(
            HouseholdMember(
                centre_id=person.centre_id, person=person, sealed_words=b"-", written_on=timezone.localdate()
            )
            for _number in range(MOST_MEMBERS)
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jardam.desk.views.personal.household.household_of", lambda *_: [])
        answer = signed_in(amina).post(url(person), {"row": str(day_uuid()), **SISTER})
    assert answer.status_code == 422
    assert "This list is full. Take somebody off it first." in answer.content.decode()


def test_for_a_child_the_page_says_whose_word_is_needed_and_that_nobody_looked_it_up(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    browser = signed_in(amina)
    assert "Whose word is needed" not in browser.get(url(person)).content.decode()
    with for_centre(amina.centre_id):
        born = Identity(name="Азамат", birth=str(timezone.localdate().year - 10))
        change_identity(person, born, by=amina, at=timezone.now())
    sent(browser, person, role="PARENT", name="Нурлан", may_decide="on")
    sent(browser, person, role="OTHER", name="Сосед", may_decide="on", may_harm="on")

    page = browser.get(url(person)).content.decode()

    for shown in ("a parent or guardian", "From memory: nobody has looked this up", "ГК РФ ст. 28"):
        assert shown in page
    card = page[page.index("Whose word is needed") : page.index("From memory")]
    assert "Нурлан" in card
    assert "Сосед" not in card
    assert "Somebody of this household may be doing harm" in card


def test_a_closed_file_is_read_with_the_password_and_loses_nothing_typed(
    signed_in: SignIn, amina: User, farida: User, erkin: User, person: Person
) -> None:
    browser = signed_in(amina)
    sent(browser, person, **SISTER)
    with for_centre(amina.centre_id):
        close_file(person, amina, farida)

    assert signed_in(erkin).get(url(person)).status_code == 403
    refused = browser.post(url(person), {"row": str(day_uuid()), "role": "CHILD", "name": "Тимур"})
    assert refused.status_code == 422
    assert "Тимур" in refused.content.decode()
    assert "Айгүл" not in refused.content.decode()
    with for_centre(amina.centre_id):
        remove = reverse("desk:person_member_remove", args=[person.pk, HouseholdMember.objects.get().pk])
    assert browser.post(remove).status_code == 403
    unlock(browser, amina)
    assert "Айгүл" in browser.get(url(person)).content.decode()
    with for_centre(amina.centre_id):
        assert HouseholdMember.objects.count() == 1


def test_another_centre_and_the_front_desk_see_nothing(
    signed_in: SignIn, chen: User, bayani: User, person: Person
) -> None:
    assert signed_in(chen).get(url(person)).status_code == 404
    assert signed_in(bayani).get(url(person)).status_code == 403


def test_all_of_it_is_sealed(signed_in: SignIn, amina: User, person: Person) -> None:
    sent(signed_in(amina), person, **SISTER)
    with for_centre(amina.centre_id):
        ((row, member),) = household_of(Person.objects.select_related("key").get(pk=person.pk))
        assert (member.name, member.age) == ("Айгүл", 12)
        assert "Айгүл".encode() not in bytes(row.sealed_words)
