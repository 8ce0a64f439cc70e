"""Spellings, days and patterns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.incidents.choices import incident_kinds, proofs, venue_kinds
from jardam.incidents.models import LONGEST_PROOF, Incident, Venue
from jardam.incidents.rules.days import UnreadableDay, shown_day, told_day
from jardam.incidents.rules.kinds import IncidentKind, Proof, VenueKind
from jardam.incidents.rules.patterns import FEWEST_TELLERS, Told, patterns, since
from jardam.incidents.rules.spellings import is_spelled

TODAY = date(2026, 11, 22)
TOLD = st.lists(
    st.builds(
        Told,
        st.sampled_from("ab"),
        st.sampled_from(IncidentKind),
        st.sampled_from(["", "2025", "2026"]),
        st.one_of(st.none(), st.integers(1, 6)),
        st.dates(date(2025, 1, 1), date(2026, 11, 1)),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("2026", "2026"),
        ("03.2026", "2026-03"),
        ("14.3.2026", "2026-03-14"),
        ("2026-03-14", "2026-03-14"),
    ],
)
def test_a_day_is_kept_as_far_as_it_is_remembered(typed: str, kept: str) -> None:
    assert str(told_day(typed, TODAY)) == kept


@pytest.mark.parametrize("typed", ["1999", "12.2026", "31.02.2026", "soon", "2027", "٢٠٢٦", "\x00"])
def test_what_is_no_day_that_has_come_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDay):
        told_day(typed, TODAY)


def test_a_day_is_shown_as_people_write_it() -> None:
    assert [shown_day(stored) for stored in ("2026-03-14", "2026-03", "2026")] == [
        "14.03.2026",
        "03.2026",
        "2026",
    ]


def test_spellings_are_compared_without_case_and_marks() -> None:
    assert is_spelled("РОДДОМ №6", ["роддом № 6"])
    assert not is_spelled("роддом № 16", ["роддом № 6"])
    assert not is_spelled("…", ["…"])


@given(told=TOLD)
def test_a_pattern_never_rests_on_fewer_than_three_tellers(told: list[Told]) -> None:
    for pattern in patterns(told):
        alike = [each for each in told if (each.venue, each.kind) == (pattern.venue, pattern.kind)]
        assert len({each.teller for each in alike} - {None}) >= FEWEST_TELLERS
        assert pattern.whole == len(alike) or pattern.whole == "small"
        assert all(
            not isinstance(number, int) or number == 0 or number >= 5 for _year, number in pattern.by_year
        )


@given(told=TOLD)
def test_whoever_is_unknown_makes_no_pattern(told: list[Told]) -> None:
    nobody = [Told(each.venue, each.kind, each.happened, None, each.told_on) for each in told]
    assert patterns(nobody) == []


def test_everything_stored_has_words_and_fits() -> None:
    assert set(venue_kinds()) == set(VenueKind)
    assert set(incident_kinds()) == set(IncidentKind)
    assert set(proofs()) == set(Proof)
    assert max(map(len, VenueKind)) <= Venue._meta.get_field("kind").max_length
    assert max(map(len, IncidentKind)) <= Incident._meta.get_field("kind").max_length
    assert max(map(len, Proof)) <= LONGEST_PROOF


@given(told=TOLD, day=st.dates(date(2024, 6, 1), date(2026, 6, 1)))
def test_what_goes_on_rests_on_three_tellers_and_tells_no_small_number(told: list[Told], day: date) -> None:
    alike = [Told("a", IncidentKind.BRIBE, each.happened, each.teller, each.told_on) for each in told]
    later = [each for each in alike if each.may_be_since(day)]
    shown = since(alike, day)
    assert (shown is None) == (len({each.teller for each in later} - {None}) < FEWEST_TELLERS)
    if isinstance(shown, int):
        assert shown == len(later)
        for year in {each.year for each in alike}:
            before = sum(each.year == year and not each.may_be_since(day) for each in alike)
            after = sum(each.year == year and each.may_be_since(day) for each in alike)
            assert {before, after} & {1, 2, 3, 4} == set()


def test_what_may_have_happened_before_a_day_and_after_counts_after_and_what_nobody_remembers_does_not() -> (
    None
):
    day = date(2026, 3, 10)
    days = ["2026-03-11", "2026-03", "2026", "2026-03-10", "2026-02", "2025", ""]
    after = [
        Told("a", IncidentKind.BRIBE, happened, None, date(2026, 11, 1)).may_be_since(day)
        for happened in days
    ]
    told_before = [Told("a", IncidentKind.BRIBE, happened, None, day).may_be_since(day) for happened in days]
    assert after == [True, True, True, False, False, False, False]
    assert not any(told_before)
