"""Terms as colleagues meet them: counted by the law, shown by the days left, on the day of whoever answers and of the head."""

from collections.abc import Callable
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases import actions
from jardam.cases.actions import Said
from jardam.cases.counting import counted_by_law, set_by_us
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.law.queries import rule_book

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
BY_LAW = {"seen": 1, "kind": "tc392_other", "happened": "2026-10-01", "about": "иск в суд"}


@pytest.fixture
def law(db: None) -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


def page(name: str, case: Case, *more: object) -> str:
    return reverse(f"desk:{name}", args=[case.pk, *more])


def terms_of(user: User) -> list[Term]:
    with for_centre(user.centre_id):
        return list(Term.objects.order_by("number"))


def ours(case: Case, days: int, by: User, about: str = "обещали ответить") -> Term:
    with for_centre(by.centre_id):
        case.refresh_from_db()
        counted = set_by_us(timezone.localdate() + timedelta(days=days), about)
        return actions.set_term(case, counted, Said(case.revision), by=by, at=timezone.now())


def test_a_term_is_counted_shown_with_its_ground_and_moved(
    law: None, signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    assert browser.post(page("case_term_add", case), BY_LAW).status_code == 302
    (term,) = terms_of(amina)
    assert term.due_on == date(2027, 1, 11)
    shown = browser.get(page("case", case)).content.decode()
    for words in ("иск в суд", "j-due", "deadlines.tc392_other v1", "2026-10-01", "Term: иск в суд"):
        assert words in shown
    move = page("case_term_move", case, term.pk)
    assert 'value="2026-10-01"' in browser.get(move).content.decode()
    assert browser.post(move, {"seen": 2, "happened": "2026-09-15"}).status_code == 302
    assert terms_of(amina)[0].due_on == date(2026, 12, 15)
    shown = browser.get(page("case", case)).content.decode()
    assert "Term moved: иск в суд, from 11.01.2027 to 15.12.2026" in shown


@pytest.mark.parametrize("code", ["tc142_suspend", "police_detention", "koap_30_5_expulsion"])
def test_a_right_and_what_ends_at_an_hour_are_not_offered(
    law: None, signed_in: SignIn, amina: User, case: Case, code: str
) -> None:
    browser, add = signed_in(amina), page("case_term_add", case)
    offered = browser.get(add).content.decode()
    assert 'value="tc392_other"' in offered
    assert f'value="{code}"' not in offered
    assert browser.post(add, BY_LAW | {"kind": code}).status_code == 422
    assert terms_of(amina) == []


def test_a_term_once_counted_by_the_hour_is_not_moved_as_a_day(
    law: None, signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, today = signed_in(amina), timezone.localdate()
    with for_centre(amina.centre_id), patch("jardam.cases.counting.is_of_days", return_value=True):
        case.refresh_from_db()
        counted = counted_by_law("koap_30_5_expulsion", "2026-11-16", "", rule_book(today), today)
        term = actions.set_term(case, counted, Said(case.revision), by=amina, at=timezone.now())
    answer = browser.post(page("case_term_move", case, term.pk), {"seen": 2, "happened": "2026-11-17"})
    assert answer.status_code == 422
    assert "The law counts this by the hour" in answer.content.decode()
    assert terms_of(amina)[0].due_on == counted.due_on


def test_a_form_sent_twice_writes_one_term(law: None, signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    answers = [browser.post(page("case_term_add", case), BY_LAW).status_code for _click in range(2)]
    assert answers == [302, 409]
    assert len(terms_of(amina)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"happened": ""}, "id_happened"),
        ({"happened": "вчера"}, "вчера"),
        ({"happened": "unknown"}, "Say at least the year"),
        ({"kind": "own", "happened": ""}, "needs a last day"),
        ({"day": "2027-01-01"}, "leave this empty"),
    ],
)
def test_a_refused_term_keeps_what_was_typed(
    law: None, signed_in: SignIn, amina: User, case: Case, typed: dict[str, str], said: str
) -> None:
    answer = signed_in(amina).post(page("case_term_add", case), BY_LAW | typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "иск в суд" in answer.content.decode()
    assert terms_of(amina) == []


def test_a_missed_term_wants_a_reason_and_offers_the_petition(
    law: None, signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    browser.post(page("case_term_add", case), BY_LAW)
    end = page("case_term_end", case, terms_of(amina)[0].pk)
    assert browser.post(end, {"seen": 2, "state": "MISSED", "text": " "}).status_code == 422
    assert browser.post(end, {"seen": 2, "state": "MISSED", "text": "не вручили"}).status_code == 302
    shown = browser.get(page("case", case)).content.decode()
    assert "не вручили" in shown
    offer = page("case_next", case) + "?restore=1"
    assert offer in shown
    begin = page("case_paper_add", case)
    assert f"{begin}?kind=RESTORE_TERM&amp;term={terms_of(amina)[0].pk}" in shown
    assert "petition to restore the term" in browser.get(offer).content.decode()
    assert browser.get(end).status_code == 302  # ended already


def test_a_past_term_is_not_kept_without_the_day_of_it(signed_in: SignIn, amina: User, case: Case) -> None:
    browser, term = signed_in(amina), ours(case, -3, amina)
    end, kept = page("case_term_end", case, term.pk), {"seen": 2, "state": "MET"}
    late = (term.due_on + timedelta(1)).isoformat()
    assert "Say on which day" in browser.post(end, kept).content.decode()
    assert "the term was missed" in browser.post(end, kept | {"kept_on": late}).content.decode()
    assert browser.post(end, kept | {"kept_on": term.due_on.isoformat()}).status_code == 302
    assert terms_of(amina)[0].state == "MET"


@pytest.mark.parametrize("act", ["case_term_end", "case_term_move"])
def test_of_two_terms_the_page_says_which_one_it_is_about(
    act: str, signed_in: SignIn, amina: User, case: Case
) -> None:
    first, second = ours(case, 9, amina, "ответ прокуратуры"), ours(case, 5, amina, "справка из банка")
    words = (
        signed_in(amina)
        .get(page(act, case, second.pk))
        .content.decode()
        .partition("<h1")[2]
        .partition("<form")[0]
    )
    assert f"справка из банка, last day {second.due_on:%d.%m.%Y}" in words
    assert f"ответ прокуратуры, last day {first.due_on:%d.%m.%Y}" not in words


def test_a_case_is_not_closed_over_a_running_term(signed_in: SignIn, amina: User, case: Case) -> None:
    """The page of closing leads to each of them before anybody types."""
    term, browser = ours(case, 9, amina), signed_in(amina)
    assert page("case_term_end", case, term.pk) in browser.get(page("case_close", case)).content.decode()
    answer = browser.post(page("case_close", case), {"seen": 2, "ending": "LEFT"})
    assert answer.status_code == 422
    assert "running terms" in answer.content.decode()


def test_it_stands_on_the_day_of_whoever_answers_and_then_of_the_head(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    ours(case, 3, amina, "обещали на днях")
    ours(case, -1, amina, "уже прошло")
    hers, heads = (signed_in(user).get(reverse("desk:my_day")).content.decode() for user in (amina, farida))
    assert ["обещали на днях" in hers, "уже прошло" in hers] == [True, True]
    assert ["обещали на днях" in heads, "уже прошло" in heads] == [False, True]


def test_the_case_costs_the_same_however_many_terms(signed_in: SignIn, amina: User, case: Case) -> None:
    browser, costs = signed_in(amina), []
    for terms in (1, 6):
        for number in range(len(costs), terms):
            ours(case, 20 + number, amina)
        browser.get(page("case", case))
        with CaptureQueriesContext(connection) as sent:
            shown = browser.get(page("case", case)).content.decode()
        costs.append(len(sent))
        assert shown.count("j-due__n") == terms
    assert costs[0] == costs[1]


def test_another_centre_finds_no_term(signed_in: SignIn, amina: User, chen: User, case: Case) -> None:
    term = ours(case, 9, amina)
    for name in ("case_term_move", "case_term_end"):
        assert signed_in(chen).get(page(name, case, term.pk)).status_code == 404


def missed_by_law(case: Case, by: User, code: str, why: str) -> Term:
    with for_centre(by.centre_id):
        case.refresh_from_db()
        today = timezone.localdate()
        counted = counted_by_law(code, (today - timedelta(days=200)).isoformat(), "", rule_book(today), today)
        term = actions.set_term(case, counted, Said(case.revision), by=by, at=timezone.now())
        case.refresh_from_db()
        return actions.end_term(term, TermState.MISSED, Said(case.revision, why), by=by, at=timezone.now())


def test_a_petition_is_begun_for_the_term_that_was_missed(
    law: None, signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, add = signed_in(amina), page("case_paper_add", case)
    first = missed_by_law(case, amina, "kas_219", "не перевели решение")
    missed_by_law(case, amina, "koap_30_3", "был под стражей")
    form = browser.get(f"{add}?kind=RESTORE_TERM&term={first.pk}").content.decode()
    assert f'value="{first.pk}" selected' in form
    assert 'value="RESTORE_TERM" selected' in form
    typed = {"paper_id": day_uuid(), "kind": "RESTORE_TERM", "term": first.pk}
    answer = browser.post(add, typed, follow=True)
    shown = answer.content.decode()
    assert "не перевели решение" in shown
    assert "был под стражей" not in shown


@pytest.mark.parametrize("strange", ["x", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_no_petition_is_begun_for_what_is_no_missed_term_of_this_case(
    law: None, signed_in: SignIn, amina: User, case: Case, strange: str
) -> None:
    browser, add = signed_in(amina), page("case_paper_add", case)
    missed_by_law(case, amina, "kas_219", "не перевели решение")
    assert browser.get(add, {"kind": "RESTORE_TERM", "term": strange}).status_code == 200
    typed = {"paper_id": day_uuid(), "kind": "RESTORE_TERM", "term": strange}
    assert browser.post(add, typed).status_code == 422
