"""Whether an installation compares by meaning at all, as its environment says."""

import importlib.util

import pytest

from jardam.database.trouble import Trouble
from jardam.search.meaning_wanted import USUAL_MS, is_wanted, wanted_ms


@pytest.mark.parametrize(("said", "milliseconds"), [("", USUAL_MS), ("0", 0), ("120", 120), ("1000", 1000)])
def test_the_environment_says_how_long_a_search_waits(said: str, milliseconds: int) -> None:
    assert wanted_ms({"JARDAM_MEANING_MS": said}) == milliseconds
    assert wanted_ms({}) == USUAL_MS


@pytest.mark.parametrize("said", ["-1", "1001", "50ms", "0.5", "²"])
def test_what_is_no_such_number_is_refused_in_a_sentence(said: str) -> None:
    with pytest.raises(Trouble, match="milliseconds from 0 to 1000"):
        wanted_ms({"JARDAM_MEANING_MS": said})


def test_without_the_package_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert not is_wanted({})


def test_nobody_wants_it_for_no_time() -> None:
    assert not is_wanted({"JARDAM_MEANING_MS": "0"})
