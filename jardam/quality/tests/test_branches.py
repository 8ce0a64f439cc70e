"""The month by branch: what each counts opens its list, and what is small is not said."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.accounts.actions import add_branch, close_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.centres.models import Branch, User
from jardam.centres.rules.roles import Role
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.quality.counting import MonthOfCentre
from jardam.quality.figures import OF_BRANCH
from jardam.quality.tests.conftest import NOW, caller, closed, on
from jardam.quality.tests.test_month import every_row, month_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[[User], Client]


def branch(head: User, name: str) -> Branch:
    assert head.centre is not None
    with for_centre(head.centre_id):
        return add_branch(head.centre, BranchFacts(name), by=head, at=on(1))


def join(user: User, to: Branch | None) -> None:
    with for_centre(user.centre_id):
        join_branch(user, to, by=None, at=on(1))
    user.refresh_from_db()


@pytest.fixture
def first(farida: User) -> Branch:
    return branch(farida, "Первое")


@pytest.fixture
def second(farida: User) -> Branch:
    return branch(farida, "Второе")


def filled(erkin: User, first: Branch, second: Branch) -> None:
    """Three consultations of the first, one of them a return; two of the second; one outside of both."""
    person = caller(erkin)
    join(erkin, first)
    closed(erkin, on(2), person=person)
    closed(erkin, on(3), person=person)
    closed(erkin, on(4))
    closed(erkin, on(4), Outcome.NOT_CONSULTATION, kind=Kind.SILENT, language=Language.UNKNOWN)
    join(erkin, second)
    closed(erkin, on(5))
    closed(erkin, on(6), Outcome.CERTIFICATE)
    join(erkin, None)
    closed(erkin, on(7))


def by_branch(month: MonthOfCentre) -> list[tuple[str, int, int]]:
    return [
        (one.branch.name_ru if one.branch else "", one.consultations, one.solved) for one in month.by_branch
    ]


def test_each_branch_lists_what_it_counts(erkin: User, farida: User, first: Branch, second: Branch) -> None:
    filled(erkin, first, second)
    with for_centre(farida.centre_id):
        month = month_of(farida)
        assert by_branch(month) == [("Второе", 2, 1), ("Первое", 3, 1), ("", 1, 1)]
        for one in month.by_branch:
            which = str(one.branch.pk) if one.branch else ""
            listed = [len(every_row(farida, figure, which)) for figure in OF_BRANCH]
            assert listed == [one.consultations, one.solved]


def test_a_closed_branch_stands_where_it_did_something(
    erkin: User, farida: User, first: Branch, second: Branch
) -> None:
    filled(erkin, first, second)
    idle = branch(farida, "Третье")
    with for_centre(farida.centre_id):
        for one in (first, idle):
            close_branch(one, by=farida, at=NOW)
        assert [name for name, *_ in by_branch(month_of(farida))] == ["Второе", "Первое", ""]


def test_a_centre_without_branches_shows_no_such_table(erkin: User, farida: User, signed_in: SignIn) -> None:
    closed(erkin, on(2))
    assert "By branch" not in signed_in(farida).get(reverse("quality:month")).content.decode()


def test_every_link_of_the_table_opens_a_list_of_its_number(
    erkin: User, farida: User, first: Branch, second: Branch, signed_in: SignIn
) -> None:
    filled(erkin, first, second)
    head = signed_in(farida)
    page = head.get(reverse("quality:month")).content.decode()
    links = re.findall(r'href="(/quality/list/\?[^"]*BRANCH[^"]*)"[^>]*>\s*(\d+)<', page)
    assert len(links) == 6
    for url, number in links:
        answer = head.get(unescape(url))
        assert answer.status_code == 200
        assert answer.context["found"].total == int(number)


@pytest.mark.parametrize("named", ["", "x", "00000000-0000-8000-8000-000000000000"])
def test_a_branch_that_is_none_is_said(farida: User, first: Branch, signed_in: SignIn, named: str) -> None:
    asked = {"figure": "BRANCH", "branch": named}
    assert signed_in(farida).get(reverse("quality:rows"), asked).status_code == 422


def test_a_branch_of_another_centre_is_none(chen: User, first: Branch, signed_in: SignIn) -> None:
    chen.role = Role.CENTRE_HEAD
    chen.save(update_fields=["role"])
    asked = {"figure": "BRANCH", "branch": str(first.pk)}
    assert signed_in(chen).get(reverse("quality:rows"), asked).status_code == 422


def test_an_analyst_is_told_no_small_number_of_a_branch(
    erkin: User, farida: User, first: Branch, second: Branch, signed_in: SignIn
) -> None:
    """Nine of ten solved would tell of the one that was not: no branch says how many it solved."""
    for of, outcomes in (
        (first, [Outcome.ANSWERED] * 9 + [Outcome.CERTIFICATE]),
        (second, [Outcome.ANSWERED] * 6),
    ):
        join(erkin, of)
        for outcome in outcomes:
            closed(erkin, on(2), outcome)
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    rows = signed_in(farida).get(reverse("quality:month")).context["pages"].branches()
    assert [(row.label, row.consultations.value, row.solved, row.share) for row in rows] == [
        ("Второе", 6, None, ""),
        ("Первое", 10, None, ""),
    ]


def test_the_page_asks_as_often_for_four_branches_as_for_one(
    erkin: User, farida: User, first: Branch, signed_in: SignIn
) -> None:
    head, url = signed_in(farida), reverse("quality:month")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(url)
        return len(queries)

    join(erkin, first)
    closed(erkin, on(2))
    head.get(url)
    few = sent()
    for name in ("Второе", "Третье", "Четвёртое"):
        join(erkin, branch(farida, name))
        closed(erkin, on(3))
    assert sent() == few
