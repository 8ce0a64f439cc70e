"""Whether an authority is late, what then follows, and what sending keeps and tells."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jardam.cases.actions import Said, set_term
from jardam.cases.counting import set_by_us
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.actions import open_claim
from jardam.claims.models import Dealing
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.facts import Who
from jardam.filings.actions import send_paper
from jardam.filings.queries import hand_in_by
from jardam.filings.reading import kinds
from jardam.filings.rules.lateness import Awaited, Outcome, days_late, is_onward_wanted, next_clock_begins
from jardam.filings.rules.states import PaperMoved, PaperState
from jardam.filings.tests.conftest import begun
from jardam.filings.tests.test_papers import send, sending

TODAY = date(2026, 11, 23)
near = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days))


@given(st.sampled_from(PaperState), st.none() | near, st.none() | near, st.none() | st.sampled_from(Outcome))
def test_nobody_is_late_before_the_day_is_over_and_a_clock_begins_only_where_one_goes_on(
    state: PaperState, due_on: date | None, answered_on: date | None, outcome: Outcome | None
) -> None:
    one = Awaited(state, due_on, answered_on, outcome)
    late = days_late(one, TODAY)
    assert (late > 0) == (state is PaperState.SENT and due_on is not None and due_on < TODAY)
    begins = next_clock_begins(one, TODAY)
    if late:
        assert begins == due_on + timedelta(1)  # type: ignore[operator]
        assert is_onward_wanted(one, TODAY)
    if state is PaperState.ANSWERED:
        assert is_onward_wanted(one, TODAY) == (outcome is not Outcome.HELPED)


def running(case: Case, by: User, code: str, due_on: date) -> Term:
    case.refresh_from_db()
    term = set_term(case, set_by_us(due_on, "срок"), Said(case.revision), by=by, at=timezone.now())
    Term.objects.filter(pk=term.pk).update(code=code)
    return term


@pytest.mark.django_db
@pytest.mark.parametrize(
    "days, code, state",
    [
        (9, "tc392_wages", TermState.MET),
        (-1, "tc392_wages", TermState.OPEN),
        (9, "koap_30_3", TermState.OPEN),
    ],
)
def test_sending_ends_the_ticked_term_that_it_keeps_in_time(
    amina: User, case: Case, days: int, code: str, state: TermState
) -> None:
    term = running(case, amina, code, timezone.localdate() + timedelta(days))
    paper = begun(case, amina, "WAGE_CLAIM")
    send(paper, amina, is_filled_by_hand=True, kept_terms=[term.pk])
    term.refresh_from_db()
    assert term.state == state


@pytest.mark.django_db
def test_the_day_to_hand_a_paper_in_is_the_first_that_is_not_over(amina: User, case: Case) -> None:
    today, kind = timezone.localdate(), kinds()["WAGE_CLAIM"]
    assert hand_in_by(case, kind, today) is None
    for days in (-1, 9, 4):
        running(case, amina, "tc392_wages", today + timedelta(days))
    running(case, amina, "koap_30_3", today + timedelta(1))
    assert hand_in_by(case, kind, today) == today + timedelta(4)


@pytest.mark.django_db
def test_a_term_that_nobody_ticked_runs_on(amina: User, case: Case) -> None:
    term = running(case, amina, "tc392_wages", timezone.localdate() + timedelta(9))
    send(begun(case, amina, "WAGE_CLAIM"), amina, is_filled_by_hand=True)
    term.refresh_from_db()
    assert term.is_open


@pytest.mark.django_db
def test_the_claim_behind_a_paper_learns_of_it_once(amina: User, case: Case) -> None:
    case.refresh_from_db()
    open_claim(case, Who(employer="Стройка"), Said(case.revision), by=amina, at=timezone.now())
    paper = begun(case, amina)
    told = sending(paper, is_filled_by_hand=True)
    send_paper(paper, told, by=amina, at=timezone.now())
    with pytest.raises(PaperMoved):
        send_paper(paper, told, by=amina, at=timezone.now())
    (dealing,) = Dealing.objects.all()
    assert (dealing.kind, dealing.happened_on) == (DealingKind.COMPLAINT, told.sent_on)
