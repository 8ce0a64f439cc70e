"""Papers as a colleague meets them: begun out of a case, filled in once, sent, answered; and hidden from others."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pikepdf import Pdf

from jardam.audit.models import Reading
from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims import actions as claiming
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.database.scope import for_centre
from jardam.desk.changes import contact_of, with_address
from jardam.desk.tests.casework import opened
from jardam.exhibits.models import Exhibit
from jardam.exhibits.scanning import Scan
from jardam.filings.actions import Entered, add_authority
from jardam.filings.dependents import FIGURE
from jardam.filings.models import Paper
from jardam.filings.reading import facts, kinds
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.kinds import Addressee
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.law.dependents import Line
from jardam.law.queries import rule_book
from jardam.people.actions import change_identity, say_about_consent
from jardam.people.actions.consents import Said as SaidOfConsent
from jardam.people.rules.consent import Act, Purpose, Receiver, ReceiverKind
from jardam.people.rules.identity import Identity
from tests.brought import pdf, photo

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
    """As the page stands when it is opened, unless ``other`` says what was read."""
    shown = browser.get(at("case_paper_send", paper)).content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', shown)
    typed = {"seen": seen and seen[1], "way": "POST", "sent_on": timezone.localdate(), **other}
    return browser.post(at("case_paper_send", paper), typed)


def test_a_paper_begins_in_its_case_and_lists_what_is_missing(browser: Client, case: Case) -> None:
    paper = begun(browser, case)
    shown = browser.get(at("case_paper", paper)).content.decode()
    assert "Name of the employer" in shown
    assert paper.kind not in shown
    listed = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert at("case_paper", paper) in listed
    assert "Complaint to the labour inspectorate" in listed


def test_a_form_with_the_id_of_another_case_s_paper_is_refused_and_tells_nothing_of_it(
    browser: Client, case: Case, amina: User
) -> None:
    theirs = begun(browser, opened(amina), "WAGE_CLAIM")
    typed = {"paper_id": theirs.pk, "kind": "INSPECTORATE_COMPLAINT"}
    answer = browser.post(reverse("desk:case_paper_add", args=[case.pk]), typed, follow=True)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "The page is broken. Reload it." in shown
    assert str(theirs.pk) not in shown
    assert at("case_paper", theirs) not in browser.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_what_is_sent_stands_on_the_page_that_sends_it(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    with for_centre(case.centre_id):
        before = Reading.objects.filter(verb="paper.read").count()
    page = browser.get(at("case_paper_send", paper)).content.decode()
    for word in ("Инспекция труда", NAME, "Обещают каждую неделю.", "45 000", "Сообщить о результатах."):
        assert word in page
    with for_centre(case.centre_id):
        assert Reading.objects.filter(verb="paper.read").count() == before + 1


def test_the_words_of_a_court_paper_show_its_reckoning_too(browser: Client, case: Case, amina: User) -> None:
    claimed(case, amina)
    page = browser.get(at("case_paper_send", begun(browser, case, "WAGE_CLAIM"))).content.decode()
    assert "<td>" in page


def test_what_taking_a_claim_forgets_is_said_before_it_is_taken(
    browser: Client, case: Case, amina: User
) -> None:
    warning = "Taking the facts of a claim forgets these days and sums"
    claimed(case, amina)
    claimed(case, amina, "Склад")
    paper = begun(browser, case)
    assert warning not in browser.get(at("case_paper", paper)).content.decode()
    filled(browser, paper, amina)
    page = browser.get(at("case_paper", paper)).content.decode()
    assert warning in page
    told = page[page.index(warning) :]
    assert "45 000" in told[: told.index("</ul>")]
    assert "июль 2026" in told[: told.index("</ul>")]


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
    refused = sent(browser, paper)
    assert refused.status_code == 422  # type: ignore[attr-defined]
    taken = sent(browser, paper, is_filled_by_hand="on")
    assert taken.status_code == 302  # type: ignore[attr-defined]


def test_an_answer_ends_the_clock_and_what_comes_next_is_proposed(
    browser: Client, case: Case, amina: User
) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    sent(browser, paper)
    told = {
        "answered_on": timezone.localdate(),
        "number": "77/1",
        "outcome": "REFUSED",
        "text": "Нарушений не найдено",
    }
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


def test_a_paper_that_is_too_long_is_not_sent_and_nothing_typed_is_lost(
    browser: Client, case: Case, amina: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    monkeypatch.setattr("jardam.papers.printing.MOST_CHARACTERS", 10)
    answer = sent(browser, paper, number="РПО 80093", text="отдал лично")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    shown = answer.content.decode()  # type: ignore[attr-defined]
    assert all(words in shown for words in ("more words than one paper takes", "РПО 80093", "отдал лично"))


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


def claimed(case: Case, by: User, employer: str = "Стройка") -> Claim:
    now = timezone.now()
    with for_centre(case.centre_id):
        case.refresh_from_db()
        claim = claiming.open_claim(case, Who(employer), Said(case.revision), by=by, at=now)
    return say(claim, "62000", by)


def say(claim: Claim, of_july: str, by: User) -> Claim:
    now = timezone.now()
    work = {"way": "MONTHLY", "rate": "60000", "month": [{"month": "2026-07", "sum": of_july}]}
    with for_centre(claim.centre_id):
        claim.case.refresh_from_db()
        book = rule_book(timezone.localdate())
        return claiming.say_work(claim, work, book, Said(claim.case.revision), by=by, at=now)


def test_a_claim_that_says_something_else_is_taken_over_by_one_button(
    browser: Client, case: Case, amina: User
) -> None:
    claim = claimed(case, amina)
    paper = begun(browser, case, "WAGE_CLAIM")
    assert "The claim says something else now" not in browser.get(at("case_paper", paper)).content.decode()
    say(claim, "70000", amina)
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "The claim says something else now" in page
    assert "62 000 (шестьдесят две тысячи)" in page
    assert "70 000 (семьдесят тысяч)" in page
    answer = browser.post(at("case_paper_claim", paper), {"claim": claim.pk, "seen_paper": 1})
    assert answer.status_code == 302
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "The claim says something else now" not in page
    assert "62 000 (шестьдесят две тысячи)" not in page


def test_each_number_leads_to_its_facts_and_its_rule(browser: Client, case: Case, amina: User) -> None:
    claim = claimed(case, amina)
    page = browser.get(at("case_paper", begun(browser, case, "WAGE_CLAIM"))).content.decode()
    assert reverse("desk:claim", args=[case.pk, claim.pk]) in page
    assert reverse("desk:parameter", args=["deadlines.tc392_wages"]) in page


def test_what_usually_follows_in_the_claim_is_offered_where_its_paper_went(
    browser: Client, case: Case, amina: User
) -> None:
    claim = claimed(case, amina)
    paper = begun(browser, case, "WAGE_CLAIM")
    money = reverse("desk:claim_money", args=[case.pk, claim.pk]) + "?column=CLAIMED"
    assert money not in browser.get(at("case_paper", paper)).content.decode()
    sent(browser, paper, is_filled_by_hand="on")
    assert money in browser.get(at("case_paper", paper)).content.decode()


def test_of_several_claims_one_is_chosen(browser: Client, case: Case, amina: User) -> None:
    claimed(case, amina)
    other = claimed(case, amina, "Склад")
    paper = begun(browser, case)
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "Take the facts of the claim: Склад" in page
    browser.post(at("case_paper_claim", paper), {"claim": other.pk, "seen_paper": 1})
    assert 'value="Склад"' in browser.get(at("case_paper_fill", paper)).content.decode()


def test_a_claim_of_another_case_is_not_taken(browser: Client, case: Case, amina: User) -> None:
    theirs = claimed(opened(amina), amina, "Чужая стройка")
    paper = begun(browser, case)
    answer = browser.post(at("case_paper_claim", paper), {"claim": theirs.pk, "seen_paper": 1}, follow=True)
    assert "The page is broken. Reload it." in answer.content.decode()
    assert "Чужая стройка" not in answer.content.decode()


def test_a_choice_on_an_older_page_changes_nothing(browser: Client, case: Case, amina: User) -> None:
    claim = claimed(case, amina)
    paper = begun(browser, case)
    filled(browser, paper, amina)
    browser.post(at("case_paper_claim", paper), {"claim": claim.pk, "seen_paper": 1})
    assert "45 000 (сорок пять тысяч)" in browser.get(at("case_paper", paper)).content.decode()


def brought(browser: Client, case: Case, content: bytes, caption: str) -> Exhibit:
    file = SimpleUploadedFile("IMG_0.jpg", content)
    typed = {"batch": day_uuid(), "kind": "PASS", "caption": caption, "brought": [file]}
    assert browser.post(reverse("desk:case_exhibit_add", args=[case.pk]), typed).status_code == 302
    with for_centre(case.centre_id):
        return Exhibit.objects.latest("number")


def dropped(browser: Client, file: Exhibit) -> None:
    drop = reverse("desk:case_exhibit_drop", args=[file.case_id, file.pk])
    assert browser.post(drop, {"seen": file.revision, "text": "чужой"}).status_code == 302


def pages_of(browser: Client, paper: Paper) -> int:
    with Pdf.open(BytesIO(browser.get(at("case_paper_file", paper, "bundle")).content)) as bundle:
        return len(bundle.pages)


def test_files_of_the_case_are_ticked_named_with_their_sheets_and_printed_behind(
    browser: Client, case: Case, amina: User
) -> None:
    chosen, other = brought(browser, case, photo(), "пропуск"), brought(browser, case, pdf(), "чужая справка")
    paper = begun(browser, case)
    assert "пропуск" in browser.get(at("case_paper_fill", paper)).content.decode()
    alone = pages_of(browser, paper)
    filled(browser, paper, amina, exhibits=[chosen.pk])
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "пропуск (на 1 л.)" in page
    assert "чужая справка" not in page
    assert pages_of(browser, paper) == alone + 1
    assert other.pk != chosen.pk


def test_a_file_taken_out_is_out_of_the_draft_and_stays_in_the_list_of_what_was_sent(
    browser: Client, case: Case, amina: User
) -> None:
    file = brought(browser, case, photo(), "пропуск")
    went, draft = begun(browser, case), begun(browser, case)
    filled(browser, went, amina, exhibits=[file.pk])
    sent(browser, went)
    filled(browser, draft, amina, seen_sheet=1, exhibits=[file.pk])
    first = reverse("desk:case_exhibit_drop", args=[case.pk, file.pk])
    told = browser.get(first).content.decode()
    assert at("case_paper", draft) in told
    assert at("case_paper", went) not in told
    dropped(browser, file)
    assert "пропуск" not in browser.get(at("case_paper", draft)).content.decode()
    page = browser.get(at("case_paper", went)).content.decode()
    assert "пропуск (на 1 л.)" in page
    assert "1 file that was enclosed was taken out of the case since." in page


def test_a_held_file_is_not_offered(browser: Client, case: Case) -> None:
    file = brought(browser, case, photo(), "пропуск")
    with for_centre(case.centre_id):
        Exhibit.objects.filter(pk=file.pk).update(scan=Scan.HELD.value, pages=0)
    paper = begun(browser, case)
    assert "пропуск" not in browser.get(at("case_paper_fill", paper)).content.decode()
    refused = browser.post(
        at("case_paper_fill", paper), {"seen_sheet": 0, "seen_paper": 1, "exhibits": [file.pk]}
    )
    assert refused.status_code in {302, 422}
    assert "пропуск" not in browser.get(at("case_paper", paper)).content.decode()


def test_a_file_that_is_held_since_is_in_no_draft(browser: Client, case: Case, amina: User) -> None:
    file = brought(browser, case, photo(), "пропуск")
    paper = begun(browser, case)
    filled(browser, paper, amina, exhibits=[file.pk])
    assert at("case_paper_file", paper, "bundle") in browser.get(at("case_paper", paper)).content.decode()
    with for_centre(case.centre_id):
        Exhibit.objects.filter(pk=file.pk).update(scan=Scan.HELD.value, pages=0)
    page = browser.get(at("case_paper", paper)).content.decode()
    assert "пропуск" not in page
    assert at("case_paper_file", paper, "bundle") not in page


def test_what_was_typed_into_a_paper_that_went_meanwhile_stays_on_the_page(
    browser: Client, case: Case, amina: User
) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    assert sent(browser, paper).status_code == 302  # type: ignore[attr-defined]
    late = browser.post(
        at("case_paper_fill", paper),
        {"seen_sheet": 1, "seen_paper": 2, **FACTS, "circumstances": "Били дважды"},
    )
    assert late.status_code == 409
    assert "Били дважды" in late.content.decode()
    answer = {
        "answered_on": timezone.localdate(),
        "number": "77/1",
        "outcome": "REFUSED",
        "text": "Отказали устно",
    }
    assert browser.post(at("case_paper_answer", paper), answer).status_code == 302
    again = browser.post(at("case_paper_answer", paper), {**answer, "text": "Отказали письменно"})
    assert (again.status_code, "Отказали письменно" in again.content.decode()) == (409, True)


def test_who_was_overtaken_sees_what_the_colleague_wrote(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    mine = {"seen_sheet": 0, "seen_paper": 1, **FACTS, "position": "", "debt_sum": "70000", "more": ""}
    late = browser.post(at("case_paper_fill", paper), mine)
    shown = late.content.decode()
    assert late.status_code == 409
    assert f"It says now: {FACTS['debt_sum']}" in shown
    assert "70000" in shown


def test_a_day_on_which_less_was_known_says_so_and_may_be_filled_by_hand(
    browser: Client, case: Case, amina: User
) -> None:
    """Of a claim whose month had not begun on the day of sending nothing can be counted."""
    claimed(case, amina)
    paper = begun(browser, case)
    filled(browser, paper, amina, debt_sum="", debt_period="")
    refused = sent(browser, paper, sent_on="2026-01-15")
    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert "Counted to 15.01.2026 this paper has gaps" in refused.content.decode()  # type: ignore[attr-defined]
    taken = sent(browser, paper, sent_on="2026-01-15", is_filled_by_hand="on")
    assert taken.status_code == 302  # type: ignore[attr-defined]


def test_a_paper_does_not_go_to_whom_the_person_said_no(browser: Client, case: Case, amina: User) -> None:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    assert "Nobody has written down yet whether" in browser.get(at("case_paper_send", paper)).content.decode()
    say_consent(case, Act.REFUSED, amina)
    assert "this paper does not go out" in browser.get(at("case_paper_send", paper)).content.decode()
    refused = sent(browser, paper)
    assert refused.status_code == 422
    assert "does not go out until they say otherwise" in refused.content.decode()
    say_consent(case, Act.GIVEN, amina)
    assert sent(browser, paper).status_code == 302


def say_consent(case: Case, act: Act, by: User) -> None:
    """Of every authority a no, of this one a yes."""
    today, is_yes = timezone.localdate(), act is Act.GIVEN
    receiver = Receiver(ReceiverKind.AUTHORITY, INSPECTORATE.name if is_yes else "")
    until = today if is_yes else None
    told = SaidOfConsent(
        day_uuid(),
        act,
        Purpose.AUTHORITY,
        receiver,
        today,
        frozenset({"NAME"}) if is_yes else frozenset(),
        until,
    )
    with for_centre(case.centre_id):
        say_about_consent(case.person, told, by=by, at=timezone.now())


def test_where_the_law_gives_no_day_the_sender_may_say_by_when_an_answer_is_awaited(
    browser: Client, case: Case, amina: User
) -> None:
    today, paper = timezone.localdate(), begun(browser, case, "RETURN_CERTIFICATE")
    assert 'name="answer_by"' in browser.get(at("case_paper_send", paper)).content.decode()
    by_hand = {"is_filled_by_hand": "on"}
    assert sent(browser, paper, answer_by=today - timedelta(days=1), **by_hand).status_code == 422
    assert sent(browser, paper, answer_by=today + timedelta(days=30), **by_hand).status_code == 302
    with for_centre(case.centre_id):
        term = Paper.objects.select_related("term").get(pk=paper.pk).term
    assert term is not None
    assert term.due_on == today + timedelta(days=30)
    shown = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert kinds()["RETURN_CERTIFICATE"].title("ru") in shown


@pytest.mark.parametrize("kind", ["AUTHORITY_REQUEST", "ENTRY_BAN_LIFT", "REGISTER_REMOVAL"])
def test_what_asks_an_authority_starts_the_clock_of_its_answer(
    browser: Client, case: Case, kind: str
) -> None:
    paper, today = begun(browser, case, kind), timezone.localdate()
    assert sent(browser, paper, is_filled_by_hand="on").status_code == 302  # type: ignore[attr-defined]
    with for_centre(case.centre_id):
        term = Paper.objects.select_related("term").get(pk=paper.pk).term
    assert term is not None
    assert (term.code, term.due_on) == ("authority_answer", today + timedelta(days=30))


def test_one_is_asked_in_the_language_of_the_person(browser: Client, case: Case, amina: User) -> None:
    fill = at("case_paper_fill", begun(browser, case))
    told = facts()["employer_address"]
    words = told.labels["tg"][1:]
    assert words not in browser.get(fill).content.decode()
    shown = browser.get(fill, {"language": "TG"}).content.decode()
    assert words in shown
    assert "no native speaker has checked this text" in shown
    with for_centre(case.centre_id):
        change_identity(case.person, Identity(talks="TG"), by=amina, at=timezone.now())
    assert words in browser.get(fill).content.decode()
    late = browser.post(f"{fill}?language=UZ", {"debt_sum": "много"})
    assert late.status_code == 422
    assert told.labels["uz"][1:] in late.content.decode()
    assert "много" in late.content.decode()


def test_what_a_lawyer_says_nobody_is_asked_in_another_language(browser: Client, case: Case) -> None:
    fill = at("case_paper_fill", begun(browser, case, "PROSECUTOR_COMPLAINT"))
    shown = browser.get(fill, {"language": "KY"}).content.decode()
    assert shown.count('<p class="small" lang="ky">') == len(kinds()["PROSECUTOR_COMPLAINT"].facts) - 1


def test_where_the_law_gives_the_day_nobody_is_asked_for_it(browser: Client, case: Case) -> None:
    assert 'name="answer_by"' not in browser.get(at("case_paper_send", begun(browser, case))).content.decode()
