"""Asks the process that counts and draws. Whoever asks waits for it, and for no longer than a page may take."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import Any

LONGEST = 30  # seconds that a page waits
LONGEST_WRITING = 3600
COMMAND = (sys.executable, "-m", "jardam.databank.engine")


class NoAnswer(Exception):
    """The process ended without one, or took too long."""


def ask(act: str, **question: Any) -> Mapping[str, Any]:
    """Errors: NoAnswer."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            COMMAND, input=_line(act, question), capture_output=True, timeout=LONGEST, check=True
        )
    except subprocess.SubprocessError as error:
        raise NoAnswer(act) from error
    return _read(done.stdout)


def write_rows(rows: Iterable[Sequence[str]], **question: Any) -> Mapping[str, Any]:
    """Send rows one by one: neither process ever holds them all as text, and no disk sees them in the open.

    Errors: NoAnswer.
    """
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as engine:
        assert engine.stdin
        assert engine.stdout
        try:
            engine.stdin.write(_line("write", question))
            engine.stdin.flush()
            with TextIOWrapper(engine.stdin, "utf-8", newline="", write_through=False) as lines:
                csv.writer(lines).writerows(rows)
            answer = engine.stdout.read()
            if engine.wait(LONGEST_WRITING):
                raise NoAnswer("write")
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoAnswer("write") from error
        finally:
            engine.kill()
    return _read(answer)


def _line(act: str, question: Mapping[str, Any]) -> bytes:
    return json.dumps({"act": act, **question}).encode() + b"\n"


def _read(answer: bytes) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(answer)
    return found
