from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jardam.law.rules.allowance import Stay, last_lawful_day
from jardam.law.rules.explaining import Caution, Explained, Refused
from jardam.law.rules.grounds import Ground
from jardam.law.rules.overstay import Days, OverstaySaid, bans_after
from jardam.law.rules.rulebook import NotInForce
from jardam.law.rules.stay import LastDay, StayLeft, StaySaid, StayTold, stay_left
from jardam.law.rules.visits import Stamp, VisitSaid, Way
from jardam.law.tests.books import BOOK, TODAY

DAY = timedelta(days=1)
days = st.integers(0, 1400).map(lambda number: date(2023, 1, 1) + number * DAY)
stamps = st.lists(st.builds(Stamp, days, st.sampled_from(Way)), min_size=1, max_size=8)
whole = (
    st.lists(days, min_size=2, max_size=8, unique=True).filter(lambda told: len(told) % 2 == 0).map(sorted)
)
on_a_busy_machine = settings(deadline=None)
"""Each example looks hundreds of days ahead, several times over: beside other work that takes longer than the usual bound."""


def stamped(*written: str) -> list[Stamp]:
    """``+2026-01-10`` is an entry, ``-2026-02-01`` an exit."""
    return [Stamp(date.fromisoformat(one[1:]), Way.ENTRY if one[0] == "+" else Way.EXIT) for one in written]


def asked(
    today: date, *written: str, ground: Ground = Ground.NONE, until: date | None = None
) -> Explained[StayLeft]:
    return stay_left(BOOK, StayTold(stamped(*written), ground, until), today)


def codes(answer: Explained[StayLeft]) -> set[str]:
    return {said.code for said in (*answer.steps, *answer.warnings)}


def test_a_worked_example_of_2026() -> None:
    """31 days in January, 10 in March, here since 1 June: the 90th day of the year is 19 July."""
    answer = asked(
        date(2026, 6, 30), "+2026-01-01", "-2026-01-31", "+2026-03-01", "-2026-03-10", "+2026-06-01"
    ).answer
    assert (answer.used, answer.left) == (Days(71, 71), Days(19, 19))
    assert answer.last_day == LastDay(date(2026, 7, 19), date(2026, 7, 19))


def test_the_day_of_entry_and_the_day_of_exit_both_count() -> None:
    assert last_lawful_day(BOOK, [], date(2026, 1, 1)) == date(2026, 3, 31)
    assert asked(date(2026, 5, 1), "+2026-01-01", "-2026-01-01").answer.used == Days(1, 1)


def test_a_new_year_does_not_lengthen_an_unbroken_stay() -> None:
    """Here since 15 October 2025: 78 days of that year, and the 90th of the stay on 12 January 2026."""
    assert asked(date(2026, 1, 5), "+2025-10-15").answer.last_day.earliest == date(2026, 1, 12)


def test_before_2025_days_fall_out_after_half_a_year() -> None:
    """90 days to 30 March 2024; on 29 June the first of January falls out of the 180 days."""
    spring = Stay(date(2024, 1, 1), date(2024, 3, 30))
    assert last_lawful_day(BOOK, [spring], date(2024, 6, 28)) == date(2024, 6, 27)
    assert last_lawful_day(BOOK, [spring], date(2024, 6, 29)) == date(2024, 9, 26)


def test_a_stay_across_the_change_of_the_law_is_warned_of() -> None:
    answer = asked(date(2025, 1, 20), "+2024-12-01")
    assert answer.answer.last_day.earliest == date(2025, 2, 28)
    assert StaySaid.ACROSS_CHANGE in codes(answer)


def test_a_missing_exit_is_a_span_and_never_a_guess() -> None:
    """Entered 1 January, entered again 1 March: between one and sixty days of that were spent here."""
    answer = asked(date(2026, 3, 10), "+2026-01-01", "+2026-03-01")
    assert answer.answer.used == Days(11, 69)
    assert answer.answer.last_day == LastDay(date(2026, 3, 31), date(2026, 5, 28))
    assert {VisitSaid.EXIT_MISSING, StaySaid.SPAN} <= codes(answer)


def test_a_missing_entry_is_a_span_too() -> None:
    answer = asked(date(2026, 4, 10), "+2026-01-01", "-2026-01-10", "-2026-02-20", "+2026-04-01")
    assert answer.answer.used == Days(21, 61)
    assert VisitSaid.ENTRY_MISSING in codes(answer)


