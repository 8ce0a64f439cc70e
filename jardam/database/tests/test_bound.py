"""A bound program ends with its starter, and does not begin when the starter is gone already."""

import os
import subprocess
import sys
from pathlib import Path

from jardam.database.bound import bound

START_AND_WAIT = """
import subprocess, sys
from jardam.database.bound import bound
subprocess.Popen(bound("KILL", ["sh", "-c", "echo working; exec sleep 60"])).wait()
"""


def test_it_runs_with_its_starters_words() -> None:
    said = subprocess.run(
        bound("TERM", ["echo", "two words", "$HOME"]), capture_output=True, text=True, check=True
    )
    assert said.stdout == "two words $HOME\n"


def test_it_ends_with_a_killed_starter() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT], stdout=subprocess.PIPE, text=True
    ) as starter:
        assert starter.stdout
        assert starter.stdout.readline() == "working\n"
        starter.kill()
        assert starter.stdout.read() == ""  # the end of the pipe: nobody holds it any more


def test_it_does_not_begin_without_its_starter(tmp_path: Path) -> None:
    orphaned = [
        word.replace(f"= {os.getpid()} ]", "= 1 ]")
        for word in bound("KILL", ["touch", str(tmp_path / "made")])
    ]
    assert subprocess.run(orphaned, check=False).returncode != 0
    assert not (tmp_path / "made").exists()
