"""Wages, stay, registration and patent on the command line: what they promise to print, and one sentence for bad input."""

import json
from typing import Any

import pytest

from jardam.law.tests.conftest import Run

WAGES = ("wages", "--way", "HOURLY", "--rate", "100", "--month", "2025-01:100:0:0:0", "--as-of", "2025-06-30")
STAY = ("stay", "--visit", "2026-01-01:?", "--as-of", "2026-02-01")
REGISTRATION = ("registration", "--citizenship", "UZ", "--entered", "2026-03-02", "--as-of", "2026-03-03")
PATENT = ("patent", "--citizenship", "TJ", "--entered", "2026-01-05", "--as-of", "2026-03-03")
ISSUED = (*PATENT, "--issued", "2026-01-20", "--region", "moscow")


def told(run: Run, *words: str) -> dict[str, Any]:
    code, out, err = run(*words, "--json", "--lang", "en")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    assert answer["sources"]
    assert answer["explanation"]
    return answer


def test_wages_print_the_debt_by_month(run: Run) -> None:
    answer = told(
        run, *WAGES, "--payday", "10", "--payment", "2025-02-10:4000:2025-01", "--left-on", "2025-02-28"
    )
    assert (answer["debt"], answer["surplus"], answer["unknown_months"]) == ("6000.00", "0.00", ["2025-02"])
    january = answer["months"][0]
    assert (january["payday"], january["debt"], january["court_by"]) == (
        "2025-02-10",
        "6000.00",
        "2026-02-10",
    )
    assert answer["months"][1]["debt"] is None


def test_wages_take_a_diary_leave_and_parts(run: Run) -> None:
    answer = told(
        run, "wages", "--way", "SHIFT", "--rate", "3000", "--hours-a-day", "12", "--rest", "BY_PLAN",
        "--day", "2025-03-08:12:8:0", "--day", "2025-03-10:12:0:0", "--since", "2025-03-01", "--left-on", "2025-03-31",
        "--basis", "TAX_13", "--parts", "3", "--as-of", "2025-06-30",
    )  # fmt: skip
    assert answer["months"][0]["earned"] == "9400.00"
    assert answer["months"][0]["tax"] == "1222.00"
    assert answer["leave"]["days"].startswith("2.33")
    assert [part["amount"] for part in answer["instalments"]] == ["2726.00"] * 3


def test_stay_prints_a_span_where_a_stamp_is_missing(run: Run) -> None:
    answer = told(run, *STAY)
    assert (answer["last_day"], answer["left"]) == ("2026-03-31", {"least": 58, "most": 58})
    gap = told(run, "stay", "--visit", "2026-01-01:?", "--visit", "2026-03-01:?", "--as-of", "2026-03-10")
    assert (gap["last_day"], gap["last_day_at_most"]) == ("2026-03-31", "2026-05-28")


def test_stay_takes_a_ground_for_each_visit(run: Run) -> None:
    answer = told(
        run, "stay", "--visit", "2025-01-10:2025-11-30:patent", "--visit", "2026-01-01:2026-01-31:?",
        "--visit", "2026-03-01:2026-04-15:NONE", "--as-of", "2026-08-20",
    )  # fmt: skip
    assert [visit["ground"] for visit in answer["visits"]] == ["PATENT", None, "NONE"]
    assert [visit["over"] for visit in answer["visits"]] == [{"least": 0, "most": 0}] * 3
    assert answer["left"] == {"least": 13, "most": 13}


def test_registration_prints_the_day_to_hold_to(run: Run) -> None:
    answer = told(run, *REGISTRATION)
    assert (answer["due"], answer["go_by"], answer["rule"]) == ("2026-03-17", "2026-03-16", "stay.reg_uz")