def test_a_month_that_is_remembered_is_every_day_of_it() -> None:
    """Entered in March, left on 20 April: between 21 days (31 March) and 51 (1 March)."""
    told = [Stamp(date(2026, 3, 1), Way.ENTRY, date(2026, 3, 31)), Stamp(date(2026, 4, 20), Way.EXIT)]
    answer = stay_left(BOOK, StayTold(told), date(2026, 5, 1))
    assert answer.answer.used == Days(21, 51)
    assert StaySaid.SPAN in codes(answer)
    assert not codes(answer) & {VisitSaid.ENTRY_MISSING, VisitSaid.EXIT_MISSING}


def test_a_visit_within_one_month_of_which_no_day_is_known_has_no_sure_day() -> None:
    march = date(2026, 3, 1), date(2026, 3, 31)
    told = [Stamp(march[0], Way.ENTRY, march[1]), Stamp(march[0], Way.EXIT, march[1])]
    assert stay_left(BOOK, StayTold(told), date(2026, 5, 1)).answer.used == Days(0, 31)


def test_stamps_that_overlap_are_read_as_two_gaps() -> None:
    answer = asked(date(2026, 4, 10), "+2026-01-01", "+2026-01-05", "-2026-01-20", "-2026-02-01")
    assert {VisitSaid.EXIT_MISSING, VisitSaid.ENTRY_MISSING} <= codes(answer)
    assert answer.answer.used == Days(18, 32)


def test_stamps_out_of_order_are_put_in_order_and_said() -> None:
    answer = asked(date(2026, 4, 10), "-2026-01-20", "+2026-01-01")
    assert answer.answer.used == Days(20, 20)
    assert VisitSaid.OUT_OF_ORDER in codes(answer)


def test_out_and_in_again_on_one_day_counts_that_day_once() -> None:
    answer = asked(date(2026, 1, 20), "+2026-01-01", "-2026-01-10", "+2026-01-10")
    assert answer.answer.used == Days(20, 20)
    assert VisitSaid.SAME_DAY in codes(answer)


def test_after_the_last_day_the_lawyer_comes_first() -> None:
    answer = asked(date(2026, 7, 20), "+2026-01-01")
    assert answer.answer.over == Days(111, 111)
    assert answer.warnings[0].code == OverstaySaid.LAWYER_FIRST
    bans = [said.row.code for said in answer.warnings if said.code == OverstaySaid.BAN and said.row]
    assert bans == ["stay.overstay_30"]


@pytest.mark.parametrize(
    ("over", "bans"),
    [
        (Days(30, 30), []),
        (Days(31, 31), ["30"]),
        (Days(180, 180), ["30"]),
        (Days(181, 181), ["180"]),
        (Days(271, 271), ["270"]),
        (Days(20, 200), ["30", "180"]),
    ],
)
def test_a_ban_follows_from_the_days_and_a_span_of_days_brings_a_span_of_bans(
    over: Days, bans: list[str]
) -> None:
    assert [row.code.removeprefix("stay.overstay_") for row in bans_after(BOOK, over, TODAY)] == bans


def test_an_overstay_of_years_ago_is_said() -> None:
    answer = asked(date(2026, 7, 20), "+2025-01-01", "-2025-05-31")
    assert StaySaid.WAS_OVER in codes(answer)
    assert OverstaySaid.LAWYER_FIRST in codes(answer)


def test_another_ground_stands_in_the_place_of_the_days() -> None:
    until = date(2026, 9, 30)
    answer = asked(date(2026, 7, 20), "+2026-01-01", ground=Ground.PATENT, until=until)
    assert (answer.answer.last_day, answer.answer.over) == (LastDay(until, until), Days(0, 0))
    assert OverstaySaid.LAWYER_FIRST not in codes(answer)


def test_a_ground_without_a_known_end_gives_no_day() -> None:
    answer = asked(date(2026, 7, 20), "+2026-01-01", ground=Ground.STUDY)
    assert answer.answer.last_day == LastDay(None, None)
    assert answer.answer.left is None


def test_a_ground_that_ended_leaves_a_span() -> None:
    """The patent ended on 1 March, the ninety days on 31 March: 9 April is between 9 and 39 days later."""
    answer = asked(date(2026, 4, 9), "+2026-01-01", ground=Ground.PATENT, until=date(2026, 3, 1))
    assert answer.answer.over == Days(9, 39)
    assert StaySaid.GROUND_ENDED in codes(answer)


