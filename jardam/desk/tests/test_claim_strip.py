"""An employment month by month, as its claim shows it: what came, what is owed, and nothing that nobody knows."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.desk.claiming.strip import StripMonth
from jardam.desk.tests.casework import opened
from jardam.desk.tests.test_claims import WORK, claimed, page, revision
from tests.reference import shipped_law

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def case(law: None, amina: User) -> Case:
    return opened(amina)


def strip(browser: Client, case: Case, by: User, **work: str) -> list[StripMonth]:
    claim = claimed(browser, case, by)
    told = WORK | {"left_on": "2026-08-28"} | work | {"seen": revision(case)}
    assert browser.post(page("claim_work", case, claim.pk), told).status_code == 302
    found: list[StripMonth] = browser.get(page("claim", case, claim.pk)).context["strip"]
    return found


def test_each_month_says_what_came_and_what_is_owed(signed_in: SignIn, amina: User, case: Case) -> None:
    july, august = strip(signed_in(amina), case, amina)
    assert (july.state, july.part) == ("paid in part", 33)
    assert july.marks[0] == "work began"
    assert "came, nobody knows when" in july.marks[1]
    assert "40,000.00" in july.marks[2]
    assert (august.state, august.part) == ("not paid", 0)
    assert august.marks[0] == "work ended"
    assert august.court.startswith("to court by ")


def test_a_payment_of_a_day_says_the_day(signed_in: SignIn, amina: User, case: Case) -> None:
    july, _august = strip(signed_in(amina), case, amina, **{"payment-0-on": "2026-08-20"})
    assert july.marks[1] == "20.08.2026: 20,000.00\u00a0₽ came"


def test_what_was_paid_in_whole_but_late_says_so(signed_in: SignIn, amina: User, case: Case) -> None:
    paid = {"payment-0-on": "2026-10-20", "payment-0-sum": "60000"}
    july, _august = strip(signed_in(amina), case, amina, **paid)
    assert (july.state, july.part) == ("paid late", 100)
