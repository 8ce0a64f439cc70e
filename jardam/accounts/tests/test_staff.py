"""The staff of a centre: who sees it, who changes it, and that nobody climbs by it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from jardam.accounts import actions
from jardam.accounts.models import OneTimePassword
from jardam.accounts.queries import display_names, name_of, staff_list
from jardam.accounts.refusals import RoleRefused
from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.accounts.tests.conftest import NOW, PASSWORD, enrol
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Right, Role, holds

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]

NEW = {
    "given": "Гульнара",
    "family": "Эсенова",
    "username": "gulnara",
    "role": "OPERATOR",
    "languages": ["KY", "RU"],
}


@pytest.fixture
def administrator(moscow: Centre) -> User:
    """A system administrator of Moscow, who reads no content."""
    return User.objects.create(
        username="ivan", centre=moscow, role=Role.SYSTEM_ADMINISTRATOR, password="!", interface_language="en"
    )


@pytest.fixture
def officer(moscow: Centre) -> User:
    """A data-protection officer: sees the list, changes nothing."""
    return User.objects.create(
        username="olga",
        centre=moscow,
        role=Role.DATA_PROTECTION_OFFICER,
        password="!",
        interface_language="en",
    )


def one_time_password_on(page: Any) -> str:
    return re.search(r"data-once>([a-z0-9-]{19})<", page.content.decode()).group(1)  # type: ignore[union-attr]


def test_the_head_sees_the_colleagues_of_the_centre_and_no_others(
    farida: User, amina: User, erkin: User, chen: User, signed_in: SignedIn
) -> None:
    actions.name_staff(erkin, StaffNameParts("Эркин", "Токтогулов"), by=None, at=NOW)
    page = signed_in(farida).get("/staff/").content.decode()
    assert "Эркин Токтогулов" in page
    assert "amina" in page
    assert "chen" not in page


def test_names_stand_in_the_order_of_the_alphabet(farida: User, amina: User, erkin: User) -> None:
    for user, given in ((farida, "Яна"), (amina, "Ёлкин"), (erkin, "Егор")):
        actions.name_staff(user, StaffNameParts(given, ""), by=None, at=NOW)
    assert [line.name for line in staff_list(farida)] == ["Егор", "Ёлкин", "Яна"]


def test_the_list_costs_the_same_for_three_and_for_thirty(
    farida: User, moscow: Centre, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        user = User.objects.create(username=f"w{number}", centre=moscow, role=Role.OPERATOR, password="!")
        actions.name_staff(user, StaffNameParts(f"Имя{number}", ""), by=None, at=NOW)
    with django_assert_num_queries(2):
        assert len(staff_list(farida)) == 31


def test_names_of_many_cost_one_query(farida: User, amina: User, django_assert_num_queries: Any) -> None:
    actions.name_staff(farida, StaffNameParts("Фарида", "Азимова"), by=None, at=NOW)
    with django_assert_num_queries(1):
        assert display_names([farida, amina]) == {farida.pk: "Фарида А.", amina.pk: "amina"}


@pytest.mark.parametrize("page", ["/staff/", "/staff/new/"])
def test_without_the_right_it_is_403(amina: User, signed_in: SignedIn, page: str) -> None:
    assert signed_in(amina).get(page).status_code == 403


@pytest.mark.parametrize("page", ["/staff/", "/staff/new/", "/roles/"])
def test_a_stranger_signs_in_first(client: Client, page: str) -> None:
    assert client.get(page).headers["Location"].startswith("/sign-in/")


def test_the_officer_sees_the_list_and_changes_nobody(
    officer: User, amina: User, signed_in: SignedIn
) -> None:
    browser = signed_in(officer)
    assert browser.get("/staff/").status_code == 200
    assert browser.get("/staff/new/").status_code == 403
    assert browser.post(f"/staff/{amina.pk}/close/").status_code == 403


@pytest.mark.parametrize("act", ["", "role/", "name/", "reset/", "close/"])
def test_another_centres_people_do_not_exist(farida: User, chen: User, signed_in: SignedIn, act: str) -> None:
    browser, address = signed_in(farida), f"/staff/{chen.pk}/{act}"
    assert (browser.post(address) if act else browser.get(address)).status_code == 404


@pytest.mark.parametrize("act", ["", "role/", "name/", "reset/", "close/"])
def test_an_administrator_touches_nobody_who_reads_content(
    administrator: User, amina: User, signed_in: SignedIn, act: str
) -> None:
    browser, address = signed_in(administrator), f"/staff/{amina.pk}/{act}"
    assert (browser.post(address) if act else browser.get(address)).status_code == 403
    amina.refresh_from_db()
    assert (amina.is_active, amina.role) == (True, Role.CASEWORKER)


@pytest.mark.parametrize("act", ["role/", "reset/", "close/"])
def test_nobody_manages_themselves(farida: User, signed_in: SignedIn, act: str) -> None:
    assert signed_in(farida).post(f"/staff/{farida.pk}/{act}", {"role": "OPERATOR"}).status_code == 403


@pytest.mark.parametrize("act", ["role/", "name/", "reset/", "close/"])
def test_acts_are_posted(farida: User, amina: User, signed_in: SignedIn, act: str) -> None:
    assert signed_in(farida).get(f"/staff/{amina.pk}/{act}").status_code == 405


def test_an_account_is_opened_and_its_password_shown_once(farida: User, signed_in: SignedIn) -> None:
    handed = signed_in(farida).post("/staff/new/", NEW)
    assert handed.status_code == 200
    user = User.objects.get(username="gulnara")
    assert (user.centre_id, user.role, user.languages) == (farida.centre_id, Role.OPERATOR, ["KY", "RU"])
    assert name_of(user).full == "Гульнара Эсенова"

    typed = {"username": "gulnara", "password": one_time_password_on(handed)}

    assert Client().post("/sign-in/", typed).status_code == 302
    assert OneTimePassword.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "amina"},
        {"username": "Гуля"},
        {"username": "ab"},
        {"given": ""},
        {"role": "NETWORK_COORDINATOR"},
        {"role": ""},
        {"languages": ["XX"]},
    ],
)
def test_a_bad_account_is_refused_and_nothing_made(
    farida: User, amina: User, signed_in: SignedIn, wrong: dict[str, Any]
) -> None:
    before = User.objects.count()
    assert signed_in(farida).post("/staff/new/", NEW | wrong).status_code == 422
    assert User.objects.count() == before


def test_the_action_itself_gives_no_right_its_giver_lacks(administrator: User, moscow: Centre) -> None:
    with pytest.raises(RoleRefused):
        actions.open_account("mole", Role.CASEWORKER, moscow, [], by=administrator, at=NOW)
    with pytest.raises(RoleRefused):
        actions.change_role(administrator, Role.CENTRE_HEAD, by=administrator, at=NOW)


def test_a_role_is_changed_and_counts_at_once(farida: User, bayani: User, signed_in: SignedIn) -> None:
    theirs = signed_in(bayani)
    assert theirs.get("/staff/").status_code == 403
    assert signed_in(farida).post(f"/staff/{bayani.pk}/role/", {"role": "CENTRE_HEAD"}).status_code == 302
    assert theirs.get("/staff/").status_code == 200


@pytest.mark.parametrize("role", ["NETWORK_COORDINATOR", "GOD", ""])
def test_a_role_one_may_not_give_is_refused(
    farida: User, bayani: User, signed_in: SignedIn, role: str
) -> None:
    assert signed_in(farida).post(f"/staff/{bayani.pk}/role/", {"role": role}).status_code == 422
    bayani.refresh_from_db()
    assert bayani.role == Role.RECEPTION


def test_a_name_is_put_right(farida: User, bayani: User, signed_in: SignedIn) -> None:
    signed_in(farida).post(f"/staff/{bayani.pk}/name/", {"given": "Баяни", "family": "Рахимов"})
    assert name_of(User.objects.get(pk=bayani.pk)).short == "Баяни Р."
    assert signed_in(farida).post(f"/staff/{bayani.pk}/name/", {"given": ""}).status_code == 422


def test_a_closed_account_is_out_at_once(farida: User, bayani: User, signed_in: SignedIn) -> None:
    theirs = signed_in(bayani)
    signed_in(farida).post(f"/staff/{bayani.pk}/close/")
    assert theirs.get("/account/").status_code == 302
    assert not bayani.sessions.exists()
    bayani.refresh_from_db()
    assert not bayani.is_active


def test_a_reset_takes_everything_away_and_gives_one_password(
    farida: User, bayani: User, signed_in: SignedIn
) -> None:
    enrol(bayani)
    theirs = signed_in(bayani)

    handed = signed_in(farida).post(f"/staff/{bayani.pk}/reset/")

    assert theirs.get("/account/").status_code == 302
    assert not Authenticator.objects.filter(user=bayani).exists()
    assert Client().post("/sign-in/", {"username": "bayani", "password": PASSWORD}).status_code == 422
    once = {"username": "bayani", "password": one_time_password_on(handed)}
    assert Client().post("/sign-in/", once).headers["Location"] == "/"


@pytest.mark.parametrize("act", ["", "role/", "name/", "reset/", "close/"])
def test_an_hour_later_the_head_is_asked_again(
    farida: User, bayani: User, come_in: Callable[..., Client], act: str
) -> None:
    browser, address = come_in(enrol(farida)), f"/staff/{bayani.pk}/{act}"
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        asked = browser.post(address) if act else browser.get(address)
    assert asked.headers["Location"] == f"/account/again/?next=%2Fstaff%2F{bayani.pk}%2F"
    bayani.refresh_from_db()
    assert bayani.is_active


def test_the_table_of_rights_is_the_one_the_house_asks(farida: User, signed_in: SignedIn) -> None:
    page = signed_in(farida).get("/roles/").content.decode()
    assert page.count("<tr>") == len(Right) + 1
    held = sum(holds(role, right) for role in Role for right in Right)
    assert page.count(">yes<") == held


def test_the_table_is_not_for_everybody(amina: User, signed_in: SignedIn) -> None:
    assert signed_in(amina).get("/roles/").status_code == 403
    assert signed_in(amina).post("/roles/").status_code == 405