def test_a_contract_in_the_union_that_ended_leaves_days_for_another() -> None:
    answer = asked(date(2026, 7, 10), "+2026-01-01", ground=Ground.EAEU_CONTRACT, until=date(2026, 7, 1))
    assert answer.answer.last_day.earliest == date(2026, 7, 16)


@pytest.mark.parametrize("written", [(), ("+2027-01-01",), ("+1980-01-01",)])
def test_stamps_that_cannot_be_are_refused(written: tuple[str, ...]) -> None:
    with pytest.raises(Refused):
        asked(TODAY, *written)


def test_a_day_before_the_rules_is_no_guess() -> None:
    """Beside an answer for today it is named as unknown."""
    with pytest.raises(NotInForce):
        asked(date(2013, 1, 10), "+2013-01-01")
    assert Caution.NOT_IN_FORCE in codes(asked(TODAY, "+2013-01-01", "-2013-01-20"))


@on_a_busy_machine
@given(stamps)
def test_a_span_holds_the_truth_between_its_ends(told: list[Stamp]) -> None:
    answer = stay_left(BOOK, StayTold(told), TODAY).answer
    assert 0 <= answer.used.least <= answer.used.most <= 366
    assert answer.over.least <= answer.over.most
    if answer.left:
        assert 0 <= answer.left.least <= answer.left.most <= 90


@on_a_busy_machine
@given(stamps)
def test_the_order_in_which_stamps_are_told_does_not_matter(told: list[Stamp]) -> None:
    assert (
        stay_left(BOOK, StayTold(told), TODAY).answer == stay_left(BOOK, StayTold(told[::-1]), TODAY).answer
    )


@on_a_busy_machine
@given(whole)
def test_without_gaps_nothing_is_in_doubt(told: list[date]) -> None:
    pairs = [Stamp(day, Way.EXIT if number % 2 else Way.ENTRY) for number, day in enumerate(told)]
    found = stay_left(BOOK, StayTold(pairs), TODAY)
    answer = found.answer
    assert answer.used.is_sure or StaySaid.WAS_OVER in codes(found)  # that visit may have had another ground
    assert all(visit.is_sure for visit in answer.visits)
    assert answer.used.most == len(
        {
            visit.first + DAY * step
            for visit in answer.visits
            for step in range((visit.last - visit.first).days + 1)
        }
        & {date(2026, 1, 1) + DAY * step for step in range(366)}
    )


@on_a_busy_machine
@given(whole, st.integers(0, 7), st.integers(0, 30), st.integers(0, 30))
def test_a_stamp_of_which_only_a_span_is_known_holds_the_truth(
    told: list[date], which: int, before: int, after: int
) -> None:
    pairs = [Stamp(day, Way.EXIT if number % 2 else Way.ENTRY) for number, day in enumerate(told)]
    truth = stay_left(BOOK, StayTold(pairs), TODAY).answer.used
    number = which % len(pairs)
    first = max([pairs[number].on - before * DAY, *[stamp.on + DAY for stamp in pairs[:number]]])
    last = min([pairs[number].on + after * DAY, *[stamp.on - DAY for stamp in pairs[number + 1 :]]])
    pairs[number] = Stamp(min(first, pairs[number].on), pairs[number].way, max(last, pairs[number].on))
    found = stay_left(BOOK, StayTold(pairs), TODAY).answer.used
    assert found.least <= truth.least <= truth.most <= found.most


@on_a_busy_machine
@given(whole)
@example(
    [date(2024, 11, 1), date(2025, 1, 29), date(2025, 1, 30), date(2025, 4, 29)]
)  # 90 days, a day abroad, 90
@example(
    [
        date(2023, 1, 1),
        date(2023, 7, 1),
        date(2025, 9, 20),
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 4, 1),
    ]
)
@example(
    [
        date(2025, 10, 3),
        date(2025, 12, 31),
        date(2026, 1, 2),
        date(2026, 4, 1),
        date(2026, 6, 1),
        date(2026, 6, 2),
    ]
)
def test_a_forgotten_stamp_widens_the_span_around_the_truth(told: list[date]) -> None:
    pairs = [Stamp(day, Way.EXIT if number % 2 else Way.ENTRY) for number, day in enumerate(told)]
    truth = stay_left(BOOK, StayTold(pairs), TODAY).answer.used
    for forgotten in range(1, len(pairs) - 1):
        found = stay_left(BOOK, StayTold(pairs[:forgotten] + pairs[forgotten + 1 :]), TODAY).answer.used
        assert found.least <= truth.least <= truth.most <= found.most