def test_patent_prints_its_steps_and_until_when_it_is_paid(run: Run) -> None:
    answer = told(run, *ISSUED, "--payment", "2026-01-19:20000:0", "--months", "2")
    assert (answer["paid_until"], answer["ended_on"], answer["total"]) == ("2026-03-19", None, "20000.00")
    assert [step["step"] for step in answer["steps"]] == ["apply", "medical", "pay", "copy", "reissue"]
    assert told(run, "patent", "--citizenship", "KG", "--entered", "2026-01-05")["needed"] is False


@pytest.mark.parametrize("words", [WAGES, STAY, REGISTRATION, ISSUED])
@pytest.mark.parametrize("language", ["ru", "ky", "tg", "uz", "ro", "en"])
def test_people_read_it_in_each_language(run: Run, words: tuple[str, ...], language: str) -> None:
    code, out, err = run(*words, "--lang", language)
    assert (code, err) == (0, "")
    assert "%(" not in out
    assert len(out.splitlines()) > 5


@pytest.mark.parametrize("calculator", ["wages", "stay", "registration", "patent"])
def test_each_says_what_it_wants(run: Run, calculator: str) -> None:
    code, out, _ = run(calculator, "--help")
    assert code == 0
    assert "--as-of" in out


@pytest.mark.parametrize(
    "words",
    [
        ("wages",),
        ("wages", "--way", "HOURLY", "--rate", "100"),
        (*WAGES, "--month", "2025-01:1:0:0:0"),
        (*WAGES, "--month", "2025:1:0:0:0"),
        (*WAGES, "--month", "2225-01:1:0:0:0"),
        (*WAGES, "--month", "2011-01:1:0:0:0"),
        (*WAGES, "--month", "2025-02:5:9:0:0"),
        (*WAGES, "--month", "2025-02:-5:0:0:0"),
        (*WAGES, "--day", "2025-01-09:8:0:0"),
        (*WAGES, "--day", "2025-02-03:25:0:0"),
        (*WAGES, "--payment", "2025-07-01:5:?"),
        (*WAGES, "--payment", "2025-02-01:5:2025"),
        ("wages", "--way", "PIECE", "--rate", "5", "--day", "2025-02-03:8:0:-1"),
        (*WAGES, "--payday", "32"),
        (*WAGES, "--payday", "1.5"),
        (*WAGES, "--hours-a-day", "0"),
        (*WAGES, "--parts", "0"),
        (*WAGES, "--parts", "2.5"),
        (*WAGES, "--left-on", "2024-01-01", "--since", "2024-02-01"),
        (*WAGES, "--basis", "BOTH"),
        ("stay",),
        (*STAY, "--visit", "2026-02-02:?"),
        (*STAY, "--visit", "2026-13:?"),
        (*STAY, "--visit", "2026-01-01"),
        (*STAY, "--visit", "2026-01-01:?:"),
        (*STAY, "--visit", "2025-01-01:2025-01-02:FISHING"),
        (*STAY, "--visit", "2025-01-01:2025-01-02:PATENT:1"),
        (*STAY, "--until", "2026-12-01"),
        ("stay", "--visit", "2026-01-01:?:STUDY", "--ground", "PATENT"),
        (*STAY, "--visit", "2026-03:2026-02"),
        (*STAY, "--visit", "2026-01-20:2026-01-10"),
        ("stay", "--visit", "?:?"),
        (*STAY, "--visit", "1926-01-02:?"),
        (*STAY, "--ground", "PATENT", "--until", "2025-01-01"),
        (*REGISTRATION, "--entered", "2026-03-04"),
        (*REGISTRATION, "--entered", "2001-03-04"),
        (*REGISTRATION, "--citizenship", "xx"),
        (*PATENT, "--applied", "2025-01-01"),
        (*PATENT, "--months", "3"),
        (*ISSUED, "--months", "13"),
        (*ISSUED, "--region", "atlantis"),
        (*ISSUED, "--payment", "2026-01-19:0:0"),
        (*ISSUED, "--payment", "2026-03-19:10000:0"),
    ],
)
def test_bad_input_is_one_sentence_and_two(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert len(err) > 10
