"""How often a page asks the database: constant, and no more often than somebody has thought about."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases.actions import Said, note
from jardam.centres.models import User
from jardam.contacts.models import Callback, Contact
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened as case_of
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.test_contacts import closed

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

WHO = 2  # the session; the account with its centre and its name
IN_ONE_PIECE = (
    2  # the savepoint of a page inside the transaction of a test, which stands for BEGIN and COMMIT
)
FILLED = {
    "language": "KY",
    "client_kind": "WORKER",
    "phone": "+996 700 555 001",
    "name": "Азамат",
    "stated": "Айлык бербейт",
    "topics": ["B_UNPAID_WAGES", "B_CONTRACT"],
    "outcome": "ANSWERED",
    "cards": "WAGES_UNPAID:1",
}


def settled(signed_in: SignIn, user: User) -> Client:
    """A browser that has been here: its session holds the token of its forms."""
    browser = signed_in(user)
    browser.get(reverse("desk:answers"))
    return browser


def sent_by(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as sent:
        act()
    return len(sent)


def test_a_part_of_the_call_page_finds_the_contact_and_no_more(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser, url = settled(signed_in, erkin), reverse("desk:call_said", args=[call.pk])
    assert sent_by(lambda: browser.post(url, {"language": "KY"})) == WHO + IN_ONE_PIECE + 1


def test_an_earlier_caller_costs_six(
    signed_in: SignIn, erkin: User, call: Contact, waiting: Callback
) -> None:
    """The contact, the look-up counted in its chain, the person, their contacts and the topics of those."""
    browser, url = settled(signed_in, erkin), reverse("desk:call_earlier", args=[call.pk])
    counted = 5  # savepoint, count, lock of the chain, entry, release
    assert sent_by(lambda: browser.post(url, {"phone": PHONE})) == WHO + IN_ONE_PIECE + 1 + counted + 3


def test_a_contact_with_a_new_caller_is_closed_in_thirteen(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    """Found, locked; the caller unknown, their key, their file; the contact, what was told in it, its old key, what hangs on it; the line, the door; the chain."""
    browser, url = settled(signed_in, erkin), reverse("desk:call_close", args=[call.pk])
    action, file = 2 + 6 + 2, 2 + 2  # with their savepoints and the two statements of the chain
    message, line, door = 1, 1, 1  # whether a missed call was returned by it, and a note was left at the door
    spent = sent_by(lambda: browser.post(url, FILLED))
    with for_centre(erkin.centre_id):
        assert Contact.objects.get(pk=call.pk).state == "CLOSED"
    assert spent == WHO + IN_ONE_PIECE + 1 + action + file + line + door + message


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_whatever_it_shows(signed_in: SignIn, amina: User, rows: int) -> None:
    for _row in range(rows):
        closed(amina)
    browser, url = settled(signed_in, amina), reverse("desk:contacts")
    assert sent_by(lambda: browser.get(url)) == WHO + IN_ONE_PIECE + 4  # branches, rows, topics, callbacks


@pytest.mark.parametrize("lines", [1, 40])
def test_a_case_costs_the_same_however_much_happened(signed_in: SignIn, amina: User, lines: int) -> None:
    """Its row, its lines, eight kinds of what belongs to it, everybody who is named, earlier matters, callbacks."""
    case = case_of(amina)
    with for_centre(amina.centre_id):
        for line in range(lines):
            case = note(
                case, Said(case.revision, f"{line}"), timezone.localdate(), by=amina, at=timezone.now()
            )
    browser, url = settled(signed_in, amina), reverse("desk:case", args=[case.pk])
    row, written, readings, belonging, people, beside = 1, 1, 2, 8, 1, 2
    spent = sent_by(lambda: browser.get(url))
    assert spent == WHO + IN_ONE_PIECE + row + written + readings + belonging + people + beside
