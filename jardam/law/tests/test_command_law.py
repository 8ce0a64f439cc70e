"""The command line is a promise to others: what it prints, and one sentence where it cannot answer."""

import json
from collections.abc import Callable

import pytest
from django.core.management import execute_from_command_line

Run = Callable[..., tuple[int, str, str]]
CLAIM = ("late-pay", "--amount", "10000", "--due", "2025-03-01")


@pytest.fixture
def run(db: None, capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*words: str) -> tuple[int, str, str]:
        code = 0
        try:
            execute_from_command_line(["jardam", "law", *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return typed


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
    assert [row["code"] for row in told["sources"]] == ["card_facts.tc236_formula", "key_rate"]
    assert "reference files" in told["warnings"][0]


def test_without_json_it_is_read_by_people(run: Run) -> None:
    code, out, _ = run(*CLAIM, "--payment", "2025-03-11:10000")
    assert code == 0
    assert "140,00" in out
    assert "ключевой ставки" in out


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
