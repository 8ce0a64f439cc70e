"""Whether an agreement is in force, and whether it works: two answers, and neither made from the other."""

from datetime import date, timedelta

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from jardam.library.rules.agreements import (
    RECENT,
    Happened,
    Outcome,
    Status,
    Told,
    Works,
    days_told,
    practice_of,
    status_of,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
ENTRIES = st.lists(st.builds(Happened, DAYS, st.sampled_from(Outcome)), max_size=8)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (Told("yes"), Status.IN_FORCE),
        (Told("yes (used by officials)", in_force_from=date(2027, 1, 1)), Status.NOT_YET),
        (Told("yes; practice superseded by EAEU treaty"), Status.SUPERSEDED),
        (Told("partly"), Status.PARTLY),
        (Told("unknown"), Status.UNKNOWN),
        (Told("no for RU", signed=("1992-03-13",), ended=date(2023, 1, 1)), Status.ENDED),
        (Told("no"), Status.NONE),
        (Told("not ratified by RU"), Status.NOT_RATIFIED),
        (Told("not for RU until ratification (memory)"), Status.NOT_RATIFIED),
    ],
)
def test_the_words_of_the_file_become_one_word(told: Told, status: Status) -> None:
    assert status_of(told, TODAY) is status


@given(st.sampled_from(["yes", "no", "partly", "unknown", "not ratified by RU"]), DAYS, DAYS)
def test_what_has_ended_is_ended_whatever_else_is_written(words: str, ended: date, on: date) -> None:
    is_ended = status_of(Told(words, ("2000-01-01",), ended=ended), on) is Status.ENDED
    assert is_ended if ended <= on else (not is_ended or words == "no")


def test_every_row_of_the_file_has_a_status_and_pensions_with_uzbekistan_are_none() -> None:
    rows = yaml.safe_load((settings.ROOT / "data/law/agreements.yaml").read_text(encoding="utf-8"))
    found = {
        row["id"]: status_of(
            Told(row["in_force"], days_told(row, "signed"), row.get("in_force_from"), row.get("ended")), TODAY
        )
        for row in rows["agreements"]
    }
    assert found["uz_pensions_none"] is Status.NONE
    assert found["kg_labour_1996"] is Status.SUPERSEDED
    assert found["cis_pensions_1992"] is Status.ENDED
    assert found["cis_legal_aid_2002"] is Status.NOT_RATIFIED
    assert found["md_readmission_none"] is Status.UNKNOWN


@given(ENTRIES, DAYS)
def test_only_what_happened_lately_says_how_it_is(entries: list[Happened], on: date) -> None:
    practice = practice_of(entries, on)
    lately = {one.outcome for one in entries if timedelta() <= on - one.on <= RECENT} - {Outcome.LOOKED_UP}
    says = {
        frozenset(): practice.works in {Works.LONG_AGO, Works.UNTRIED},
        frozenset({Outcome.APPLIED}): practice.works is Works.WORKS,
        frozenset({Outcome.REFUSED}): practice.works is Works.REFUSED,
        frozenset({Outcome.APPLIED, Outcome.REFUSED}): practice.works is Works.BOTH,
    }
    assert says[frozenset(lately)]


@given(ENTRIES, DAYS)
def test_looking_a_text_up_helps_nobody(entries: list[Happened], on: date) -> None:
    """Somebody who asked is a check, never a sign that it works."""
    asked = [*entries, Happened(on, Outcome.LOOKED_UP)]
    assert practice_of(asked, on).works is practice_of(entries, on).works
    assert practice_of(asked, on).checked == on


def test_sources_that_disagree_are_both_told() -> None:
    assert days_told({"signed": "2021-05-21 / 2021-06-17"}, "signed") == ("2021-05-21", "2021-06-17")
    told = {"signed": date(2019, 12, 20), "signed_otherwise": [date(2019, 11, 20)]}
    assert days_told(told, "signed") == ("2019-12-20", "2019-11-20")
    assert days_told({"signed": None}, "signed") == ()
