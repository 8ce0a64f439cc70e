"""What a paper that went leads to: the next instance when nobody answers in time, and the terms that it keeps."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.cases.actions import Said, set_term
from jardam.cases.counting import set_by_us
from jardam.cases.models import Case, Term
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.desk.tests.test_papers import at, begun, filled, sent
from jardam.filings.models import Paper
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(amina: User) -> Case:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    return opened(amina)


@pytest.fixture
def browser(signed_in: Callable[[User], Client], amina: User) -> Client:
    return signed_in(amina)


def test_an_authority_that_is_late_is_not_our_missed_term_and_the_next_instance_begins_from_there(
    browser: Client, case: Case, amina: User
) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    sent(browser, paper, sent_on=timezone.localdate() - timedelta(days=90))
    shown = browser.get(at("case_paper", paper)).content.decode()
    assert "days late" in shown
    add = reverse("desk:case_paper_add", args=[case.pk]) + "?kind=PROSECUTOR_COMPLAINT"
    assert add in shown
    assert '<option value="PROSECUTOR_COMPLAINT" selected' in browser.get(add).content.decode()
    with for_centre(case.centre_id):
        term = Paper.objects.select_related("term").get(pk=paper.pk).term
    assert term is not None
    clock = reverse("desk:case_term_add", args=[case.pk]) + f"?kind=kas_219&after={paper.pk}"
    page = browser.get(clock).content.decode()
    assert '<option value="kas_219" selected' in page
    assert f'value="{(term.due_on + timedelta(1)).isoformat()}"' in page
    end = reverse("desk:case_term_end", args=[case.pk, term.pk]) + "?state=SILENT"
    page = browser.get(end).content.decode()
    assert '<option value="SILENT" selected' in page
    assert 'value="MISSED"' not in page


@pytest.mark.parametrize("outcome, is_offered", [("HELPED", False), ("PARTLY", True), ("REFUSED", True)])
def test_after_an_answer_that_helped_nothing_is_pushed(
    browser: Client, case: Case, amina: User, outcome: str, *, is_offered: bool
) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    sent(browser, paper)
    told = {"answered_on": timezone.localdate(), "number": "", "outcome": outcome, "text": "ответ"}
    assert browser.post(at("case_paper_answer", paper), told).status_code == 302
    shown = browser.get(at("case_paper", paper)).content.decode()
    assert ("?kind=PROSECUTOR_COMPLAINT" in shown) == is_offered


def test_that_nobody_answered_is_said_on_my_day(browser: Client, case: Case) -> None:
    paper = begun(browser, case)
    sent(browser, paper, is_filled_by_hand="on")
    day = reverse("desk:my_day")
    assert "No answer since" not in browser.get(day).content.decode()
    with for_centre(case.centre_id):
        over = timezone.localdate() - timedelta(days=1)
        Term.objects.filter(pk=Paper.objects.get(pk=paper.pk).term_id).update(due_on=over)
    shown = browser.get(day).content.decode()
    assert f"No answer since {over:%d.%m.%Y}" in shown
    assert at("case_paper", paper) in shown


def test_an_address_that_names_nonsense_begins_nothing(browser: Client, case: Case) -> None:
    for query in ({"kind": "nonsense", "after": "x"}, {"kind": "\0", "after": str(day_uuid())}):
        for name in ("case_term_add", "case_paper_add"):
            page = browser.get(reverse(f"desk:{name}", args=[case.pk]), query)
            assert page.status_code == 200
            assert " selected" not in page.content.decode().replace('<option value="" selected', "")


def test_a_paper_that_went_too_late_leads_to_the_missed_term(
    browser: Client, case: Case, amina: User
) -> None:
    with for_centre(case.centre_id):
        case.refresh_from_db()
        yesterday = timezone.localdate() - timedelta(days=1)
        term = set_term(case, set_by_us(yesterday, "суд"), Said(case.revision), by=amina, at=timezone.now())
        Term.objects.filter(pk=term.pk).update(code="tc392_wages")
    paper = begun(browser, case, "WAGE_CLAIM")
    shown = browser.get(at("case_paper_send", paper)).content.decode()
    assert f'value="{term.pk}"' in shown
    answer = sent(browser, paper, is_filled_by_hand="on", kept_terms=[str(term.pk)])
    end = reverse("desk:case_term_end", args=[case.pk, term.pk])
    assert answer.headers["Location"] == f"{end}?state=MISSED"  # type: ignore[attr-defined]
    with for_centre(case.centre_id):
        assert Term.objects.get(pk=term.pk).is_open
