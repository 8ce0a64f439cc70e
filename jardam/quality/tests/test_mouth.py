"""Where people heard of us, and the chains: drawn without a name, and for those alone who may open what is behind."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.contacts.choices import HeardFrom
from jardam.contacts.models import Contact
from jardam.quality.tests.conftest import caller, closed, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[[User], Client]


def sent_by(erkin: User, through: Contact, day: int) -> Contact:
    return closed(erkin, on(day), heard_from=HeardFrom.HELPED, heard_through=through, region="RU-MOW")


def a_chain(erkin: User) -> Contact:
    """One brought two, one of whom brought a third; and one call of whom nobody asked."""
    first = closed(erkin, on(2), person=caller(erkin), region="RU-TA")
    second = sent_by(erkin, first, 3)
    sent_by(erkin, first, 4)
    sent_by(erkin, second, 5)
    return first


class Balance(HTMLParser):
    """Whether every list and item that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "li"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "li"}:
            assert self.open.pop() == tag


def test_the_chain_is_drawn_with_month_language_and_region_alone(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    first = a_chain(erkin)
    page = signed_in(farida).get(reverse("quality:mouth")).content.decode()
    tree = page[page.index('<ul class="j-tree">') :]
    assert "The farthest-reaching one brought 3 others." in page
    assert "The longest chain has 2 links." in page
    assert "November 2026 · Кыргызча · Tatarstan" in tree
    assert f'href="/contacts/{first.pk}/"' in tree
    for told in (first.reference, "Азамат", "02.11.2026", "2 November"):
        assert told not in tree
    checked = Balance()
    checked.feed(page)
    assert checked.open == []


def test_where_they_heard_of_us_is_counted_for_twelve_months(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    a_chain(erkin)
    head = signed_in(farida)
    rows = head.get(reverse("quality:mouth")).context["heard"]
    assert [row.value for row in rows] == [3, 1]
    assert head.get(reverse("quality:mouth"), {"month": "2027-10"}).context["heard"] != []
    assert head.get(reverse("quality:mouth"), {"month": "2027-11"}).context["heard"] == []


def test_a_circle_and_a_link_to_an_open_contact_hang_nothing(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    first = a_chain(erkin)
    last = sent_by(erkin, first, 6)
    Contact.objects.filter(centre=erkin.centre, pk=first.pk).update(heard_through=last)
    page = signed_in(farida).get(reverse("quality:mouth"))
    assert page.status_code == 200
    assert page.context["brought"] == 4


def test_an_analyst_sees_neither_chains_nor_small_numbers(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    a_chain(erkin)
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    page = signed_in(farida).get(reverse("quality:mouth")).content.decode()
    assert "j-tree" not in page
    assert "brought 3" not in page
    assert "fewer than five" in page


def test_another_centre_draws_nothing_of_it(erkin: User, chen: User, signed_in: SignIn) -> None:
    a_chain(erkin)
    chen.role = Role.CENTRE_HEAD
    chen.save(update_fields=["role"])
    assert "Nobody has said the number" in signed_in(chen).get(reverse("quality:mouth")).content.decode()


def test_the_page_asks_as_often_for_many_as_for_one(erkin: User, farida: User, signed_in: SignIn) -> None:
    head, url = signed_in(farida), reverse("quality:mouth")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(url)
        return len(queries)

    first = a_chain(erkin)
    head.get(url)
    few = sent()
    for day in range(7, 20):
        sent_by(erkin, first, day)
    assert sent() == few
