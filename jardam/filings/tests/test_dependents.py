"""A change of the law lists the numbers of papers that were sent, and nobody learns more by it than they may."""

from datetime import date

import pytest
from django.utils import timezone

from jardam.cases.models import Barred, Case
from jardam.centres.models import User
from jardam.filings.actions import Filled, Sending, fill_paper, send_paper
from jardam.filings.models import Figure, Paper
from jardam.filings.rules.states import Way
from jardam.filings.sealing import counted_of
from jardam.filings.tests.conftest import FACTS, begun, read_by
from jardam.law.dependents import source_named
from jardam.law.models import Use
from jardam.law.queries import rule_book
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn, outcome, turn_of
from jardam.law.rules.confidence import Confidence

pytestmark = pytest.mark.django_db
CODE = "state_duties.worker_claim"
MONTHS = "2026-07;45000.00;2026-08-15\n2026-08;45000.00;2026-09-15"


@pytest.fixture
def sent(amina: User, case: Case) -> Paper:
    paper = begun(case, amina, "WAGE_CLAIM")
    paper = fill_paper(paper, Filled(0, 1, {**FACTS, "debt_months": MONTHS}), by=amina, at=timezone.now())
    today = timezone.localdate()
    going = Sending(Way.IN_PERSON, today, today, read_by(paper, amina), is_filled_by_hand=True)
    return send_paper(paper, going, by=amina, at=timezone.now())


def dearer() -> Turn:
    today = timezone.localdate()
    book = rule_book(today)
    grounds = Grounds("law", "-", Confidence.SEEN_IN_SOURCE, today, today)
    proposal = Proposal(Act.NEW_PERIOD, CODE, value="300", starts_on=date(2026, 1, 1))
    return turn_of(book, outcome(proposal, grounds, book))


def test_every_number_of_what_was_sent_has_its_rule_and_its_rows(sent: Paper) -> None:
    figures = list(Figure.objects.filter(paper=sent).order_by("number"))
    named = [counted_of(figure, sent.case.person.key) for figure in figures]
    assert [(one.name, one.reckoned.calculator) for one in named] == [
        ("2026-07", "late-pay"),
        ("2026-08", "late-pay"),
        ("duty", "duty"),
    ]
    used = Use.objects.filter(dependence__key__in=[figure.pk for figure in figures])
    assert {CODE} <= set(used.values_list("code", flat=True))


def test_a_change_lists_what_it_moves_with_before_and_after(amina: User, sent: Paper) -> None:
    source = source_named("PAPER")
    assert source is not None
    total = source.total(amina, dearer())
    assert (total.touched, total.moved) == (1, 1)
    (line,) = source.lines(amina, dearer(), "").lines
    assert (line.within, "300" in line.after) == (sent.case_id, True)


def test_whoever_is_barred_from_the_case_sees_no_line(amina: User, farida: User, sent: Paper) -> None:
    source = source_named("PAPER")
    assert source is not None
    Barred.objects.create(
        centre_id=sent.centre_id, case=sent.case, user=farida, barred_on=timezone.localdate(), barred_by=amina
    )
    assert source.lines(farida, dearer(), "").lines == []
