"""Papers as a colleague meets them: begun out of a case, filled in once, sent, answered; and hidden from others."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.changes import contact_of, with_address
from jardam.desk.tests.casework import opened
from jardam.filings.actions import Entered, add_authority
from jardam.filings.dependents import FIGURE
from jardam.filings.models import Paper
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.kinds import Addressee
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.law.dependents import Line

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NAME = "Саидов Рустам"
FACTS = {
    "applicant_address": "Москва, ул. Лесная, 5",
    "employer_name": "ООО «Стройка»",
    "employer_address": "Москва, ул. Новая, 1",
    "position": "каменщик",
    "circumstances": "Зарплату не платят с июля.\nОбещают каждую неделю.",
    "debt_period": "июль 2026 г.",
    "debt_sum": "45000.00",
    "requests": "Провести проверку.\nСообщить о результатах.",
}
INSPECTORATE = Entered(
    Addressee.LABOUR_INSPECTORATE, "RU-MOW", "Инспекция труда", "Москва, 1", "mos.ru", Checked.OFFICIAL
)


@pytest.fixture
def case(amina: User) -> Iterator[Case]:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    return opened(amina)


@pytest.fixture
def browser(signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


def begun(browser: Client, case: Case, kind: str = "INSPECTORATE_COMPLAINT") -> Paper:
    add = reverse("desk:case_paper_add", args=[case.pk])
    paper_id = day_uuid()
    answer = browser.post(add, {"paper_id": paper_id, "kind": kind})
    assert answer.status_code == 302, answer.content.decode()
    with for_centre(case.centre_id):
        return Paper.objects.select_related("case").get(pk=paper_id)


def at(name: str, paper: Paper, *more: str) -> str:
    return reverse(f"desk:{name}", args=[paper.case_id, paper.pk, *more])


def filled(browser: Client, paper: Paper, by: User, **other: object) -> None:
    with for_centre(paper.centre_id):
        authority = add_authority(INSPECTORATE, by=by, at=timezone.now())
    typed = {"seen_sheet": 0, "seen_paper": 1, "applicant_name": NAME, **FACTS, "authority": authority.pk}
    typed |= {"annexes": ["payslips"], "more": "", **other}
    answer = browser.post(at("case_paper_fill", paper), typed)
    assert answer.status_code == 302, answer.content.decode()


def sent(browser: Client, paper: Paper, **other: object) -> object:
    typed = {"seen_sheet": 1, "seen_paper": 2, "way": "POST", "sent_on": timezone.localdate(), **other}
    return browser.post(at("case_paper_send", paper), typed)


def test_a_paper_begins_in_its_case_and_lists_what_is_missing(browser: Client, case: Case) -> None:
    paper = begun(browser, case)
    shown = browser.get(at("case_paper", paper)).content.decode()
    assert "Name of the employer" in shown
    assert paper.kind not in shown
    listed = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert at("case_paper", paper) in listed
    assert "Complaint to the labour inspectorate" in listed


def test_the_words_that_are_suggested_are_marked_as_such(browser: Client, case: Case) -> None:
    page = browser.get(at("case_paper_fill", begun(browser, case))).content.decode()
    assert "Провести проверку изложенных обстоятельств." in page


def test_a_filled_paper_goes_and_stays(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    assert sent(browser, paper).status_code == 302  # type: ignore[attr-defined]
    first = browser.get(at("case_paper_file", paper, "pdf")).content
    assert first.startswith(b"%PDF")
    assert browser.get(at("case_paper_file", paper, "pdf")).content == first
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "45 000 (сорок пять тысяч) рублей 00 копеек" in page
    assert browser.get(at("case_paper_fill", paper)).status_code == 302


def test_a_later_fact_says_what_differs(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    sent(browser, paper)
    other = begun(browser, case)
    filled(browser, other, amina, seen_sheet=1, debt_sum="50000")
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "45 000 (сорок пять тысяч)" in page
    assert "50 000 (пятьдесят тысяч)" in page


def test_gaps_are_not_sent_unsaid(browser: Client, case: Case) -> None:
    paper = begun(browser, case)
    refused = sent(browser, paper, seen_sheet=0, seen_paper=1)
    assert refused.status_code == 422  # type: ignore[attr-defined]
    taken = sent(browser, paper, seen_sheet=0, seen_paper=1, is_filled_by_hand="on")
    assert taken.status_code == 302  # type: ignore[attr-defined]


def test_an_answer_ends_the_clock_and_what_comes_next_is_proposed(
    browser: Client, case: Case, amina: User
) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    sent(browser, paper)
    told = {"answered_on": timezone.localdate(), "number": "77/1", "text": "Нарушений не найдено"}
    assert browser.post(at("case_paper_answer", paper), told).status_code == 302
    page = browser.get(at("case_paper", paper)).content.decode()
    plan = f"{reverse('desk:case_next', args=[case.pk])}?plan={paper.kind}"
    assert all(words in page for words in ("Нарушений не найдено", plan))
    assert "answer did not help" in browser.get(plan).content.decode()


def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    browser: Client, case: Case, amina: User
) -> None:
    paper = begun(browser, case)
    typed = {"seen_sheet": 0, "seen_paper": 1, **FACTS, "debt_sum": "много", "more": ""}
    answer = browser.post(at("case_paper_fill", paper), typed)
    assert answer.status_code == 422
    assert FACTS["employer_address"] in answer.content.decode()


def test_whoever_is_behind_sees_what_they_typed(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    typed = {"seen_sheet": 0, "seen_paper": 1, **FACTS, "position": "грузчик", "more": ""}
    answer = browser.post(at("case_paper_fill", paper), typed)
    assert answer.status_code == 409
    assert "грузчик" in answer.content.decode()


def test_a_day_to_come_is_refused(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    tomorrow = timezone.localdate() + timedelta(days=2)
    assert sent(browser, paper, sent_on=tomorrow).status_code == 422  # type: ignore[attr-defined]


def test_nobody_else_learns_of_it(
    signed_in: SignIn, browser: Client, case: Case, chen: User, bayani: User
) -> None:
    paper = begun(browser, case)
    for stranger in (chen, bayani):
        other = signed_in(stranger)
        for name in ("case_paper", "case_paper_fill", "case_paper_send"):
            assert other.get(at(name, paper)).status_code == 404


def test_a_draft_thrown_away_is_off_the_list(browser: Client, case: Case) -> None:
    paper = begun(browser, case)
    assert browser.post(at("case_paper_drop", paper), {"text": ""}).status_code == 302
    assert at("case_paper", paper) not in browser.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_a_number_that_the_law_moves_leads_to_its_case(case: Case) -> None:
    line = Line(day_uuid(), "1", "45 000", "50 000", moved=True, within=case.pk)
    assert with_address(FIGURE, line).url == reverse("desk:case", args=[case.pk])
    assert contact_of(FIGURE, line) is None
