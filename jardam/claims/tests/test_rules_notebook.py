from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.claims.rules.chats import ChatLine, chat_lines, telegram_lines
from jardam.claims.rules.notebook import MOST_ROWS, RowTold, Told, lines_of, read_chat, read_notebook
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


def test_a_day_of_a_month_is_no_sum() -> None:
    (row,) = read("май - 22 смены, 15 т.р. аванс 20 мая")
    assert (row.month, row.count, row.paid, row.paid_on) == (
        Month(2026, 5),
        D(22),
        D(15_000),
        date(2026, 5, 20),
    )


def test_a_payment_may_be_named_after_its_number() -> None:
    (row,) = read("15000 руб дали 20 марта 2025")
    assert (row.month, row.paid, row.paid_on) == (None, D(15_000), date(2025, 3, 20))


def test_headings_may_stand_below_a_title_and_empty_cells_keep_their_columns() -> None:
    told = read(
        "Бригада Рустама\nОбъект: Химки;2026\nМесяц;Смены;Ставка;Аванс;Выплачено;Удержано;Должен\nмай;22;3500;;;;77000"
    )
    row = told[-1]
    assert [one.told for one in told[:3]] == [Told.NO_MONTH, Told.NO_MONTH, Told.HEADING]
    assert (row.count, row.agreed, row.paid, row.unclear) == (D(22), None, None, ("3500", "77000"))


def test_without_headings_a_gap_between_cells_says_that_nobody_knows() -> None:
    (row,) = read("май;22;;;;77000")
    assert (row.told, row.paid) == (Told.NO_NUMBER, None)


@pytest.mark.parametrize(
    "line", ["март 26 смен по 3500", "март 26 смен, ставка 3500", "март; 26 смен; тариф 3500"]
)
def test_a_rate_is_not_the_sum_of_a_month(line: str) -> None:
    (row,) = read(line)
    assert (row.count, row.agreed, row.paid, row.unclear) == (D(26), None, None, ("3500",))


def test_a_book_kept_by_days_is_added_up_by_month() -> None:
    told = read("02.03 10 часов\n03.03 11 часов\n04.03 8 часов, дал 3000\n01.04 9 часов")
    assert [row.told for row in told] == [Told.READ, Told.ADDED, Told.READ, Told.READ]
    assert [(row.month, row.count) for row in told if row.is_taken] == [
        (MARCH, D(29)),
        (MARCH, None),
        (APRIL, D(9)),
    ]
    assert (told[2].paid, told[2].paid_on) == (D(3_000), date(2026, 3, 4))


CHAT = (
    "12.03.2026, 18:05 - Рустам: салом, завтра к 8\n"
    "[13.03.26, 9:15:01] Рустам: скинул 10000 на карту\n"
    "14.03.2026, 10:00 - Я: получил, спасибо, квартира 45\n"
    "вторая строка\n"
    "15.03.2026, 11:00 - Рустам: остаток 35000 потом\n"
    "16.03.2026, 12:30 - Рустам: за февраль перевёл 5 тыс 15 марта\n"
)


def test_of_a_chat_only_what_was_paid_is_taken_on_its_day() -> None:
    told = read_chat(chat_lines(CHAT), TODAY)
    assert [row.told for row in told] == [
        Told.NO_PAYMENT,
        Told.READ,
        Told.NO_PAYMENT,
        Told.NO_PAYMENT,
        Told.READ,
    ]
    assert (told[1].paid, told[1].paid_on, told[1].month) == (D(10_000), date(2026, 3, 13), None)
    assert told[2].text.endswith("вторая строка")
    assert (told[4].paid, told[4].paid_on, told[4].month) == (D(5_000), date(2026, 3, 15), Month(2026, 2))


def test_telegram_tells_the_same_as_json() -> None:
    parts = ["закинул ", {"type": "bold", "text": "7000"}]
    told = {
        "messages": [
            {"date": "2026-03-12T18:05:00", "from": "Рустам", "text": parts},
            {"date": "вчера", "text": "дал 5000"},
            7,
        ]
    }
    (line,) = telegram_lines(told)
    assert line == ChatLine(1, date(2026, 3, 12), "закинул 7000")
    assert read_chat([line], TODAY)[0].paid == D(7_000)
    assert telegram_lines({"messages": "no"}) == telegram_lines([]) == []


def test_a_notebook_is_no_chat() -> None:
    assert chat_lines("март обещал 60000\nапрель: 45000") == []


@given(st.text(max_size=300))
def test_whatever_stands_in_a_chat_is_read_without_a_crash(words: str) -> None:
    lines = chat_lines(
        f"12.03.2026, 18:05 - А: {words}\n12.03.2026, 18:06 - Б: да\n13.03.2026, 18:06 - Б: да"
    )
    assert len(read_chat(lines, TODAY)) == len(lines)


@given(st.integers(0, 23), st.integers(0, 59), st.dates(date(2020, 1, 1), date(2026, 11, 1)))
def test_no_sum_is_read_out_of_a_stamp(hour: int, minute: int, day: date) -> None:
    stamp = f"{day:%d.%m.%Y}, {hour:02}:{minute:02} - Рустам: дал"
    assert all(row.paid is None for row in read_chat(chat_lines(f"{stamp}\n{stamp}"), TODAY))
