from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.claims.rules.notebook import MOST_ROWS, RowTold, Told, lines_of, read_notebook
from jardam.kernel.months import Month

D, TODAY = Decimal, date(2026, 11, 22)
MARCH, APRIL = Month(2026, 3), Month(2026, 4)


def read(text: str) -> list[RowTold]:
    return read_notebook(lines_of(text), 2026, TODAY)


def test_a_table_with_headings_is_read_by_its_columns() -> None:
    told = read(
        "Месяц\tЧасы\tДоговор\tВыплачено\nмарт 2026\t180\t60 000\t20000\nапрель\t190\t62000,50\t\nИтого\t\t122000\t"
    )
    assert [row.told for row in told] == [Told.HEADING, Told.READ, Told.READ, Told.TOTAL]
    assert (told[1].month, told[1].count, told[1].agreed, told[1].paid) == (
        MARCH,
        D(180),
        D(60_000),
        D(20_000),
    )
    assert (told[2].month, told[2].agreed, told[2].paid) == (APRIL, D("62000.50"), None)


@pytest.mark.parametrize(
    ("line", "month", "count", "agreed", "paid"),
    [
        ("Апрель: 200 часов, обещал 45000, дал 10000", APRIL, 200, 45_000, 10_000),
        ("март обещали 60 тыс, выдали аванс 20 т.р.", MARCH, None, 60_000, 20_000),
        ("03.2026 дал 15000", MARCH, None, None, 15_000),
        ("2026-04; 21; 60000; 5000", APRIL, 21, 60_000, 5_000),
        ("март; 45000; 10000", MARCH, None, 45_000, 10_000),
        ("март: обещал 60т дал 20 т.", MARCH, None, 60_000, 20_000),
        ("aprel 180 soat? kelishilgan 50000 berdi 10000", APRIL, None, 50_000, 10_000),
    ],
)
def test_a_line_of_a_notebook(
    line: str, month: Month, count: int | None, agreed: int | None, paid: int | None
) -> None:
    (row,) = read(line)
    assert (row.month, row.count, row.agreed, row.paid) == (month, count, agreed, paid)


@pytest.mark.parametrize(
    "line",
    [
        "март: не заплатили 45000",
        "март: не выплатил 45000",
        "март: должен был получить 45000",
        "март, невыплата 45000",
        "март: недоплата 45000",
        "march: unpaid 45000",
        "март; 60000; к выплате 45000",
        "март: обещали 60000, не дали 45000",
        "март айы 60000, берген жок 45000",
        "mart, berilmagan 45000",
        "март: надод 45000",
    ],
)
def test_what_somebody_did_not_get_is_no_payment(line: str) -> None:
    (row,) = read(line)
    assert row.paid is None
    assert row.told in {Told.PARTLY, Told.NO_NUMBER, Told.NO_MONTH} or row.agreed == D(60_000)


@pytest.mark.parametrize(
    ("headings", "paid"),
    [("Выплачено;Не выплачено", 10_000), ("Выплачено;Долг", 10_000), ("Аванс;Всего получено", 10_000)],
)
def test_a_column_of_what_is_owed_or_added_up_is_no_payment(headings: str, paid: int) -> None:
    row = read(f"Месяц;Начислено;{headings}\nмарт;45000;10000;35000")[-1]
    assert (row.agreed, row.paid, row.told, row.unclear) == (D(45_000), D(paid), Told.PARTLY, ("35000",))


def test_a_line_that_no_notebook_has_is_left_unread_and_costs_no_time() -> None:
    (row,) = read_notebook([(1, ["март " + "1 " * 500_000])], 2026, TODAY)
    assert row.told is Told.TOO_LONG


@pytest.mark.parametrize("text", ["Месяц;Оклад\n31.03.2026;60000", "01.03.2026;60000;"])
def test_a_spreadsheet_writes_a_month_as_a_day(text: str) -> None:
    row = read(text)[-1]
    assert (row.told, row.month, row.agreed) == (Told.READ, MARCH, D(60_000))


def test_a_payment_with_its_day_needs_no_month() -> None:
    (row,) = read("15.05.2026 дал 10000")
    assert (row.month, row.paid, row.paid_on) == (None, D(10_000), date(2026, 5, 15))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("бригадир Майрам уехал", Told.NO_MONTH),
        ("март болел", Told.NO_NUMBER),
        ("декабрь 60000;", Told.NOT_COME),
        ("13.2026 60000", Told.NO_MONTH),
        ("март 5000", Told.NO_NUMBER),
        ("31.12.2030 дал 10000", Told.NOT_COME),
    ],
)
def test_what_was_not_read_keeps_its_words(line: str, told: Told) -> None:
    (row,) = read(line)
    assert (row.told, row.text.replace(" |", ";")[:8]) == (told, line[:8])


def test_a_number_of_which_nobody_can_say_what_it_is_is_named_and_left_out() -> None:
    (row,) = read("март обещал 60000 и ещё 7000")
    assert (row.told, row.agreed, row.unclear) == (Told.PARTLY, D(60_000), ("7000",))


def test_a_month_is_taken_once_and_one_that_stands_is_left_alone() -> None:
    text = "март обещал 60000\nмарт обещал 70000\nапрель обещал 50000\nмарт дал 5000"
    told = read_notebook(lines_of(text), 2026, TODAY, standing=[APRIL])
    assert [row.told for row in told] == [Told.READ, Told.TWICE, Told.TWICE, Told.READ]


def test_a_book_of_a_thousand_rows_is_cut_and_says_so() -> None:
    told = read("\n".join(["март обещал 60000"] * (MOST_ROWS + 5)))
    assert [row.told for row in told[MOST_ROWS:]] == [Told.TOO_MANY] * 5


@given(st.text(max_size=300))
def test_whatever_is_pasted_no_line_is_lost(text: str) -> None:
    told = read(text)
    kept = "".join(row.text for row in told)
    for _number, cells in lines_of(text):
        for cell in cells:
            assert cell.strip() in kept
