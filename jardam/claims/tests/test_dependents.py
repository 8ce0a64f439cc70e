"""A change of the law lists the claims that rest on it, before and after, to whoever may see the case."""

from datetime import date

import pytest
from django.utils import timezone

from jardam.cases.actions import Closing, bar_colleague, close_case, end_term
from jardam.cases.models import Term
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.claims.tests.conftest import WORK, say, seen
from jardam.contacts.rules.reference import spoken
from jardam.law.dependents import Source, source_named
from jardam.law.queries import rule_book
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn, outcome, turn_of
from jardam.law.rules.confidence import Confidence

pytestmark = pytest.mark.django_db


def another_rate() -> Turn:
    """The key rate rises in September."""
    today = timezone.localdate()
    book = rule_book(today)
    grounds = Grounds("law", "-", Confidence.SEEN_IN_SOURCE, today, today)
    proposal = Proposal(Act.NEW_PERIOD, "key_rate", value="40", starts_on=date(2026, 11, 1))
    return turn_of(book, outcome(proposal, grounds, book))


def source() -> Source:
    found = source_named("CLAIM")
    assert found is not None
    return found


def test_the_claim_stands_there_with_before_and_after(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    (line,) = source().lines(amina, another_rate(), "").lines
    assert (line.key, line.within, line.name) == (claim.pk, claim.case_id, spoken(claim.case.reference))
    assert line.moved
    assert line.before != line.after
    assert source().total(amina, another_rate()).touched == 1


def test_only_whoever_may_see_the_case_sees_its_claim(
    claim: Claim, amina: User, farida: User, erkin: User
) -> None:
    say(claim, WORK, amina)
    bar_colleague(claim.case, farida, seen(claim.case), by=amina, at=timezone.now())
    assert source().lines(farida, another_rate(), "").lines == []
    assert not source().may_list(erkin)


def test_that_of_a_closed_case_is_not_listed(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    end_term(Term.objects.get(), TermState.MET, seen(claim.case), by=amina, at=timezone.now())
    close_case(claim.case, Closing(Ending.ACHIEVED, seen(claim.case)), by=amina, at=timezone.now())
    assert source().total(amina, another_rate()).touched == 0
