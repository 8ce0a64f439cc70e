"""Prints for whoever reads: a terminal, another program, or nobody any more. Django's own printing ends in a trace there."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


class Unread(Exception):
    """What was printed reached nobody. ``is_quiet``: the reader went away, as ``head`` does, and that is no trouble."""

    def __init__(self, *, is_quiet: bool) -> None:
        super().__init__()
        self.is_quiet = is_quiet


def put(text: str, to: TextIO | None) -> None:
    """Prints whole lines, in UTF-8 whatever the machine is set to.

    Errors: Unread.
    """
    if to is None:
        raise Unread(is_quiet=True)
    if isinstance(to, TextIOWrapper) and to.encoding.lower() not in {"utf-8", "utf8"}:
        to.reconfigure(encoding="utf-8")
    try:
        to.write(text if text.endswith("\n") else f"{text}\n")
        to.flush()
    except (OSError, ValueError) as error:
        _let_go(to)
        raise Unread(is_quiet=isinstance(error, BrokenPipeError)) from error


def complain(text: str) -> None:
    """One line on standard error, where there is one."""
    with suppress(Unread):
        put(text, sys.stderr)


def _let_go(to: TextIO) -> None:
    """What is still waiting goes nowhere, so that the end of the program does not try once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), to.fileno())
