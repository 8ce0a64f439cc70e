"""How often a page asks the database: constant, and no more often than somebody has thought about."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.actions import Closing, Said, add_need, close_case, end_term, note, set_term, tick
from jardam.cases.counting import set_by_us
from jardam.cases.models import Case, Term
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import ItemState
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.claims.actions import NewMoney, enter_money, open_claim
from jardam.claims.rules.facts import Who
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.contacts.models import Callback, Contact
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened as case_of
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.test_contacts import closed
from jardam.exhibits.actions import Brought, bring_exhibits, prepared
from jardam.exhibits.choices import ExhibitKind
from jardam.filings.actions import begin_paper
from jardam.filings.reading import kinds
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import Topic
from jardam.law.actions import load_law
from jardam.law.queries import rule_book

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

WHO = 2  # the session; the account with its centre and its name
MOST_OF_A_CASE = 12
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


@pytest.mark.parametrize("lines", [10, 300])
def test_a_case_costs_twelve_however_much_happened(signed_in: SignIn, amina: User, lines: int) -> None:
    """Its row with what is plain beside it, its lines, terms, papers, claims and files, everybody who is named, earlier
    matters; callbacks; both readings as one line of the audit each, in one statement."""
    case = case_of(amina)
    for line in range(lines):
        noted(case, f"{line}", amina)
    browser, url = settled(signed_in, amina), reverse("desk:case", args=[case.pk])
    row, belonging, people, beside, readings = 1, 5, 1, 2, 1
    assert (
        sent_by(lambda: browser.get(url)) == WHO + IN_ONE_PIECE + row + belonging + people + beside + readings
    )
    with for_centre(amina.centre_id):
        verbs = sorted(Reading.objects.filter(by_id=amina.pk).values_list("verb", flat=True))
    assert verbs == ["case.read", "person.known_read"]


@pytest.mark.parametrize("much", [1, 12])
def test_a_case_with_everything_in_it_costs_no_more(signed_in: SignIn, amina: User, much: int) -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    case = case_of(amina)
    for number in range(much):
        filled(case, number, amina)
    browser = settled(signed_in, amina)
    shown = reverse("desk:case", args=[case.pk])
    assert sent_by(lambda: browser.get(shown)) == IN_ONE_PIECE + MOST_OF_A_CASE
    timeline = reverse("desk:case_timeline", args=[case.pk])
    assert sent_by(lambda: browser.get(timeline)) <= IN_ONE_PIECE + MOST_OF_A_CASE
    with for_centre(amina.centre_id):
        case.refresh_from_db()
        for running in Term.objects.open():
            end_term(running, TermState.MET, Said(case.revision), by=amina, at=timezone.now())
            case.refresh_from_db()
        close_case(case, Closing(Ending.ACHIEVED, Said(case.revision)), by=amina, at=timezone.now())
    assert sent_by(lambda: browser.get(shown)) == IN_ONE_PIECE + MOST_OF_A_CASE


def noted(case: Case, text: str, by: User) -> None:
    with for_centre(by.centre_id):
        case.refresh_from_db()
        note(case, Said(case.revision, text), timezone.localdate(), by=by, at=timezone.now())


def filled(case: Case, number: int, by: User) -> None:
    """One more of everything that a case may have."""
    now, today = timezone.now(), timezone.localdate()
    noted(case, f"{number}", by)
    with for_centre(by.centre_id):
        case.refresh_from_db()
        add_need(case, Topic.B_CONTRACT, Said(case.revision, "договор"), by=by, at=now)
        case.refresh_from_db()
        term = set_by_us(today + timedelta(days=9), f"срок {number}")
        set_term(case, term, Said(case.revision), by=by, at=now)
        case.refresh_from_db()
        item = checklists().of(Track.WAGES)[number % 5]
        case = tick(case, item, ItemState.DONE, Said(case.revision), by=by, at=now)
        claim = open_claim(case, Who("Стройка", "", ""), Said(case.revision), by=by, at=now)
        case.refresh_from_db()
        money = NewMoney(Column.AWARDED, today, Amount(100, Currency.RUB), "суд")
        enter_money(claim, money, rule_book(today), Said(case.revision), by=by, at=now)
        begin_paper(case, kinds()["INSPECTORATE_COMPLAINT"], day_uuid(), by=by, at=now)
        brought = Brought(day_uuid(), ExhibitKind.CHAT, "переписка", prepared([("1.txt", b"%d" % number)]))
        bring_exhibits(case, brought, by=by, at=now)
