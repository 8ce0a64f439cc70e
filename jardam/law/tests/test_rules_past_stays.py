"""Earlier visits, each on a ground of its own: no day of it is counted or left out that a row of the law does not decide."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.grounds import Ground, row_of
from jardam.law.rules.overstay import Days, OverstaySaid
from jardam.law.rules.past_stays import Basis
from jardam.law.rules.stay import LastDay, StayLeft, StaySaid, StayTold, stay_left
from jardam.law.rules.visits import Stamp, Way
from jardam.law.tests.books import BOOK, TODAY
from jardam.law.wording import worded

DAY = timedelta(days=1)
days = st.integers(0, 1400).map(lambda number: date(2023, 1, 1) + number * DAY)
grounds = st.sampled_from([None, *Ground])
Told = tuple[date, date, Ground | None]


@st.composite
def whole_visits(draw: st.DrawFn) -> list[Told]:
    """Visits that have ended, none of which touches another."""
    told = sorted(draw(st.sets(days, min_size=2, max_size=8)))
    return [(first, last, draw(grounds)) for first, last in zip(told[::2], told[1::2], strict=False)]


def visited(visits: Sequence[Told], today: date = TODAY) -> Explained[StayLeft]:
    stamps = [
        Stamp(day, way, ground=ground)
        for first, last, ground in visits
        for day, way in ((first, Way.ENTRY), (last, Way.EXIT))
    ]
    return stay_left(BOOK, StayTold(stamps), today)


def asked(
    today: str, *written: str, ground: Ground = Ground.NONE, until: date | None = None
) -> Explained[StayLeft]:
    """``2026-01-01:2026-01-31:PATENT``; without an exit the person is still here."""
    stamps = []
    for visit in written:
        first, last, named = [*visit.split(":"), "", ""][:3]
        of = Ground(named) if named else None
        stamps.append(Stamp(date.fromisoformat(first), Way.ENTRY, ground=of))
        stamps += [Stamp(date.fromisoformat(last), Way.EXIT, ground=of)] if last else []
    return stay_left(BOOK, StayTold(stamps, ground, until), date.fromisoformat(today))


def codes(answer: Explained[StayLeft]) -> set[str]:
    return {said.code for said in (*answer.steps, *answer.warnings)}


def test_a_long_visit_on_a_patent_was_no_overstay() -> None:
    told = asked("2026-11-22", "2025-01-10:2025-11-30:PATENT")
    assert (told.answer.past[0].basis, told.answer.past[0].over) == (Basis.REPLACED, Days(0, 0))
    assert StaySaid.GROUND_THEN in codes(told)
    assert not codes(told) & {StaySaid.WAS_OVER, StaySaid.IF_NO_GROUND, OverstaySaid.LAWYER_FIRST}
    assert told.answer.left == Days(90, 90)


def test_a_long_visit_without_a_ground_was_an_overstay_and_no_condition_is_made() -> None:
    """10 January to 30 November 2025 are 325 days, 235 beyond the ninety: five years, and not three."""
    told = asked("2026-11-22", "2025-01-10:2025-11-30:NONE")
    assert told.answer.past[0].over == Days(235, 235)
    assert StaySaid.WAS_OVER_FREE in codes(told)
    assert not codes(told) & {StaySaid.WAS_OVER, StaySaid.IF_NO_GROUND}
    assert [said.row.code for said in told.warnings if said.code == OverstaySaid.BAN and said.row] == [
        "stay.overstay_180"
    ]


def test_a_ground_that_nobody_knows_stays_a_condition() -> None:
    told = asked("2026-11-22", "2025-01-10:2025-11-30")
    assert told.answer.past[0].over == Days(0, 235)
    assert {StaySaid.WAS_OVER, StaySaid.IF_NO_GROUND, OverstaySaid.LAWYER_FIRST} <= codes(told)


def test_whether_days_on_a_patent_count_is_a_span_because_no_row_says_it() -> None:
    """59 days on a patent, then here since 1 June: the ninety end on 1 July if they count, else on 29 August."""
    told = asked("2026-06-20", "2026-01-01:2026-02-28:PATENT", "2026-06-01::NONE")
    assert told.answer.used == Days(20, 79)
    assert told.answer.last_day == LastDay(date(2026, 7, 1), date(2026, 8, 29))
    assert StaySaid.GROUND_DAYS_UNSURE in codes(told)


def test_the_same_days_without_another_ground_are_counted_for_sure() -> None:
    told = asked("2026-06-20", "2026-01-01:2026-02-28:NONE", "2026-06-01::NONE")
    assert told.answer.last_day == LastDay(date(2026, 7, 1), date(2026, 7, 1))
    assert StaySaid.GROUND_DAYS_UNSURE not in codes(told)


def test_a_ground_long_ago_makes_no_doubt_of_today() -> None:
    assert StaySaid.GROUND_DAYS_UNSURE not in codes(
        asked("2026-06-20", "2025-01-01:2025-02-28:PATENT", "2026-06-01:")
    )


def test_a_visit_after_days_on_a_patent_may_have_been_too_long() -> None:
    """A hundred days on a patent, then forty without: too long by all of them if the hundred count."""
    told = asked("2026-11-22", "2026-01-01:2026-04-10:PATENT", "2026-05-01:2026-06-09:NONE")
    assert [stay.over for stay in told.answer.past] == [Days(0, 0), Days(0, 40)]
    assert {StaySaid.WAS_OVER_PERHAPS, OverstaySaid.LAWYER_FIRST} <= codes(told)
    assert StaySaid.IF_NO_GROUND not in codes(told)


@pytest.mark.parametrize(
    ("ground", "on", "row"),
    [
        (Ground.PATENT, "2026-05-01", "stay.visa_free_90_calendar_year"),
        (Ground.PATENT, "2024-05-01", "stay.visa_free_90_180"),
        (Ground.STUDY, "2026-05-01", "stay.visa_free_90_calendar_year"),
        (Ground.STUDY, "2024-05-01", None),
        (Ground.EAEU_CONTRACT, "2024-05-01", "stay.eaeu_no_permit"),
        (Ground.EAEU_CONTRACT, "2014-05-01", None),
        (Ground.OTHER, "2026-05-01", None),
        (Ground.NONE, "2026-05-01", None),
    ],
)
def test_a_ground_counts_only_by_a_row_of_that_day(ground: Ground, on: str, row: str | None) -> None:
    found = row_of(BOOK, ground, date.fromisoformat(on))
    assert (found and found.code) == row


def test_a_ground_of_which_no_row_speaks_is_a_condition_and_says_so() -> None:
    told = asked("2026-11-22", "2025-01-10:2025-11-30:OTHER")
    assert told.answer.past[0].over == Days(0, 235)
    assert {
        StaySaid.GROUND_NOT_RECORDED, StaySaid.WAS_OVER_UNRECORDED, StaySaid.IF_NO_GROUND
    } <= codes(told)  # fmt: skip
    assert StaySaid.WAS_OVER not in codes(told)


@pytest.mark.parametrize(
    "visit", ["2025-01-10:2025-11-30:OTHER", "2025-01-10:2025-11-30", "2024-01-10:2024-11-30:STUDY"]
)
def test_no_sentence_is_sure_that_a_ground_made_a_visit_lawful(visit: str) -> None:
    told = asked("2026-11-22", visit)
    with override("en"):
        said = " ".join(map(worded, (*told.steps, *told.warnings)))
    assert "longer than visa-free days allow" in said
    assert "it was no overstay" not in said
    assert "if there was no other ground" not in said


def test_the_ground_of_the_last_stamp_is_that_of_today() -> None:
    until = date(2026, 9, 30)
    by_stamp = asked("2026-07-20", "2026-01-01::PATENT", until=until)
    assert by_stamp == asked("2026-07-20", "2026-01-01:", ground=Ground.PATENT, until=until)
    assert by_stamp.answer.last_day == LastDay(until, until)
    assert by_stamp.answer.used == Days(0, 201)


def test_a_ground_of_today_without_a_row_is_a_span_of_both_ends() -> None:
    told = asked("2026-02-20", "2026-01-01:", ground=Ground.OTHER, until=date(2026, 12, 31))
    assert told.answer.last_day == LastDay(date(2026, 3, 31), date(2026, 12, 31))
    assert StaySaid.GROUND_NOT_RECORDED in codes(told)


@pytest.mark.parametrize(
    ("visit", "ground", "code"),
    [
        ("2026-01-01::STUDY", Ground.PATENT, StaySaid.GROUNDS_DIFFER),
        ("2026-01-01::NONE", Ground.PATENT, StaySaid.GROUNDS_DIFFER),
        ("2026-01-01:", Ground.NONE, StaySaid.UNTIL_WITHOUT_GROUND),
    ],
)
def test_what_does_not_agree_is_asked_again(visit: str, ground: Ground, code: StaySaid) -> None:
    with pytest.raises(Refused) as refused:
        asked("2026-07-20", visit, ground=ground, until=date(2026, 9, 30))
    assert refused.value.said.code is code


def test_two_stamps_of_one_visit_with_different_grounds_are_not_known() -> None:
    stamps = [
        Stamp(date(2025, 1, 10), Way.ENTRY, ground=Ground.PATENT),
        Stamp(date(2025, 11, 30), Way.EXIT, ground=Ground.STUDY),
    ]
    assert stay_left(BOOK, StayTold(stamps), TODAY).answer.visits[0].ground is None


@given(whole_visits())
def test_a_ground_widens_the_answer_of_the_stamps_and_never_leaves_it(visits: list[Told]) -> None:
    """The most cautious reading is that of visa-free days alone, and it always stays within the span."""
    free = visited([(first, last, Ground.NONE) for first, last, _ in visits]).answer
    told = visited(visits).answer
    assert told.used.least <= free.used.least
    assert told.used.most == free.used.most
    assert free.left
    assert told.left
    assert told.left.least == free.left.least
    assert told.left.most >= free.left.most


@given(whole_visits())
def test_only_a_ground_by_a_row_takes_an_overstay_away(visits: list[Told]) -> None:
    free = visited([(first, last, Ground.NONE) for first, last, _ in visits]).answer.past
    for alone, stay in zip(free, visited(visits).answer.past, strict=True):
        assert alone.over.is_sure
        assert stay.over.least <= alone.over.least
        assert stay.over.most == (0 if stay.basis is Basis.REPLACED else alone.over.most)


@given(whole_visits(), st.integers(0, 3))
def test_to_learn_the_ground_of_a_visit_narrows_what_was_not_known(visits: list[Told], which: int) -> None:
    number = which % len(visits)
    first, last, _ = visits[number]
    unknown = visited([*visits[:number], (first, last, None), *visits[number + 1 :]]).answer
    for ground in (Ground.NONE, Ground.PATENT):
        known = visited([*visits[:number], (first, last, ground), *visits[number + 1 :]]).answer
        assert known.past[number].over.most <= unknown.past[number].over.most
        assert known.past[number].over.least >= unknown.past[number].over.least


@given(whole_visits())
def test_the_order_of_the_visits_does_not_matter(visits: list[Told]) -> None:
    assert visited(visits).answer == visited(visits[::-1]).answer
