"""`jardam law` answers anybody: where no database runs, nothing is set, and `bin/up` has never been."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

CLAIM = ["law", "late-pay", "--amount", "45000", "--due", "2018-02-28", "--payment", "2018-03-14:45000"]


def typed(words: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jardam.config.cli", *words]
    surroundings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(settings.ROOT), **environment}
    return subprocess.run(
        command, env=surroundings, cwd="/", capture_output=True, text=True, check=False, timeout=60
    )


def test_a_bare_machine_answers_from_the_files_and_says_so(tmp_path: Path) -> None:
    said = typed([*CLAIM, "--json"], JARDAM_VAR=str(tmp_path))
    assert (said.returncode, said.stderr) == (0, "")
    told = json.loads(said.stdout)
    assert told["compensation"] == "315.00"
    assert "справочным файлам" in told["warnings"][-1]


@pytest.mark.parametrize(
    ("words", "environment", "code"),
    [
        ([*CLAIM, "--as-of", "2018-01-01"], {}, 2),
        (["law"], {}, 2),
        (CLAIM, {"DATABASE_URL": "nonsense"}, 1),
    ],
)
def test_what_it_cannot_answer_is_one_sentence(
    tmp_path: Path, words: list[str], environment: dict[str, str], code: int
) -> None:
    said = typed(words, JARDAM_VAR=str(tmp_path), **environment)
    assert (said.returncode, said.stdout) == (code, "")
    assert len(said.stderr.splitlines()) == 1


def test_a_database_that_does_not_answer_is_no_reason_to_fail(tmp_path: Path) -> None:
    address = "postgresql://owner:word@127.0.0.1:1/jardam"
    said = typed([*CLAIM, "--json"], JARDAM_VAR=str(tmp_path), DATABASE_URL=address)
    assert (said.returncode, json.loads(said.stdout)["compensation"]) == (0, "315.00")
