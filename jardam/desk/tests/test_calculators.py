"""The calculators for staff: what is typed is answered and forgotten, and the answer is a paper in the client's language."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.law.calculators.registry import CALCULATORS
from tests.reference import shipped_law

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LATE_PAY = {
    "amount": "10000",
    "due": "2025-03-01",
    "payment-0-on": "2025-03-06",
    "payment-0-sum": "4000",
    "payment-1-on": "2025-03-11",
    "payment-1-sum": "6000",
    "basis": "GROSS",
}


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def browser(law: None, signed_in: SignIn, erkin: User) -> Client:
    return signed_in(erkin)


def address(calculator: str) -> str:
    return reverse("desk:calculator", args=[calculator])


def test_the_list_leads_to_every_calculator(browser: Client) -> None:
    page = browser.get(reverse("desk:calculators")).content.decode()
    assert all(address(name) in page for name in CALCULATORS)


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_shows_its_questions_and_takes_nothing_for_an_answer(
    browser: Client, name: str
) -> None:
    shown = browser.get(address(name))
    assert (shown.status_code, b"<form" in shown.content) == (200, True)
    assert browser.post(address(name)).status_code in {200, 422}


def test_the_answer_is_written_out_in_the_language_asked_for(browser: Client) -> None:
    page = browser.post(address("late-pay"), LATE_PAY | {"paper_language": "TG"}).content.decode()
    assert 'lang="tg"' in page
    assert "112,00" in page
    assert "Чӣ тавр ҳисоб шуд" in page
    assert "соҳибзабон" in page  # nobody who speaks it has read it
    assert "card_facts.tc236_formula v1" in page


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(browser: Client) -> None:
    answer = browser.post(address("late-pay"), LATE_PAY | {"payment-1-sum": "six", "due": "2025-02-30"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_payment-1-sum"' in page
    assert 'href="#id_due"' in page
    assert 'value="six"' in page
    assert 'value="4000"' in page


def test_what_the_rule_refuses_is_said_above_the_form(browser: Client) -> None:
    answer = browser.post(address("late-pay"), LATE_PAY | {"as_of": "2025-02-01"})
    assert answer.status_code == 422
    assert "1 February 2025" in answer.content.decode().replace("\xa0", " ")


def test_filled_rows_make_room_for_more(browser: Client) -> None:
    filled = {
        f"payment-{number}-{name}": value
        for number in range(5)
        for name, value in (("on", "2025-04-01"), ("sum", "1"))
    }
    page = browser.post(address("late-pay"), LATE_PAY | filled).content.decode()
    assert 'name="payment-6-on"' in page
    assert 'name="payment-7-on"' not in page


def test_a_sum_of_an_unpaid_worker_shows_court_and_duty(browser: Client) -> None:
    page = browser.post(address("duty"), {"matter": "worker_claim", "amount": "300000", "accrued": "yes"})
    assert "0,00" in page.content.decode()


def test_nothing_that_was_typed_is_kept(browser: Client) -> None:
    """No entry of the audit, no row: what is read is the law, in a number of questions that does not grow."""
    before = Entry.objects.count()
    browser.get(address("late-pay"))  # the book of rules is read once
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.post(address("late-pay"), LATE_PAY)
    written = [
        query["sql"]
        for query in asked.captured_queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert written == []
    assert "10000" not in str(asked.captured_queries)
    assert Entry.objects.count() == before
    assert len(asked) <= 8


def test_a_calculator_that_there_is_not_is_not_found(browser: Client) -> None:
    assert browser.get(address("fortune")).status_code == 404
