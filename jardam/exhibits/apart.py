"""Copying in a process of its own: what a file unfolds to there harms nobody who is at work here."""

import json
import os
import subprocess
import sys

from jardam.exhibits.copying import Copy, Trace
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import FileRefused, Refusal

SECONDS = 60  # by the clock
_WORDS = [sys.executable, "-m", "jardam.exhibits.copying_process"]
_TOLD = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH")
"""All that it learns of where it runs: no password, and not where keys lie."""
_END = b"\n"
"""Of the first line, which says what follows."""


def copied_apart(content: bytes, form: Form) -> Copy:
    """As `copying.copied`. Errors: FileRefused, also NO_SAFE_COPY."""
    words = [*_WORDS, form.value]
    told = {name: os.environ[name] for name in _TOLD if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell, nothing typed in it
            words, input=content, capture_output=True, timeout=SECONDS, check=True, env=told
        )
    except subprocess.SubprocessError as error:  # killed by its limits, or by the clock
        raise FileRefused(Refusal.NO_SAFE_COPY) from error
    head, _end, copy = done.stdout.partition(_END)
    answer = json.loads(head)
    if "why" in answer:
        raise FileRefused(Refusal(answer["why"]))
    return Copy(copy, answer["pages"], tuple(map(Trace, answer["traces"])))


def packed(copy: Copy) -> bytes:
    """A copy as it goes from one process to the other."""
    return _head({"pages": copy.pages, "traces": [trace.value for trace in copy.traces]}) + copy.content


def refused(why: Refusal) -> bytes:
    """Instead of a copy."""
    return _head({"why": why.value})


def _head(told: dict[str, object]) -> bytes:
    return json.dumps(told).encode() + _END
