"""The list of contacts shows what a reader may see, and finds the place of a page in an index."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import Caller, ContactRecord, PromisedCallback, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.desk import paging
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.test_contacts import closed
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PLACE = "?after=2030-01-01_00000000-0000-8000-8000-000000000000"


def promised(by: User) -> Contact:
    """A closed contact in which a callback waits."""
    now = timezone.now()
    record = ContactRecord(
        Language.KY,
        [Topic.B_CONTRACT],
        Outcome.CALLBACK,
        {"stated": "", "note": ""},
        callback=PromisedCallback(now + timedelta(hours=2), Language.KY),
    )
    with for_centre(by.centre_id):
        caller = Caller(add_person(Identity(phones=(PHONE,)), by=by, at=now))
        contact = start_contact(Channel.PHONE, by=by, at=now)
        return close_contact(contact, record, caller=caller, by=by, at=now)


@pytest.fixture
def contacts(erkin: User, bayani: User, chen: User) -> list[Contact]:
    """Of two days, by three people: everything that may be in one part of the list and not in another."""
    made = [make(by) for by in (erkin, bayani, chen) for make in (closed, promised, closed)]
    for contact in made[::2]:
        with for_centre(contact.centre_id):
            Contact.objects.filter(pk=contact.pk).update(happened_on=contact.happened_on - timedelta(days=1))
    return made


def seen_by(browser: Client, page_rows: int, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every row of every page, in the order in which somebody meets them."""
    monkeypatch.setattr(paging, "PAGE_ROWS", page_rows)
    monkeypatch.setattr(paging._PAGE, "_texts", {})
    seen, url = [], reverse("desk:contacts")
    while url:
        page = browser.get(url).context
        seen += [contact.pk for contact in page["page"].contacts]
        url = page["older_url"]
    return seen


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.OUTREACH, Role.CASEWORKER])
@pytest.mark.parametrize("page_rows", [1, 2, 9])
def test_the_pages_hold_what_the_reader_may_see_once_each_newest_first(
    contacts: list[Contact],
    erkin: User,
    role: Role,
    page_rows: int,
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    User.objects.filter(pk=erkin.pk).update(role=role)
    erkin.refresh_from_db()
    with for_centre(erkin.centre_id):
        visible = Contact.objects.visible_to(erkin).order_by("-happened_on", "-pk")
        expected = list(visible.values_list("pk", flat=True))

    assert len(expected) == {Role.OPERATOR: 4, Role.OUTREACH: 3, Role.CASEWORKER: 6}[role]
    assert seen_by(signed_in(erkin), page_rows, monkeypatch) == expected


@pytest.mark.parametrize("role", list(Role))
def test_the_parts_share_no_contact_and_are_together_all_that_is_visible(
    contacts: list[Contact], moscow: Centre, erkin: User, role: Role
) -> None:
    erkin.role = role
    with for_centre(moscow.pk):
        parts = [set(part) for part in Contact.objects.parts_visible_to(erkin)]
        visible = set(Contact.objects.visible_to(erkin))

    assert set().union(*parts) == visible
    assert sum(map(len, parts)) == len(visible)


@pytest.mark.parametrize("name", ["erkin", "amina"])
def test_the_place_of_a_page_is_found_in_an_index(
    erkin: User, amina: User, signed_in: SignIn, name: str
) -> None:
    browser = signed_in({"erkin": erkin, "amina": amina}[name])
    with CaptureQueriesContext(connection) as sent:
        browser.get(reverse("desk:contacts") + PLACE)
    (asked,) = [query["sql"] for query in sent.captured_queries if "ROW(" in query["sql"]]
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort"):  # of three rows it would read all, and sort them
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {asked}")
        plan = [line.strip() for (line,) in cursor.fetchall()]

    compared = [line for line in plan if "ROW(" in line]
    assert compared
    assert all(line.startswith("Index Cond:") for line in compared)
