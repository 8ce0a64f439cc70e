"""The command line is a promise to others: what it prints, and one sentence where it cannot answer."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone, translation

from jardam.law.actions import load_law
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.tests.conftest import Run

CLAIM = ("late-pay", "--amount", "10000", "--due", "2025-03-01")


def test_late_pay_prints_what_it_promises(run: Run) -> None:
    paid = ("--payment", "2025-03-06:4000", "--payment", "2025-03-11:6000")
    code, out, err = run(*CLAIM, *paid, "--json", "--lang", "en")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert set(told) == {"compensation", "segments", "sources", "warnings"}
    assert told["compensation"] == "112.00"
    assert told["segments"][1] == {
        "from": "2025-03-07", "to": "2025-03-11", "days": 5, "base": "6000.00", "rate": "21.00",
        "divisor": 150, "amount": "42.00",
    }  # fmt: skip
    assert {"card_facts.tc236_formula", "key_rate"} <= {row["code"] for row in told["sources"]}
    assert "reference files" in told["warnings"][-1]


def test_without_json_it_is_read_by_people(run: Run) -> None:
    code, out, _ = run(*CLAIM, "--payment", "2025-03-11:10000")
    assert code == 0
    assert "140,00" in out
    assert "ключевой ставки" in out


def test_a_deadline_prints_what_it_promises(run: Run) -> None:
    code, out, _ = run("deadline", "tc392_wages", "--from", "2025-03-01", "--json")
    told = json.loads(out)
    assert (code, told["due"]) == (0, "2026-03-02")
    assert set(told) == {"due", "explanation", "sources", "warnings"}
    assert "01.03.2026" in " ".join(told["explanation"])
    assert told["sources"][0]["code"] == "deadlines.tc392_wages"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (("tc14", "--from", "2025-03-01"), None),
        (("koap_30_3_old", "--from", "2024-05-06"), "2024-05-16T23:59"),
        (("police_detention", "--from", "2025-03-01T14:30"), "2025-03-03T14:30"),
        (("tc392_wages", "--from", "unknown"), None),
    ],
)
def test_a_row_may_have_no_term_or_a_moment(run: Run, words: tuple[str, ...], due: str | None) -> None:
    told = json.loads(run("deadline", *words, "--json")[1])
    assert told["due"] == due
    assert told["explanation"]


def test_a_month_is_a_span(run: Run) -> None:
    told = json.loads(run("deadline", "tc392_wages", "--from", "2025-02", "--json")[1])
    assert (told["due"], told["earliest"], told["latest"]) == (None, "2026-02-02", "2026-03-02")


def test_a_duty_prints_court_and_order(run: Run) -> None:
    told = json.loads(run("duty", "--amount", "600000", "--json")[1])
    assert (told["duty"], told["is_verified"]) == ("0.00", True)
    assert told["court_order"] == {"is_possible": False, "ceiling": "500000.00"}


def test_a_duty_prints_the_price_of_a_worker_beside_that_of_others(run: Run) -> None:
    told = json.loads(run("duty", "--matter", "appeal", "--on", "2026-11-22", "--json")[1])
    assert (told["duty"], told["duty_of_worker"]) == ("3000.00", "0.00")
    assert "state_duties.worker_appeal" in {row["code"] for row in told["sources"]}
    plain = json.loads(run("duty", "--matter", "worker_appeal", "--on", "2026-11-22", "--json")[1])
    assert (plain["duty"], plain["duty_of_worker"]) == ("0.00", None)


@pytest.mark.parametrize("language", ["ru", "ky", "tg", "uz", "ro", "en"])
def test_it_speaks_every_language(run: Run, language: str) -> None:
    """The language may stand before the calculator or behind it."""
    behind = run("deadline", "kas_219", "--from", "2025-03-03", "--lang", language)
    assert behind[0] == 0
    assert behind == run("--lang", language, "deadline", "kas_219", "--from", "2025-03-03")


def test_a_centre_answers_with_its_own_rows(run: Run, tmp_path: Path) -> None:
    """Nothing is said of files, and a correction counts."""
    corrected = shutil.copytree(Path(settings.ROOT) / "data" / "law", tmp_path / "law")
    rates = corrected / "key_rate.csv"
    rates.write_text(rates.read_text("utf-8").replace(",21.00,", ",10.00,"), "utf-8")
    load_law(corrected, timezone.now())
    told = json.loads(run(*CLAIM, "--payment", "2025-03-11:10000", "--json")[1])
    assert told["compensation"] == "66.67"
    assert not any("файлам" in sentence for sentence in told["warnings"])


def test_every_calculator_explains_its_options(run: Run) -> None:
    for name, calculator in CALCULATORS.items():
        code, out, err = run(name, "--help")
        assert (code, err) == (0, "")
        assert all(question.option in out or question.is_positional for question in calculator.questions)
        read = " ".join(out.split())
        with translation.override("en"):
            columns = [column for question in calculator.questions for column in question.columns]
            assert all(f"{column.option.upper()}: {column.label}" in read for column in columns)
    assert run("--help")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("late-play",),
        ("late-pay", "--amount", "10000"),
        ("late-pay", "--due", "2025-03-01"),
        (*CLAIM, "--as-of", "2025-02-01"),
        (*CLAIM, "--as-of", "2225-03-01"),
        (*CLAIM, "--as-of", "2025-02-30"),
        (*CLAIM, "--payment", "2025-03-06"),
        (*CLAIM, "--payment", "2025-03-06:-4"),
        (*CLAIM, "--payment", "2025-03-06:4:5"),
        (*CLAIM, "--payment", ":"),
        (*CLAIM, "--basis", "BOTH"),
        (*CLAIM, "--lang", "fr"),
        (*CLAIM, "--unheard-of", "1"),
        (*CLAIM, "further"),
        ("deadline",),
        ("deadline", "tc392_wages"),
        ("deadline", "tc999", "--from", "2025-03-01"),
        ("deadline", "git_complaint_answer.extension", "--from", "2025-03-01"),
        ("deadline", "\0", "--from", "2025-03-01"),
        ("deadline", "tc136_payday", "--from", "2027-12-31"),
        ("deadline", "tc392_wages", "--from", "1825-06-01"),
        ("deadline", "writ_presentation", "--from", "9999-12-31"),
        ("deadline", "tc392_wages", "--from", "2025-02-30"),
        ("deadline", "police_detention", "--from", "2025-03-01T25:00"),
        ("duty", "--matter", "parking"),
        ("duty", "--amount", "-5"),
        *(
            ("late-pay", "--due", "2025-03-01", f"--amount={amount}")
            for amount in (
                "-1", "NaN", "inf", "-Infinity", "1e400", "1E5", "٣٠٠", "１０", "0x10", "", " ", "10.005", "10,000",
                "1_000", "9" * 500, "1\0", "\0", "ten", "+5", "1\n2",
            )
        ),
        *(
            ("late-pay", "--amount", "10", f"--due={due}")
            for due in (
                "2025-13-01", "2025-02-29", "0000-01-01", "9999-12-31", "٢٠٢٥-٠٣-٠١", "2025", "tomorrow", "1999-01-01",
                "2025-03-01T10:00", "20250301", "2025-3-1-1", "2025-03-01\0",
            )
        ),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_two(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert len(err) > 10
