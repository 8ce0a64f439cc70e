"""An answer that nobody reads any more ends without a trace of the program's insides."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jardam.law.terminal import Unread, complain, put
from jardam.law.tests.conftest import Run


@pytest.fixture
def broken_pipe() -> Iterator[io.TextIOWrapper]:
    """A pipe whose reader has gone."""
    reads, writes = os.pipe()
    os.close(reads)
    with io.TextIOWrapper(os.fdopen(writes, "wb"), encoding="utf-8") as pipe:
        yield pipe


def test_a_reader_that_went_away_is_no_trouble(broken_pipe: io.TextIOWrapper) -> None:
    with pytest.raises(Unread) as unread:
        put("К оплате", broken_pipe)
    assert unread.value.is_quiet


def test_no_output_at_all_is_no_trouble_either() -> None:
    with pytest.raises(Unread) as unread:
        put("К оплате", None)
    assert unread.value.is_quiet


def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full, pytest.raises(Unread) as unread:
        put("К оплате", full)
    assert not unread.value.is_quiet


def test_it_is_utf_8_whatever_the_machine_is_set_to() -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding="ascii")
    put("К оплате: 0,00 ₽", terminal)
    assert written.getvalue().decode("utf-8") == "К оплате: 0,00 ₽\n"


@pytest.mark.parametrize("words", [("duty",), ("stay", "--help"), ("duty", "--json")])
def test_the_command_ends_quietly_when_its_reader_has_gone(
    run: Run, broken_pipe: io.TextIOWrapper, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdout", broken_pipe)
    assert run(*words) == (1, "", "")


def test_bad_input_is_two_even_where_nobody_can_be_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    complain("nobody reads this")
    assert run("duty", "--matter", "parking")[0] == 2
