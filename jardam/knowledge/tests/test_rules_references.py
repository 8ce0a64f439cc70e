from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.knowledge.rules.faults import Flaw
from jardam.knowledge.rules.references import (
    Reference,
    Value,
    faults_of_reference,
    references_in,
    rendered,
    unknown_in,
    without_references,
)

LANGUAGES = ("RU", "KY", "TG", "UZ", "RO", "EN")
COURT = {"deadlines.tc392_wages": Value("1", "years", date(2016, 10, 3))}
CODES = st.from_regex(r"[a-z][a-z0-9_]{0,8}(\.[a-z0-9_]{1,8}){0,2}", fullmatch=True).filter(
    lambda code: not code.endswith((".valid_from", ".valid_to"))
)
FORMS = st.text("абвгдеёțăîğ ", min_size=1, max_size=8).filter(str.strip)


def said(text: str, value: str, language: str = "RU") -> str:
    return rendered(text, language, {"x": Value(value)})


def test_a_worked_example() -> None:
    text = "В суд — {deadlines.tc392_wages|год|года|лет}, с {deadlines.tc392_wages.valid_from}."
    assert rendered(text, "RU", COURT) == "В суд — 1\u00a0год, с 3 октября 2016 года."
    assert references_in(text) == [
        Reference("deadlines.tc392_wages", "", ("год", "года", "лет")),
        Reference("deadlines.tc392_wages", "valid_from"),
    ]


@pytest.mark.parametrize(
    ("value", "russian", "romanian", "english", "kyrgyz"),
    [
        ("1", "1 год", "1 an", "1 year", "1 жыл"),
        ("3", "3 года", "3 ani", "3 years", "3 жыл"),
        ("5", "5 лет", "5 ani", "5 years", "5 жыл"),
        ("21", "21 год", "21 de ani", "21 years", "21 жыл"),
        ("1.5", "1,5 года", "1,5 ani", "1.5 years", "1,5 жыл"),
        ("14.00", "14 лет", "14 ani", "14 years", "14 жыл"),
        ("10860.70", "10_860,7 года", "10.860,7 ani", "10,860.7 years", "10_860,7 жыл"),
    ],
)
def test_every_language_counts_in_its_own_way(
    value: str, russian: str, romanian: str, english: str, kyrgyz: str
) -> None:
    told = [
        said("{x|год|года|лет}", value),
        said("{x|an|ani|de ani}", value, "RO"),
        said("{x|year|years}", value, "EN"),
        said("{x|жыл}", value, "KY"),
    ]
    wanted = [
        one.replace(" ", "\u00a0", 1).replace("_", "\u00a0") for one in (russian, romanian, english, kyrgyz)
    ]
    assert told == wanted


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("RU", "5 февраля 2025 года"), ("EN", "5 February 2025"), ("RO", "5 februarie 2025"),
        ("UZ", "2025-yil 5-fevral"), ("KY", "05.02.2025"), ("TG", "05.02.2025"),
    ],
)  # fmt: skip
def test_a_day_is_written_as_the_language_writes_days(language: str, day: str) -> None:
    assert rendered("{x.valid_from}", language, {"x": Value("", valid_from=date(2025, 2, 5))}) == day


@pytest.mark.parametrize("text", ["{x}", "{x|год|года|лет}", "{x.valid_to}", "{gone}"])
def test_a_row_that_says_nothing_becomes_a_mark_and_never_a_number(text: str) -> None:
    values = {"x": Value("", "years")}
    told = rendered(f"Срок {text}.", "RU", values)
    assert "[нет проверенного значения]" in told
    assert not any(letter.isdigit() for letter in told)
    assert unknown_in(text, values)


@pytest.mark.parametrize(
    ("text", "language", "flaw"),
    [
        ("{y}", "RU", Flaw.NO_ROW),
        ("{x|год|года}", "RU", Flaw.FORMS_COUNT),
        ("{x|year|years|years}", "EN", Flaw.FORMS_COUNT),
        ("{x|жыл|жыл|жыл}", "KY", Flaw.FORMS_COUNT),
        ("{x.valid_to}", "RU", Flaw.NO_SUCH_DAY),
        ("{x.valid_from|год|года|лет}", "RU", Flaw.DAY_WITH_FORMS),
        ("{rate|доля|доли|долей}", "RU", Flaw.FORMS_OF_TEXT),
        ("{agreement}", "RU", Flaw.NO_NUMBER),
    ],
)
def test_a_reference_that_cannot_be_read_out_is_a_fault(text: str, language: str, flaw: Flaw) -> None:
    values = {
        "x": Value("1", "years", date(2016, 10, 3)),
        "rate": Value("1/150", "of_key_rate_per_day"),
        "agreement": Value("yes", "in_force"),
    }
    (reference,) = references_in(text)
    assert [one.flaw for one in faults_of_reference(reference, language, "say", values)] == [flaw]


@given(CODES, st.lists(FORMS, max_size=3), st.sampled_from(LANGUAGES))
def test_a_reference_that_was_written_is_read(code: str, forms: list[str], language: str) -> None:
    text = "{" + "|".join([code, *forms]) + "}"
    assert references_in(text) == [Reference(code, "", tuple(forms))]
    assert without_references(f"a {text} b") == "a … b"


@given(st.decimals(0, 10**7, places=2), st.sampled_from(LANGUAGES))
def test_whatever_the_number_a_form_follows_it_and_no_brace_is_left(value: Decimal, language: str) -> None:
    forms = {"RU": "a|b|c", "RO": "a|b|c", "EN": "a|b"}.get(language, "a")
    text = "{x|" + forms + "}"
    told = said(text, str(value), language)
    assert told[-2] == "\u00a0"
    assert told[-1] in forms
    assert not set("{}|") & set(told)
    assert not list(faults_of_reference(references_in(text)[0], language, "say", {"x": Value(str(value))}))


@given(st.text(st.characters(exclude_characters="{}"), max_size=60), st.sampled_from(LANGUAGES))
def test_words_without_braces_stay_as_they_are(text: str, language: str) -> None:
    assert rendered(text, language, COURT) == text
    assert references_in(text) == []
