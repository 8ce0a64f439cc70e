"""A worker's notebook or table comes into a claim as it is: every row says how it was read, and a person saves it."""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from xlsxwriter import Workbook

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.claims.queries import read_claims
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from tests.reference import shipped_law

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LINES = "Рахим, корпус 4\nмарт: 200 часов, обещал 45000, дал 10000\nапрель обещал 45000 и 7\nитого 90000\n\n"

TABLE = [
    ["Месяц", "Смены", "Оклад", "Выплачено"],
    ["март 2026", 21, 60000, 20000.5],
    ["Итого", 21, 60000, 20000.5],
]


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def browser(law: None, signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


@pytest.fixture
def case(law: None, amina: User) -> Case:
    return opened(amina)


@pytest.fixture
def claim(browser: Client, case: Case, amina: User) -> Claim:
    browser.post(reverse("desk:claim_open", args=[case.pk]), {"seen": 1, "employer": "СтройРемонт"})
    with for_centre(amina.centre_id):
        return Claim.objects.get()


def address(name: str, claim: Claim) -> str:
    return reverse(f"desk:{name}", args=[claim.case_id, claim.pk])


def sent(browser: Client, claim: Claim, **typed: object) -> tuple[int, str]:
    answer = browser.post(address("claim_notebook", claim), {"year": 2026, **typed})
    return answer.status_code, answer.content.decode()


def test_a_pasted_notebook_is_read_row_by_row_and_saved_by_a_person(
    browser: Client, case: Case, claim: Claim, amina: User
) -> None:
    status, shown = sent(browser, claim, text=LINES)
    assert status == 200
    for words in (
        "Рахим, корпус 4",
        "no month was found",
        "not clear what it is: 7",
        "sums are counted anew",
        'name="month-0-month" value="2026-03"',
        'name="month-0-count" value="200"',
        'name="month-1-sum" value="45000"',
        'name="payment-0-for_month" value="2026-03"',
        f'action="{address("claim_work", claim)}"',
    ):
        assert words in shown
    with for_centre(amina.centre_id):
        assert read_claims(Case.objects.select_related("person__key").get())[0][1].work == {}


def test_what_stands_is_kept_and_a_month_is_not_taken_twice(browser: Client, claim: Claim) -> None:
    work = {"seen": 2, "way": "MONTHLY", "month-0-month": "03.2026", "month-0-sum": "50000"}
    assert browser.post(address("claim_work", claim), work).status_code == 302
    _status, shown = sent(browser, claim, text="март обещал 45000\nапрель обещал 46000")
    assert 'name="month-0-sum" value="50000"' in shown
    assert 'name="month-1-sum" value="46000"' in shown
    assert "this month stands already" in shown
    assert 'value="45000"' not in shown


@pytest.mark.parametrize("is_file", [True, False])
def test_a_chat_as_it_is_exported_tells_what_was_paid_and_nothing_else(
    browser: Client, claim: Claim, *, is_file: bool
) -> None:
    chat = "12.03.2026, 18:05 - Рустам: салом, завтра к 8\n13.03.2026, 9:10 - Рустам: скинул 10000, держи"
    told = {"file": SimpleUploadedFile("chat.txt", chat.encode())} if is_file else {"text": chat}
    status, shown = sent(browser, claim, **told)
    assert status == 200
    for words in (
        "no payment is named in this message",
        "paid: 10,000.00\xa0₽, 13.03.2026",
        'name="payment-0-on" value="2026-03-13"',
        'name="payment-0-sum" value="10000"',
    ):
        assert words in shown
    assert 'name="payment-1-sum" value="' not in shown
    assert 'name="month-0-count" value="18"' not in shown


def test_an_excel_table_as_it_comes(browser: Client, claim: Claim) -> None:
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
    file = SimpleUploadedFile("табель.xlsx", content.getvalue())
    status, shown = sent(browser, claim, file=file)
    assert status == 200
    for words in ('value="21"', 'value="60000"', 'value="20000.5"', "read as headings"):
        assert words in shown


def test_a_csv_of_an_old_program_is_read(browser: Client, claim: Claim) -> None:
    file = SimpleUploadedFile("t.csv", "Месяц;Оклад;Выплачено\nмарт 2026;60000,50;20000\n".encode("cp1251"))
    status, shown = sent(browser, claim, file=file)
    assert (status, 'value="60000.50"' in shown) == (200, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Paste the lines of the notebook"),
        ({"text": "  \n "}, "Paste the lines of the notebook"),
        ({"text": "март 5000", "year": "2099"}, "Check the year"),
        ({"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 broken")}, "damaged"),
        ({"file": SimpleUploadedFile("x.csv", b"\x00\x01\x02 a")}, "NUL"),
        ({"file": SimpleUploadedFile("x.csv", b"a" * (2 * 1024 * 1024 + 1))}, "larger than 2 MB"),
        ({"text": "м" * 20_001}, "id_text"),
    ],
    ids=["nothing", "blank", "year", "damaged", "binary", "large", "long"],
)
def test_what_cannot_be_read_is_said(
    browser: Client, claim: Claim, typed: dict[str, object], said: str
) -> None:
    status, shown = sent(browser, claim, **typed)
    assert (status, said in shown) == (422, True)


def test_ten_thousand_letters_and_a_right_to_left_line_lose_nothing(browser: Client, claim: Claim) -> None:
    name, rtl = "Ы" * 10_000, "\u202eمارس 60000"
    status, shown = sent(browser, claim, text=f"{name}\n{rtl}")
    assert (status, name in shown, rtl in shown) == (200, True, True)


def test_a_book_of_more_payments_than_a_table_shows_can_be_saved(browser: Client, claim: Claim) -> None:
    """The page that it fills is sent back whole, with every field of it."""
    status, shown = sent(browser, claim, text="март обещал 45000\n" + "01.03.2026 дал 500\n" * 260)
    assert status == 200
    assert shown.count("too many rows at once") == 260 - 248
    fields = dict(re.findall(r'name="((?:month|payment)-[^"]+)"[^>]*?value="([^"]*)"', shown))
    assert (
        sum(
            name.endswith("-sum") and name.startswith("payment") and bool(value)
            for name, value in fields.items()
        )
        == 248
    )
    answer = browser.post(
        address("claim_work", claim), {**fields, "seen": 2, "way": "MONTHLY", "rate": "45000"}
    )
    assert answer.status_code == 302
