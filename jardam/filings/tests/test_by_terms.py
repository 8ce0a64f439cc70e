"""A day that a term of the case knows is not asked again by its papers."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from jardam.cases.actions import Said, end_term, set_term
from jardam.cases.counting import counted_by_law
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.filings.actions import NotMissed, begin_petition
from jardam.filings.drafted import Drafted, drafted
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.drafting import Figure
from jardam.filings.rules.facts import Source
from jardam.filings.tests.conftest import asked, begun
from jardam.kernel.ids import day_uuid
from jardam.law.queries import rule_book

pytestmark = pytest.mark.django_db
WHY = "Копию вручили без переводчика."


def term_in(case: Case, by: User, days_ago: int, code: str = "koap_30_3") -> Term:
    today = timezone.localdate()
    served = today - timedelta(days=days_ago)
    counted = counted_by_law(code, served.isoformat(), "", rule_book(today), today)
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


def missed(case: Case, by: User, days_ago: int, code: str = "koap_30_3", why: str = WHY) -> Term:
    term = term_in(case, by, days_ago, code)
    case.refresh_from_db()
    return end_term(term, TermState.MISSED, Said(case.revision, why), by=by, at=timezone.now())


def petition(term: Term, by: User, paper_id: UUID | None = None) -> Paper:
    return begin_petition(term, kinds()["RESTORE_TERM"], paper_id or day_uuid(), by=by, at=timezone.now())


def law_of(paper: Paper, by: User) -> Figure:
    return drafted(paper, asked(paper, by)).frame.figures["law"]


def test_a_petition_knows_what_was_missed_why_and_since_when(amina: User, case: Case) -> None:
    missed(case, amina, 40)
    known = made(case, amina, "RESTORE_TERM").known
    assert known["missed_reason"].value == WHY
    assert known["missed_act"].value
    assert known["learned_on"].value == (timezone.localdate() - timedelta(days=40)).isoformat()


def test_a_term_that_was_kept_is_nothing_to_restore(amina: User, case: Case) -> None:
    term_in(case, amina, 1)
    assert "missed_act" not in made(case, amina, "RESTORE_TERM").known


@pytest.mark.parametrize(
    ("code", "norm"),
    [
        ("koap_30_3", "КоАП РФ, ст. 30.3, ч. 2"),
        ("kas_219", "КАС РФ, ст. 219, ч. 5, 7, 8; ст. 95"),
        ("tc392_other", "ТК РФ, ст. 392, ч. 5"),
        ("gpk_appeal", "ГПК РФ, ст. 112"),
    ],
)
def test_a_petition_cites_the_one_norm_of_the_term_that_was_missed(
    amina: User, case: Case, code: str, norm: str
) -> None:
    paper = petition(missed(case, amina, 200, code), amina)
    assert law_of(paper, amina).text == norm
    assert [row.code for row in drafted(paper, asked(paper, amina)).worked.rows] != ["documents.restore_term"]


def test_where_no_term_says_which_norm_all_stand_marked(amina: User, case: Case) -> None:
    law = law_of(begun(case, amina, "RESTORE_TERM"), amina)
    assert law.text.count(";") == 2
    assert law.is_doubtful


def test_a_petition_is_about_the_term_for_which_it_was_begun(amina: User, case: Case) -> None:
    first, _last = missed(case, amina, 200, "kas_219", "Не перевели."), missed(case, amina, 40)
    paper = petition(first, amina)
    assert petition(first, amina, paper.pk) == paper  # a second click
    known = drafted(paper, asked(paper, amina)).known
    assert known["missed_reason"].value == "Не перевели."
    assert "КАС" in law_of(paper, amina).text
    assert (
        made(case, amina, "RESTORE_TERM").known["missed_reason"].value == WHY
    )  # nobody said which: the last


def test_a_term_that_still_runs_begins_no_petition(amina: User, case: Case) -> None:
    with pytest.raises(NotMissed):
        petition(term_in(case, amina, 1), amina)
    assert not Paper.objects.filter(case=case).exists()
