from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.audit.rules.details import NotACode, checked


class Outcome(StrEnum):
    ANSWERED = "ANSWERED"


def test_codes_counts_days_and_ids_pass() -> None:
    assert checked(
        {
            "outcome": Outcome.ANSWERED,
            "language": "KY",
            "kind": "NAME_BIRTH",
            "count": 12,
            "is_late": True,
            "due_on": date(2026, 11, 22),
            "card": UUID(int=1),
            "topics": ["A_PATENT", "B_SAFETY"],
        }
    ) == {
        "outcome": "ANSWERED",
        "language": "KY",
        "kind": "NAME_BIRTH",
        "count": 12,
        "is_late": True,
        "due_on": "2026-11-22",
        "card": "00000000-0000-0000-0000-000000000001",
        "topics": ["A_PATENT", "B_SAFETY"],
    }


@pytest.mark.parametrize(
    "value",
    [
        "Nurbek",
        "Нурбек",
        "НУРБЕК",
        "NURBEK UULU",
        "answered",
        "",
        "A" * 41,
        "+996700123447",
        "AN1234567",
        79161234567,
        -1_000_000,
        1.5,
        None,
        b"X",
        {"a": 1},
        ["Nurbek"],
        [["X"]],
        datetime(2026, 11, 22, 14, 20, tzinfo=UTC),
    ],
)
def test_names_numbers_texts_and_moments_do_not(value: object) -> None:
    with pytest.raises(NotACode) as refusal:
        checked({"detail": value})
    assert str(value) not in str(refusal.value) or not value


@pytest.mark.parametrize("name", ["", "Имя", "Name", "a b", "1a"])
def test_the_name_of_a_detail_says_nothing_either(name: str) -> None:
    with pytest.raises(NotACode):
        checked({name: "CODE"})


@given(st.text())
def test_only_latin_capitals_pass(text: str) -> None:
    try:
        (stored,) = checked({"detail": text}).values()
    except NotACode:
        return
    assert stored == text
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
