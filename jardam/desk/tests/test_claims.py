"""A wage claim as colleagues meet it: written down in a case, counted by the law, its gaps shown with what to get next."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.models import Case, Term
from jardam.centres.models import User
from jardam.claims.models import Claim, MoneyLine
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.exhibits.models import Exhibit
from jardam.kernel.ids import day_uuid
from tests.brought import photo
from tests.reference import shipped_law

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
WHO = {"seen": 1, "employer": "СтройРемонт", "foreman": "Рахим", "site": "корпус 4"}
WORK = {
    "way": "MONTHLY",
    "rate": "60000",
    "month-0-month": "2026-07",
    "month-0-count": "23",
    "month-1-month": "2026-08",
    "month-1-sum": "62000",
    "payment-0-sum": "20000",
    "payment-0-for_month": "2026-07",
    "since": "2026-07-01",
}


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def case(law: None, amina: User) -> Case:
    return opened(amina)


def page(name: str, case: Case, *more: object) -> str:
    return reverse(f"desk:{name}", args=[case.pk, *more])


def claims_of(user: User) -> list[Claim]:
    with for_centre(user.centre_id):
        return list(Claim.objects.select_related("case").order_by("number"))


def claimed(browser: Client, case: Case, user: User, employer: str = "СтройРемонт") -> Claim:
    """A claim that was just written down on the page."""
    answer = browser.post(page("claim_open", case), WHO | {"seen": revision(case), "employer": employer})
    assert answer.status_code == 302
    return claims_of(user)[-1]


def revision(case: Case) -> int:
    with for_centre(case.centre_id):
        case.refresh_from_db()
    return case.revision


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_claim_is_written_down_counted_and_shown_with_its_law(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    shown = read(browser, page("claim", case, claim.pk))
    assert "Nothing is counted yet" in shown
    answer = browser.post(page("claim_work", case, claim.pk), WORK | {"seen": revision(case)})
    assert answer.headers["Location"] == page("claim", case, claim.pk)
    shown = read(browser, page("claim", case, claim.pk))
    for words in ("СтройРемонт", "Owed: ", "To court by", "deadlines.tc392_wages", "key_rate", "j-due"):
        assert words in shown
    case_shown = read(browser, page("case", case))
    assert page("claim", case, claim.pk) in case_shown
    assert "Wage claim, the work: СтройРемонт" in case_shown
    with for_centre(amina.centre_id):
        assert Term.objects.get().code == "tc392_wages"


def test_the_work_comes_back_as_it_was_typed(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    browser.post(page("claim_work", case, claim.pk), WORK | {"seen": revision(case)})
    shown = read(browser, page("claim_work", case, claim.pk))
    for name, value in WORK.items():
        if name != "way":
            assert f'name="{name}" value="{value}"' in shown
    assert 'value="MONTHLY" selected' in shown


def test_another_day_counts_anew_and_a_wrong_one_is_said(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    browser.post(page("claim_work", case, claim.pk), WORK | {"seen": revision(case)})
    address = page("claim", case, claim.pk)
    now, then = (read(browser, f"{address}?as_of={day}") for day in ("2026-10-01", "2026-11-15"))
    assert now.split("Owed: ")[1][:60] != then.split("Owed: ")[1][:60]
    for wrong in ("вчера", "9999-12-31", "1600-01-01"):
        answer = browser.get(address, {"as_of": wrong})
        assert answer.status_code == 422
        assert "Choose a day, not later than next year" in answer.content.decode()


@pytest.mark.parametrize(
    "act",
    [
        "claim_who",
        "claim_work",
        "claim_proofs",
        "claim_money",
        "claim_promise",
        "claim_deal",
        "claim_notebook",
    ],
)
def test_of_two_claims_the_page_says_which_one_and_leads_back_to_it(
    act: str, signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    claimed(browser, case, amina, "Первый двор")
    claim = claimed(browser, case, amina, "Второй двор")
    words = read(browser, page(act, case, claim.pk)).partition("<h1")[2].partition("<form")[0]
    assert f'<a href="{page("claim", case, claim.pk)}">Wage claim: Второй двор</a>' in words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"payment-0-on": "2031-01-01"}, "lies after the day"),
        ({"month-0-month": "2027-12"}, "has not come yet"),
        ({"month-1-month": "2026-07"}, "is told twice"),
        ({"payment-0-sum": "200 USD"}, "sum"),
        ({"rate": "шестьдесят"}, "id_rate"),
        ({"way": ""}, "id_way"),
        ({"left_on": "2026-06-30"}, "after the last day of work"),
    ],
)
def test_what_contradicts_itself_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, amina: User, case: Case, typed: dict[str, str], said: str
) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    answer = browser.post(page("claim_work", case, claim.pk), WORK | typed | {"seen": revision(case)})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert 'value="62000"' in shown


def test_a_form_sent_twice_writes_one_claim(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    answers = [browser.post(page("claim_open", case), WHO).status_code for _click in range(2)]
    assert answers == [302, 409]
    assert len(claims_of(amina)) == 1


def test_two_tabs_do_not_overwrite_each_other(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    seen = revision(case)
    work = page("claim_work", case, claim.pk)
    assert browser.post(work, WORK | {"seen": seen}).status_code == 302
    late = browser.post(work, WORK | {"seen": seen, "rate": "59999"})
    assert (late.status_code, 'value="59999"' in late.content.decode()) == (409, True)


def test_the_meter_says_what_is_shown_and_what_to_get(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    ticked = {"fact_pay": ["CHAT"], "fact_worked": ["CHAT", "WITNESS"], "note_chat": "41 сообщение"}
    answer = browser.post(page("claim_proofs", case, claim.pk), ticked | {"seen": revision(case)})
    assert answer.status_code == 302
    shown = read(browser, page("claim", case, claim.pk))
    for words in ("2 of 6 facts", "41 сообщение", "Ask the employer in writing", "our judgement"):
        assert words in shown
    ticked_again = read(browser, page("claim_proofs", case, claim.pk))
    assert len(re.findall(r'name="fact_[^>]* checked', ticked_again)) == 3


def test_nothing_and_something_at_once_is_refused(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    ticked = {"fact_pay": ["CHAT", "NONE"], "seen": revision(case)}
    answer = browser.post(page("claim_proofs", case, claim.pk), ticked)
    assert answer.status_code == 422
    assert "Either there is nothing" in answer.content.decode()


def test_overlapping_jobs_and_a_payment_before_work_are_asked_about(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    one = claimed(browser, case, amina)
    other = claimed(browser, case, amina, employer="Второй")
    early = WORK | {"payment-1-on": "2026-06-20", "payment-1-sum": "5000"}
    for claim, work in ((one, early), (other, WORK)):
        browser.post(page("claim_work", case, claim.pk), work | {"seen": revision(case)})
    shown = read(browser, page("claim", case, one.pk))
    assert "overlaps with that for Второй" in shown
    assert "A payment of 20.06.2026 lies before the first day of work" in shown


def test_money_stands_in_its_column_and_is_taken_back(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    money = {"column": "RECEIVED", "amount": "40 000,50", "currency": "RUB", "source": "подтвердил работник"}
    typed = money | {"receipt": "расписка 12", "day": timezone.localdate(), "seen": revision(case)}
    assert browser.post(page("claim_money", case, claim.pk), typed).status_code == 302
    assert browser.post(page("claim_money", case, claim.pk), typed).status_code == 409  # sent twice
    shown = read(browser, page("claim", case, claim.pk))
    for words in ("40,000.50", "подтвердил работник", "receipt: расписка 12"):
        assert words in shown
    assert "received: 40,000.50" in read(browser, page("case", case))
    with for_centre(amina.centre_id):
        line = MoneyLine.objects.get()
    back = page("claim_take_back", case, claim.pk, line.pk)
    assert f"{timezone.localdate():%d.%m.%Y} · received · 40,000.50" in read(browser, back)
    assert browser.post(back, {"seen": revision(case), "text": ""}).status_code == 422
    assert browser.post(back, {"seen": revision(case), "text": "не та сумма"}).status_code == 302
    shown = read(browser, page("claim", case, claim.pk))
    assert "<s>40,000.50" in shown
    assert "taken back: не та сумма" in shown
    assert browser.get(back).status_code == 302


def test_money_points_to_the_kept_file_that_shows_it(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    address, money = page("claim", case, claim.pk), page("claim_money", case, claim.pk)
    assert 'name="file"' not in read(browser, money)
    picture = SimpleUploadedFile("r.jpg", photo(), "image/jpeg")
    typed = {"batch": day_uuid(), "brought": picture, "kind": "RECEIPT", "caption": "расписка Рахима"}
    browser.post(page("case_exhibit_add", case), typed)
    with for_centre(amina.centre_id):
        file = Exhibit.objects.get()
    got = {"column": "RECEIVED", "amount": "5000", "currency": "RUB", "source": "наличные", "text": ""}
    got |= {"day": timezone.localdate(), "seen": revision(case)}
    assert browser.post(money, got | {"file": day_uuid()}).status_code == 422
    assert browser.post(money, got | {"file": file.pk}).status_code == 302
    shown = read(browser, address)
    assert page("case_exhibit", case, file.pk) in shown
    assert "расписка Рахима" in shown


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": "0"}, "id_amount"),
        ({"amount": "много"}, "id_amount"),
        ({"amount": "1e99"}, "id_amount"),
        ({"amount": "0.001"}, "id_amount"),
        ({"currency": "QQQ"}, "id_currency"),
        ({"day": "2099-01-01"}, "id_day"),
        ({"column": ""}, "id_column"),
        ({"source": ""}, "id_source"),
    ],
)
def test_what_is_no_money_is_said_at_its_field(
    signed_in: SignIn, amina: User, case: Case, typed: dict[str, str], field: str
) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    money = {"column": "RECEIVED", "amount": "1", "currency": "RUB", "source": "работник", "receipt": "№ 7"}
    whole = money | {"day": timezone.localdate().isoformat(), "seen": str(revision(case))} | typed
    answer = browser.post(page("claim_money", case, claim.pk), whole)
    shown = answer.content.decode()
    assert (answer.status_code, f'href="#{field}"' in shown, "№ 7" in shown) == (422, True, True)


def test_a_promise_in_parts_alarms_when_it_is_missed(signed_in: SignIn, amina: User, case: Case) -> None:
    browser, today = signed_in(amina), timezone.localdate()
    claim = claimed(browser, case, amina)
    typed = {
        "seen": revision(case),
        "day": today - timedelta(days=9),
        "currency": "RUB",
        "due_0": today - timedelta(days=2),
        "sum_0": "40000",
        "due_2": today + timedelta(days=28),
        "sum_2": "44000",
        "text": "расписка",
    }
    address = page("claim_promise", case, claim.pk)
    assert browser.post(address, typed | {"sum_1": "1"}).status_code == 422
    assert browser.post(address, typed).status_code == 302
    assert browser.post(address, typed | {"seen": revision(case)}).status_code == 422
    shown = read(browser, page("claim", case, claim.pk))
    assert "still to come: 40,000.00" in shown
    assert "84,000.00" in shown
    assert "Promised money did not come: 40,000.00" in read(browser, reverse("desk:my_day"))
    closing = read(browser, page("case_close", case))
    assert f"44,000.00\xa0₽, promised by {today + timedelta(days=28):%d.%m.%Y}" in closing
    money = {"column": "RECEIVED", "amount": "40 000", "currency": "RUB", "source": "подтвердил работник"}
    browser.post(page("claim_money", case, claim.pk), money | {"day": today, "seen": revision(case)})
    assert read(browser, page("case_close", case)).count("promised by") == 1


def test_a_step_in_the_talks_is_shown_in_the_claim_and_the_case(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    typed = {"seen": revision(case), "kind": "OFFER", "day": timezone.localdate(), "text": "половину сейчас"}
    assert browser.post(page("claim_deal", case, claim.pk), typed).status_code == 302
    for address in (page("claim", case, claim.pk), page("case", case)):
        shown = read(browser, address)
        assert "offer of the other side" in shown
        assert "половину сейчас" in shown


def test_a_step_offers_what_usually_follows_until_it_is_written_down(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    address, money = page("claim", case, claim.pk), page("claim_money", case, claim.pk)
    assert "What usually follows" not in read(browser, address)
    today = timezone.localdate()
    typed = {"seen": revision(case), "kind": "DECISION", "day": today, "text": "взыскать 300 000"}
    browser.post(page("claim_deal", case, claim.pk), typed)
    shown = read(browser, address)
    for offered in (f"{money}?column=AWARDED", "?kind=gpk_appeal", "?stage=COURT"):
        assert offered in shown
    assert '<option value="AWARDED" selected' in read(browser, f"{money}?column=AWARDED")
    assert '<option value="COURT" selected' in read(browser, page("case_stage", case) + "?stage=COURT")
    told = {"column": "AWARDED", "amount": "300000", "currency": "RUB", "source": "решение", "day": today}
    browser.post(money, told | {"seen": revision(case)})
    assert "column=AWARDED" not in read(browser, address)


def test_what_is_claimed_begins_with_what_the_law_counted(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    browser.post(page("claim_work", case, claim.pk), WORK | {"seen": revision(case)})
    shown = read(browser, page("claim_money", case, claim.pk) + "?column=CLAIMED")
    amount = re.search(r'name="amount" value="([\d.]+)"', shown)
    assert amount
    assert float(amount[1]) > 100_000
    assert read(browser, page("claim_money", case, claim.pk) + "?column=NONSENSE")


def cost(browser: Client, address: str) -> int:
    """How many statements the page takes, once everything is warm."""
    browser.get(address)
    with CaptureQueriesContext(connection) as sent:
        browser.get(address)
    return len(sent)


def test_the_pages_cost_the_same_however_many_claims(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    pages = [page("case", case), page("claim", case, claimed(browser, case, amina).pk)]
    with_one = [cost(browser, address) for address in pages]
    for number in range(3):
        claimed(browser, case, amina, employer=f"Фирма {number}")
    assert [cost(browser, address) for address in pages] == with_one


def test_a_barred_colleague_and_another_centre_find_no_claim(
    signed_in: SignIn, amina: User, chen: User, case: Case
) -> None:
    claim = claimed(signed_in(amina), case, amina)
    for name in ("claim", "claim_who", "claim_work", "claim_proofs"):
        assert signed_in(chen).get(page(name, case, claim.pk)).status_code == 404


def test_a_claim_is_found_under_its_own_case_only(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    assert browser.get(page("claim", opened(amina), claim.pk)).status_code == 404


def test_a_proof_leads_to_the_file_that_holds_it(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    claim = claimed(browser, case, amina)
    file = SimpleUploadedFile("IMG_0.jpg", photo())
    typed = {"batch": day_uuid(), "kind": "CHAT", "caption": "чат с бригадиром", "brought": [file]}
    browser.post(page("case_exhibit_add", case), typed)
    with for_centre(case.centre_id):
        kept = Exhibit.objects.get()
    offered = browser.get(page("claim_proofs", case, claim.pk)).content.decode()
    assert "чат с бригадиром" in offered
    told = {"seen": revision(case), "fact_pay": ["CHAT"], "files_chat": [kept.pk]}
    assert browser.post(page("claim_proofs", case, claim.pk), told).status_code == 302
    shown = browser.get(page("claim", case, claim.pk)).content.decode()
    assert page("case_exhibit", case, kept.pk) in shown
    drop = browser.get(page("case_exhibit_drop", case, kept.pk)).content.decode()
    assert page("claim", case, claim.pk) in drop
    again = browser.get(page("claim_proofs", case, claim.pk)).content.decode()
    assert re.search(rf'value="{kept.pk}"[^>]*checked', again)
