"""Journeys wait in ways that hold on a slow machine, too."""

from tests.house import ROOT, shown

JOURNEYS = sorted((ROOT / "tests/journeys").glob("*.py"))


def test_no_journey_evaluates_text_in_later_frames() -> None:
    """Our own security policy refuses it there, so it fails whenever the first look comes too early (see waiting.py)."""
    call = ".wait_for_function" + "("
    assert [shown(file) for file in JOURNEYS if call in file.read_text(encoding="utf-8")] == []
