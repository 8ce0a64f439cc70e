"""The page of counts: its span, what an analyst is not told, and what a register brought in."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.registers.models import Import, ImportedContact
from jardam.vault.actions import new_file_key

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def closed(by: User, language: Language) -> Contact:
    record = ContactRecord(language, [Topic.A_PATENT], Outcome.ANSWERED, {"stated": "words", "note": ""})
    now = timezone.now()
    with for_centre(by.centre_id):
        return close_contact(start_contact(Channel.PHONE, by=by, at=now), record, by=by, at=now)


def brought_in(contact: Contact, by: User) -> None:
    with for_centre(contact.centre_id):
        register = Import.objects.create(
            centre_id=contact.centre_id,
            brought_by=by,
            brought_on=timezone.localdate(),
            key=new_file_key(contact.centre_id),
            file_key=new_file_key(contact.centre_id),
            file_digest=b"d" * 16,
            sealed_file=b"sealed",
        )
        ImportedContact.objects.create(
            centre_id=contact.centre_id,
            imported=register,
            contact=contact,
            row_number=2,
            digest=b"d" * 16,
            stamp=b"s" * 32,
        )


@pytest.fixture
def analyst(farida: User) -> User:
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    return farida


@pytest.mark.parametrize("days", [{"first": "2026-11-20", "last": "2026-11-01"}, {"first": "9999-12-31"}])
def test_days_the_wrong_way_round_are_said(signed_in: SignIn, farida: User, days: dict[str, str]) -> None:
    answer = signed_in(farida).get(reverse("desk:counts"), days)
    assert answer.status_code == 422
    assert "The last day lies before the first." in answer.content.decode()


@pytest.mark.parametrize("last", ["2026-11-01", "0001-01-03"])
def test_a_last_day_alone_shows_the_week_before_it(signed_in: SignIn, farida: User, last: str) -> None:
    assert signed_in(farida).get(reverse("desk:counts"), {"last": last}).status_code == 200


def test_the_list_of_contacts_says_it_too(signed_in: SignIn, erkin: User) -> None:
    days = {"first": "2026-11-20", "last": "2026-11-01"}
    answer = signed_in(erkin).get(reverse("desk:contacts"), days)
    assert answer.status_code == 422
    assert "The last day lies before the first." in answer.content.decode()


def test_an_analyst_is_not_told_small_numbers_nor_what_they_are_worked_out_from(
    signed_in: SignIn, erkin: User, analyst: User
) -> None:
    for language, number in {Language.KY: 8, Language.TG: 6, Language.UZ: 2}.items():
        for _ in range(number):
            closed(erkin, language)

    answer = signed_in(analyst).get(reverse("desk:counts"))

    tables = {table.code: [row.value for row in table.rows] for table in answer.context["tables"]}
    assert sorted(map(str, tables["language"])) == ["8", "hidden", "small"]
    assert tables["channel"] == [16]
    assert [figure.value for figure in answer.context["figures"]] == [16]
    page = answer.content.decode()
    assert "asked 0 of" not in page
    assert '<svg class="j-chart"' not in page
    assert "fewer than five" in page


def test_a_whole_of_one_to_four_is_not_said(signed_in: SignIn, erkin: User, analyst: User) -> None:
    closed(erkin, Language.KY)
    answer = signed_in(analyst).get(reverse("desk:counts"))
    assert [figure.value for figure in answer.context["figures"]] == ["< 5"]


@pytest.mark.parametrize("last", [date(2026, 11, 7), date(9999, 12, 31)])
def test_an_analyst_chooses_a_month_and_no_days(signed_in: SignIn, analyst: User, last: date) -> None:
    """Two spans that differ by a day would tell what the day holds."""
    answer = signed_in(analyst).get(
        reverse("desk:counts"), {"first": last.isoformat(), "last": last.isoformat()}
    )
    assert answer.context["first"] == last.replace(day=1)
    assert answer.context["last"] == last.replace(day=30 if last.month == 11 else 31)


def test_the_head_sees_every_number(signed_in: SignIn, erkin: User, farida: User) -> None:
    closed(erkin, Language.KY)
    closed(erkin, Language.TG)
    answer = signed_in(farida).get(reverse("desk:counts"))
    tables = {table.code: [row.value for row in table.rows] for table in answer.context["tables"]}
    assert tables["language"] == [1, 1]
    assert "not shown" not in answer.content.decode()


@pytest.mark.parametrize("page", ["desk:counts", "quality:month"])
def test_what_a_register_brought_in_is_said_to_be_counted(
    signed_in: SignIn, erkin: User, farida: User, page: str
) -> None:
    head, contact, sentence = signed_in(farida), closed(erkin, Language.KY), "came in with a register"
    assert sentence not in head.get(reverse(page)).content.decode()

    brought_in(contact, farida)

    assert sentence in head.get(reverse(page)).content.decode()


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.ANALYST])
def test_the_page_asks_as_often_for_many_as_for_one(
    signed_in: SignIn, erkin: User, farida: User, role: Role
) -> None:
    farida.role = role
    farida.save(update_fields=["role"])
    browser, url = signed_in(farida), reverse("desk:counts")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        return len(queries)

    closed(erkin, Language.KY)
    browser.get(url)
    few = sent()
    for language in (Language.TG, Language.UZ, Language.KY):
        closed(erkin, language)
    assert sent() == few
