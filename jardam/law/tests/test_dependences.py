"""A register of terms is worked out again: totals first, a page at a time, each centre its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid5

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.law import dependents
from jardam.law.actions import Used, end_use, record_use, record_uses
from jardam.law.dependences import Facts, Register
from jardam.law.dependents import PAGE_LINES, Total, source_named
from jardam.law.due import Due
from jardam.law.models import Dependence, Use
from jardam.law.queries import rule_book, turn_for
from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.changing import Act, Proposal, Turn
from jardam.law.rules.rulebook import RuleBook
from jardam.law.tests.conftest import ENTERED, FEE, TERM, Enter

SPACE = UUID(int=7)
FIRST = date(2026, 12, 20)


def registered_by(facts: Facts, book: RuleBook) -> Due:
    """Calendar days from the day of arrival: enough of a rule to see what moves."""
    assert facts.started_on is not None
    days = int(book.at(TERM, facts.started_on).number)
    return Due(on=facts.started_on + timedelta(days=days))


TERMS = Register(
    kind="TEST_TERM",
    words="terms",
    recompute=lambda book: partial(registered_by, book=book),
    visible=lambda user: Q(owner=None) | Q(owner=user),
    named=lambda user, keys: {key: (f"no. {str(key)[:4]}", f"/{key}/") for key in keys},
)


@pytest.fixture(autouse=True)
def registered(moscow: Centre) -> Iterator[None]:
    dependents.register(TERMS.source)
    with for_centre(moscow.pk):
        yield
    dependents.forget("TEST_TERM")


def used(number: int, book: RuleBook, *, code: str = TERM, owner: User | None = None) -> Used:
    started = FIRST + timedelta(days=number % 40)
    facts = Facts(started)
    row = book.at(code, started)
    due = registered_by(facts, book).on
    key = uuid5(SPACE, str(number))
    return Used("test", "TEST_TERM", key, [row], started_on=started, due_on=due, owner=owner)


@pytest.fixture
def turn(entered: Enter) -> Turn:
    return turn_for(entered(), ENTERED.date())


def test_the_total_says_how_many_and_which_way(turn: Turn, gulnara: User) -> None:
    book = rule_book(ENTERED.date())
    record_uses([used(number, book) for number in range(80)], centre_id=gulnara.centre_id, at=ENTERED)
    assert TERMS.total(gulnara, turn) == Total(touched=80, moved=56, sooner=56)  # 12 of 40 days lie before


def test_many_are_written_in_parts(turn: Turn, gulnara: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jardam.law.actions.using.ROWS_AT_ONCE", 7)
    book = rule_book(ENTERED.date())
    record_uses([used(number, book) for number in range(20)], centre_id=gulnara.centre_id, at=ENTERED)
    assert (Dependence.objects.count(), Use.objects.count()) == (20, 20)


def test_each_line_says_before_and_after(turn: Turn, gulnara: User) -> None:
    record_use(used(12, rule_book(ENTERED.date())), centre_id=gulnara.centre_id, at=ENTERED)
    (line,) = TERMS.lines(gulnara, turn, "").lines
    assert (line.before, line.after, line.moved) == ("08.01.2027", "06.01.2027", True)
    assert line.url == f"/{line.key}/"


def test_pages_follow_one_another_and_leave_nobody_out(turn: Turn, gulnara: User) -> None:
    book = rule_book(ENTERED.date())
    record_uses([used(number, book) for number in range(60)], centre_id=gulnara.centre_id, at=ENTERED)
    Dependence.objects.filter(key=uuid5(SPACE, "3")).update(due_on=None)
    seen, place = [], ""
    while True:
        page = TERMS.lines(gulnara, turn, place)
        seen += [line.key for line in page.lines]
        assert len(page.lines) <= PAGE_LINES
        place = page.next_place
        if not place:
            break
    assert len(seen) == len(set(seen)) == 60
    assert seen[-1] == uuid5(SPACE, "3")


@pytest.mark.parametrize("place", ["x", "2026-99-99_" + str(SPACE), "_x", "2027-01-01_00000000-0000"])
def test_a_place_that_nobody_knows_is_the_first_page(turn: Turn, gulnara: User, place: str) -> None:
    record_use(used(1, rule_book(ENTERED.date())), centre_id=gulnara.centre_id, at=ENTERED)
    assert len(TERMS.lines(gulnara, turn, place).lines) == 1


def test_the_number_of_statements_does_not_grow(turn: Turn, gulnara: User) -> None:
    book = rule_book(ENTERED.date())
    counts = []
    for number in (range(10), range(10, 300)):
        record_uses([used(one, book) for one in number], centre_id=gulnara.centre_id, at=ENTERED)
        with CaptureQueriesContext(connection) as statements:
            TERMS.total(gulnara, turn)
            TERMS.lines(gulnara, turn, "")
        counts.append(len(statements))
    assert counts == [4, 4]  # two of them say how the planner may join, and that it may again


def test_another_centre_sees_neither_line_nor_number(
    turn: Turn, gulnara: User, hamid: User, dalia: User
) -> None:
    record_use(used(1, rule_book(ENTERED.date())), centre_id=gulnara.centre_id, at=ENTERED)
    with for_centre(hamid.centre_id):
        assert TERMS.total(hamid, turn) == Total(0, 0)
        assert TERMS.lines(hamid, turn, "").lines == []
    with for_centre(None):
        assert TERMS.total(dalia, turn) == Total(0, 0)


def test_what_somebody_may_not_see_is_counted_and_not_listed(turn: Turn, gulnara: User, amina: User) -> None:
    book = rule_book(ENTERED.date())
    record_use(used(1, book, owner=amina), centre_id=gulnara.centre_id, at=ENTERED)
    assert TERMS.total(gulnara, turn).touched == 1
    assert TERMS.lines(gulnara, turn, "").lines == []
    assert len(TERMS.lines(amina, turn, "").lines) == 1


def test_what_ended_or_rests_on_other_rows_is_not_touched(turn: Turn, gulnara: User) -> None:
    book, centre_id = rule_book(ENTERED.date()), gulnara.centre_id
    record_uses([used(1, book), used(2, book, code=FEE)], centre_id=centre_id, at=ENTERED)
    assert TERMS.total(gulnara, turn).touched == 1
    end_use("test", "TEST_TERM", uuid5(SPACE, "1"), centre_id=centre_id, at=ENTERED)
    assert TERMS.total(gulnara, turn).touched == 0


def test_what_is_worked_out_again_stands_once_with_the_versions_used_last(turn: Turn, gulnara: User) -> None:
    book = rule_book(ENTERED.date())
    for _time in range(2):
        record_use(used(1, book), centre_id=gulnara.centre_id, at=ENTERED)
    (use,) = Use.objects.all()
    assert (use.code, use.valid_from, use.version) == book.at(TERM, FIRST).key
    assert Dependence.objects.count() == 1


def test_a_term_that_the_law_no_longer_knows_is_said_to_be_unknown(entered: Enter, gulnara: User) -> None:
    record_use(used(12, rule_book(ENTERED.date())), centre_id=gulnara.centre_id, at=ENTERED)
    end = Proposal(Act.END, TERM, period=date(2020, 1, 1), ends_on=date(2026, 12, 31))
    (line,) = TERMS.lines(gulnara, turn_for(entered(end), ENTERED.date()), "").lines
    assert (line.before, line.moved, line.after) == ("08.01.2027", True, "неизвестно")


def test_a_day_in_a_year_without_a_calendar_names_the_year(turn: Turn, gulnara: User) -> None:
    def beyond(_facts: Facts) -> Due:
        raise YearNotHeld(2028)

    record_use(used(12, rule_book(ENTERED.date())), centre_id=gulnara.centre_id, at=ENTERED)
    far = replace(TERMS, recompute=lambda _book: beyond)
    (line,) = far.lines(gulnara, turn, "").lines
    assert "2028" in line.after
    assert far.total(gulnara, turn) == Total(touched=1, moved=1, later=1)


def test_a_source_is_found_by_its_name() -> None:
    assert source_named("TEST_TERM") is not None
    assert source_named("NO_SUCH") is None
