"""What the centre waits for: whoever is late stands first, and nobody sees a paper of a case that they may not see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases.actions import Said, set_term
from jardam.cases.counting import set_by_us
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.paperwork import waiting as page
from jardam.desk.tests.casework import opened
from jardam.filings.actions import begin_paper
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState, Way
from jardam.kernel.ids import day_uuid

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
URL = "desk:papers_waiting"


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


def sent(case: Case, by: User, days_left: int) -> Paper:
    """A complaint that went two months ago; an answer is due in so many days."""
    now, today = timezone.now(), timezone.localdate()
    with for_centre(by.centre_id):
        paper = begin_paper(case, kinds()["INSPECTORATE_COMPLAINT"], day_uuid(), by=by, at=now)
        case.refresh_from_db()
        due = set_by_us(today + timedelta(days=days_left), "ответ")
        went = {"state": PaperState.SENT.value, "sent_on": today - timedelta(days=60), "way": Way.POST.value}
        went |= {"term": set_term(case, due, Said(case.revision), by=by, at=now)}
        Paper.objects.filter(pk=paper.pk).update(
            **went, sealed_sent=b"sealed", sealed_pdf=b"sealed", sealed_docx=b"sealed"
        )
        case.refresh_from_db()
    return paper


def shown(browser: Client, **asked: str) -> str:
    return browser.get(reverse(URL), asked).content.decode()


def link(paper: Paper) -> str:
    return reverse("desk:case_paper", args=[paper.case_id, paper.pk])


def test_late_ones_stand_first(signed_in: SignIn, amina: User, case: Case) -> None:
    fresh, late = sent(case, amina, 20), sent(case, amina, -30)
    told = shown(signed_in(amina))
    assert -1 < told.index(link(late)) < told.index(link(fresh))
    assert f"sent on {timezone.localdate() - timedelta(days=60):%d.%m.%Y}" in told


def test_what_was_answered_waits_no_more_and_is_counted(signed_in: SignIn, amina: User, case: Case) -> None:
    paper, never = sent(case, amina, -30), sent(case, amina, -20)
    came = {"state": PaperState.ANSWERED.value, "answered_on": timezone.localdate()}
    with for_centre(amina.centre_id):
        Paper.objects.filter(pk=paper.pk).update(**came, sealed_answer=b"sealed")
    browser = signed_in(amina)
    told = shown(browser)
    assert link(paper) not in told
    assert link(never) in told
    (row,) = browser.get(reverse(URL)).context["page"].answered
    assert (row.sent, row.in_time, row.late, row.never) == (2, 0, 1, 1)


def test_only_one_s_own_and_only_of_one_authority(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    paper = sent(case, amina, 1)
    assert link(paper) in shown(signed_in(amina), whose="OWN")
    assert link(paper) not in shown(signed_in(farida), whose="OWN")
    assert link(paper) in shown(signed_in(farida), addressee="LABOUR_INSPECTORATE")
    assert link(paper) not in shown(signed_in(farida), addressee="PROSECUTOR")


def test_another_centre_waits_for_nothing(signed_in: SignIn, amina: User, chen: User, case: Case) -> None:
    paper = sent(case, amina, 1)
    assert link(paper) not in shown(signed_in(chen))


def test_it_goes_on_where_the_page_ended(
    signed_in: SignIn, amina: User, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PAGE_ROWS", 2)
    papers = [sent(case, amina, days) for days in (-30, 0, 3)]
    browser = signed_in(amina)
    first = browser.get(reverse(URL), {"whose": "OWN"})
    rest = browser.get(first.context["page"].more_url).content.decode()
    assert "whose=OWN" in first.context["page"].more_url
    assert [link(paper) in first.content.decode() for paper in papers] == [True, True, False]
    assert [link(paper) in rest for paper in papers] == [False, False, True]


def test_more_papers_cost_no_more_statements(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    sent(case, amina, 1)
    shown(browser)
    counts = []
    for days in (2, 3, 4):
        sent(case, amina, days)
        with CaptureQueriesContext(connection) as asked:
            shown(browser)
        counts.append(len(asked))
    assert len(set(counts)) == 1
