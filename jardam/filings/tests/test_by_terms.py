"""A day that a term of the case knows is not asked again by its papers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jardam.cases.actions import Said, end_term, set_term
from jardam.cases.counting import counted_by_law
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.filings.drafted import Drafted, drafted
from jardam.filings.rules.facts import Source
from jardam.filings.tests.conftest import asked, begun
from jardam.law.queries import rule_book

pytestmark = pytest.mark.django_db
WHY = "Копию вручили без переводчика."


def term_in(case: Case, by: User, days_ago: int) -> Term:
    today = timezone.localdate()
    served = today - timedelta(days=days_ago)
    counted = counted_by_law("koap_30_3", served.isoformat(), "", rule_book(today), today)
    case.refresh_from_db()
    return set_term(case, counted, Said(case.revision), by=by, at=timezone.now())


def made(case: Case, by: User, kind: str) -> Drafted:
    paper = begun(case, by, kind)
    return drafted(paper, asked(paper, by))


def test_the_day_of_service_comes_from_the_term(amina: User, case: Case) -> None:
    term_in(case, amina, 40)
    term_in(case, amina, 1)
    known = made(case, amina, "EXPULSION_APPEAL").known["decision_served"]
    assert (known.value, known.source) == (
        (timezone.localdate() - timedelta(days=1)).isoformat(),
        Source.TERM,
    )


def test_a_petition_knows_what_was_missed_why_and_since_when(amina: User, case: Case) -> None:
    term = term_in(case, amina, 40)
    case.refresh_from_db()
    end_term(term, TermState.MISSED, Said(case.revision, WHY), by=amina, at=timezone.now())
    known = made(case, amina, "RESTORE_TERM").known
    assert known["missed_reason"].value == WHY
    assert known["missed_act"].value
    assert known["learned_on"].value == (timezone.localdate() - timedelta(days=40)).isoformat()


def test_a_term_that_was_kept_is_nothing_to_restore(amina: User, case: Case) -> None:
    term_in(case, amina, 1)
    assert "missed_act" not in made(case, amina, "RESTORE_TERM").known
