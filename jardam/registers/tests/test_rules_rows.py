"""Rows, words, phones, ages: what a register means."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.topics import Topic
from jardam.registers.rules.cells import is_broken, text_of
from jardam.registers.rules.fields import SEVERAL, WORDED, Field, guessed_columns, guessed_field
from jardam.registers.rules.leaving import safe_cell
from jardam.registers.rules.persons import band_of, read_age_band, read_phones
from jardam.registers.rules.problems import NOTICES, Problem
from jardam.registers.rules.rows import Frame, Meaning, missing_fields, read_row
from jardam.registers.rules.surveys import Survey, guessed_meaning, surveyed, unknown_words
from jardam.registers.rules.words import known_code, parts_of, word_key
from jardam.registers.tests.registers import HEADINGS, ROWS

FRAME = Frame(date(2026, 11, 22))
MEANING = Meaning(tuple(guessed_columns(HEADINGS)))
ROW = ROWS[0]
cells = st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates())


def with_cell(place: int, cell: object) -> list[object]:
    return [cell if number == place else old for number, old in enumerate(ROW)]


def problems(row: list[object], meaning: Meaning = MEANING) -> list[tuple[Problem, int]]:
    return list(read_row(row, meaning, FRAME).problems)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "heading,field",
    [
        ("Дата обращения", Field.DATE),
        ("Күнү", Field.DATE),
        ("Контактный телефон", Field.PHONE),
        ("Ф.И.О.", Field.NAME),
        ("Тема вопроса", Field.TOPIC),
        ("Тили", Field.LANGUAGE),
        ("Гражданство", Field.SKIP),
        ("Пол", Field.SEX),
        ("Год рождения", Field.AGE),
        ("Issue", Field.TOPIC),
        ("Gender", Field.SEX),
        ("ыыы", Field.SKIP),
    ],
)
def test_a_heading_names_its_field(heading: str, field: Field) -> None:
    assert guessed_field(heading) is field


@given(st.lists(st.sampled_from([*HEADINGS, "Дата", "Регион", "x"]), max_size=20))
def test_a_field_that_stands_once_is_given_once(headings: list[str]) -> None:
    columns = guessed_columns(headings)
    assert len(columns) == len(headings)
    assert all(columns.count(field) == 1 for field in columns if field not in SEVERAL)


def test_a_row_becomes_what_it_says() -> None:
    read = read_row(ROW, MEANING, FRAME).row
    assert read
    assert (read.happened_on, read.language, read.topics) == (date(2026, 11, 5), "KY", ("B_UNPAID_WAGES",))
    assert (read.phones, read.name, read.sex, read.age_band) == (("+996700123447",), "Азамат", "M", "18-29")
    assert read.stated == "Не платят"


@pytest.mark.parametrize(
    "place,cell,problem",
    [
        (1, "31.02.2026", Problem.DATE_IMPOSSIBLE),
        (2, "дари", Problem.WORD_UNKNOWN),
        (2, "", Problem.LANGUAGE_MISSING),
        (3, "", Problem.TOPIC_MISSING),
        (3, "патент, жильё, зарплата, вич", Problem.TOO_MANY_TOPICS),
        (4, "не дал", Problem.PHONE_UNREADABLE),
        (6, "я" * 20_001, Problem.TEXT_TOO_LONG),
        (6, "a\x00b", Problem.SIGNS_BROKEN),
        (6, "\ud800", Problem.SIGNS_BROKEN),
        (6, "#REF!", Problem.CELL_ERROR),
        (8, "старый", Problem.AGE_UNREADABLE),
    ],
)
def test_what_is_wrong_is_said_with_its_column(place: int, cell: object, problem: Problem) -> None:
    assert (problem, place) in problems(with_cell(place, cell))


def test_a_notice_lets_the_row_in_and_a_problem_does_not() -> None:
    assert read_row(with_cell(4, "не дал"), MEANING, FRAME).row  # type: ignore[arg-type]
    assert read_row(with_cell(1, "вчера"), MEANING, FRAME).row is None  # type: ignore[arg-type]


def test_a_formula_without_a_value_is_refused_and_one_with_a_value_is_said() -> None:
    assert (Problem.FORMULA_EMPTY, 3) in read_row(ROW, MEANING, FRAME, {3: False}).problems
    taken = read_row(ROW, MEANING, FRAME, {3: True})
    assert taken.row
    assert (Problem.FORMULA_TAKEN, 3) in taken.problems


def test_a_word_the_centre_explained_comes_before_what_everybody_means() -> None:
    said = Meaning(MEANING.columns, words={Field.TOPIC: {"патент": "A_WORK_PERMIT"}})
    read = read_row(with_cell(3, "Патент"), said, FRAME).row  # type: ignore[arg-type]
    assert read and read.topics == ("A_WORK_PERMIT",)  # noqa: PT018 - one row


def test_a_call_that_was_none_needs_neither_language_nor_topic() -> None:
    meaning = Meaning((Field.DATE, Field.LANGUAGE, Field.TOPIC, Field.OUTCOME))
    read = read_row(["05.11.2026", "", "", "тишина"], meaning, FRAME).row
    assert read and (read.kind, read.outcome) == ("SILENT", "NOT_CONSULTATION")  # noqa: PT018


@given(st.lists(cells, max_size=12))
def test_no_row_breaks_the_reading(row: list[object]) -> None:
    read = read_row(row, MEANING, FRAME)  # type: ignore[arg-type]
    assert (read.row is None) == any(problem not in NOTICES for problem, _ in read.problems)


@given(cells)
def test_a_text_never_keeps_what_bends_the_line(cell: object) -> None:
    assert not set("\u202e\u2067\ufeff") & set(text_of(cell))  # type: ignore[arg-type]


def test_a_meaning_survives_being_sealed() -> None:
    meaning = Meaning(MEANING.columns, words={Field.TOPIC: {"депорт": ""}}, fallbacks={Field.LANGUAGE: "RU"})
    assert Meaning.from_bundle(json.loads(json.dumps(meaning.bundle()))) == meaning


def test_what_is_missing_is_said() -> None:
    assert missing_fields(Meaning((Field.DATE,))) == [Field.LANGUAGE, Field.TOPIC]
    assert missing_fields(Meaning((Field.DATE, Field.TOPIC), fallbacks={Field.LANGUAGE: "RU"})) == []


def test_every_topic_code_is_a_topic() -> None:
    for word in ("зарплата", "патент", "ВНЖ", "груз 200"):
        assert Topic(known_code(Field.TOPIC, word) or "")


@given(st.text(max_size=30))
def test_the_key_of_a_word_is_its_own_key(word: str) -> None:
    assert word_key(word_key(word)) == word_key(word)


@given(st.sampled_from(WORDED), st.text(max_size=30))
def test_a_cell_has_at_least_one_word(field: Field, text: str) -> None:
    assert parts_of(field, text, {})


@pytest.mark.parametrize(
    "cell,phones,is_whole",
    [
        ("8 916 123-45-67 / +996 700 123 447", ("+79161234567", "+996700123447"), True),
        ("89161234567, 89161234567", ("+79161234567",), True),
        (79161234567.0, ("+79161234567",), True),
        ("89161234567 и 89031234567", ("+79161234567", "+79031234567"), True),
        ("89161234567; нет", ("+79161234567",), False),
        ("не дал", (), False),
        ("", (), True),
    ],
)
def test_a_list_of_phones_is_parted(cell: object, phones: tuple[str, ...], is_whole: bool) -> None:
    assert read_phones(cell, "RU") == (phones, is_whole)  # type: ignore[arg-type]


@given(
    st.lists(st.integers(9_000_000_000, 9_999_999_999), min_size=1, max_size=5, unique=True),
    st.sampled_from([", ", "; ", " / ", "\n"]),
)
def test_as_many_phones_come_out_as_went_in(numbers: list[int], between: str) -> None:
    phones, is_whole = read_phones(between.join(f"8{number}" for number in numbers), "RU")
    assert phones == tuple(f"+7{number}" for number in numbers)
    assert is_whole


@pytest.mark.parametrize(
    "cell,band",
    [
        ("27", "18-29"),
        ("27 лет", "18-29"),
        ("1990", "30-44"),
        ("17.05.1990", "30-44"),
        (61.0, "60+"),
        ("30-40", "30-44"),
        ("20-40", None),
        ("", ""),
        ("200", None),
    ],
)
def test_an_age_falls_into_its_band(cell: object, band: str | None) -> None:
    assert read_age_band(cell, 2026) == band  # type: ignore[arg-type]


@given(st.integers(0, 120), st.integers(0, 120))
def test_who_is_older_is_in_no_younger_band(one: int, other: int) -> None:
    order = ["0-17", "18-29", "30-44", "45-59", "60+"]
    low, high = sorted((one, other))
    assert order.index(band_of(low) or "") <= order.index(band_of(high) or "")


@given(st.text(max_size=20))
def test_no_cell_that_leaves_begins_a_formula(text: str) -> None:
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe_cell(text).endswith(text)


def test_broken_signs_are_seen_and_line_ends_are_none() -> None:
    assert is_broken("a\x00")
    assert not is_broken("две\nстроки\tи табуляция")


def test_a_survey_keeps_words_and_no_stories() -> None:
    rows = [[str(n), "патент", f"история {n}"] for n in range(500)]
    survey = surveyed(["№", "Тема", "Суть"], rows, "EXCEL")
    assert survey.words[1] == {"патент": 500}
    assert survey.words[2] is None
    assert Survey.from_bundle(json.loads(json.dumps(survey.bundle()))) == survey


def test_only_words_nobody_knows_are_asked_for() -> None:
    survey = surveyed(["Дата", "Тема"], [["05.11.2026", "патент; депорт"], ["06.11.2026", "депорт"]], "EXCEL")
    assert unknown_words(survey, guessed_meaning(survey)) == [(Field.TOPIC, "депорт", 2)]


@pytest.mark.parametrize("word", ["Внутренний мигрант", "из другого региона", "internal migrant"])
def test_a_register_names_those_who_moved_inside_russia(word: str) -> None:
    assert known_code(Field.CLIENT, word) == "INTERNAL"


def test_a_citizenship_makes_nobody_a_migrant_inside_russia() -> None:
    assert known_code(Field.CLIENT, "гражданин РФ") is None
