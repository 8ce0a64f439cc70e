"""A change of the law lists the terms that it moves, before and after, to whoever may see the case."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases import actions
from jardam.cases.actions import Said
from jardam.cases.counting import counted_by_law
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import for_centre
from jardam.law.actions import load_law
from jardam.law.dependents import Source, Total, source_named
from jardam.law.queries import rule_book
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn, outcome, turn_of
from jardam.law.rules.confidence import Confidence
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
CODE = "deadlines.tc392_other"


@pytest.fixture(autouse=True)
def here(db: None, amina: User) -> Iterator[None]:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    with for_centre(amina.centre_id):
        yield


@pytest.fixture
def term(amina: User, case: Case) -> Term:
    today = timezone.localdate()
    counted = counted_by_law("tc392_other", "2026-10-01", "иск", rule_book(today), today)
    return actions.set_term(case, counted, Said(1), by=amina, at=timezone.now())


def shorter() -> Turn:
    """One month in place of three."""
    today = timezone.localdate()
    book = rule_book(today)
    grounds = Grounds("law", "-", Confidence.SEEN_IN_SOURCE, today, today)
    return turn_of(
        book, outcome(Proposal(Act.NEW_PERIOD, CODE, value="1", starts_on=date(2026, 9, 1)), grounds, book)
    )


def source() -> Source:
    found = source_named("CASE")
    assert found is not None
    return found


def test_the_term_stands_there_with_before_and_after(amina: User, term: Term) -> None:
    (line,) = source().lines(amina, shorter(), "").lines
    assert (line.key, line.within, line.name) == (term.pk, term.case_id, spoken(term.case.reference))
    assert "11 January 2027" in line.before or "11.01.2027" in line.before
    assert line.moved
    assert source().total(amina, shorter()) == Total(touched=1, moved=1, sooner=1, later=0, unknown=0)


def test_a_look_at_a_case_through_its_terms_is_written_down_once(amina: User, case: Case, term: Term) -> None:
    counted = counted_by_law(
        "tc392_other", "2026-10-05", "иск", rule_book(timezone.localdate()), timezone.localdate()
    )
    actions.set_term(case, counted, Said(2), by=amina, at=timezone.now())
    before = Reading.objects.filter(verb="case.read").count()
    assert len(source().lines(amina, shorter(), "").lines) == 2
    assert Reading.objects.filter(verb="case.read").count() == before + 1


def test_only_whoever_may_see_the_case_sees_its_term(
    amina: User, farida: User, erkin: User, term: Term
) -> None:
    term.case.refresh_from_db()
    actions.bar_colleague(term.case, farida, Said(2), by=amina, at=timezone.now())
    assert source().lines(farida, shorter(), "").lines == []
    assert source().lines(erkin, shorter(), "").lines == []
    assert not source().may_list(erkin)


def test_that_of_an_erased_person_is_not_listed(amina: User, farida: User, term: Term) -> None:
    erase_person(term.case.person, by=farida, at=timezone.now())
    assert source().total(amina, shorter()).touched == 0


def test_a_term_that_ended_is_not_listed(amina: User, term: Term) -> None:
    actions.end_term(term, TermState.MET, Said(2), by=amina, at=timezone.now())
    assert source().total(amina, shorter()).touched == 0
