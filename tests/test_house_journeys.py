"""Journeys wait in ways that hold on a slow machine, too."""

import pytest

from tests.house import ROOT, shown

JOURNEYS = sorted((ROOT / "tests/journeys").glob("*.py"))
NOW_AND_THEN = ["wait_for_function" + "(", "wait_for_timeout" + "(", "time.sleep" + "("]


@pytest.mark.parametrize("call", NOW_AND_THEN)
def test_no_journey_waits_in_a_way_that_fails_now_and_then(call: str) -> None:
    assert [shown(file) for file in JOURNEYS if call in file.read_text(encoding="utf-8")] == []
