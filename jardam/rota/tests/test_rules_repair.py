import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.rota.rules.coverage import Away, Gap, Shift, gaps, holes
from jardam.rota.rules.demand import Demand
from jardam.rota.rules.norms import HOUSE, Concern, concerns, load, monday, week_minutes
from jardam.rota.rules.repair import Colleague, Kind, Repair, repairs
from jardam.rota.rules.spans import Span, days_span, merged
from jardam.rota.rules.whole_repair import whole_repair

MOSCOW = ZoneInfo("Europe/Moscow")
DAY = date(2026, 11, 25)  # a Wednesday
MEHRANGEZ, ZARRINA, OLGA = UUID(int=1), UUID(int=2), UUID(int=3)
TG, RO, RU = Language.TG, Language.RO, Language.RU


def span(first: float, last: float) -> Span:
    midnight = datetime(2026, 11, 25, tzinfo=MOSCOW).astimezone(UTC)
    return Span(midnight + timedelta(hours=first), midnight + timedelta(hours=last))


def one(
    person: UUID, *working: Span, speaks: tuple[Language, ...] = (TG,), away: tuple[Span, ...] = ()
) -> Colleague:
    return Colleague(person, frozenset(speaks), working, away)


def test_who_is_there_stays_longer_and_who_is_free_comes_extra() -> None:
    hole = span(22, 26)
    staff = [one(ZARRINA), one(MEHRANGEZ, span(16, 22)), one(OLGA, speaks=(RU,))]

    found = repairs(hole, [TG], staff, MOSCOW)

    assert [(r.person, r.kind, r.span) for r in found] == [
        (MEHRANGEZ, Kind.LONGER, hole),
        (ZARRINA, Kind.EXTRA, hole),
    ]
    assert (found[0].week, found[0].rest) == (10 * 60, None)


def test_nobody_is_asked_beyond_twelve_hours_and_a_part_is_better_than_nothing() -> None:
    found = repairs(span(22, 26), [TG], [one(MEHRANGEZ, span(12, 22))], MOSCOW)

    assert [r.span for r in found] == [span(22, 24)]


def test_nobody_is_called_from_their_rest() -> None:
    assert repairs(span(22, 26), [TG], [one(MEHRANGEZ, span(30, 40))], MOSCOW) == []


def test_whoever_is_away_or_speaks_something_else_is_not_asked() -> None:
    staff = [one(MEHRANGEZ, away=(span(0, 48),)), one(OLGA, speaks=())]

    assert repairs(span(22, 26), [TG], staff, MOSCOW) == []


@pytest.mark.parametrize(
    "new,expected",
    [
        (span(24, 34), {Concern.REST}),
        (span(20, 24), {Concern.LONG}),
        (span(18, 22), {Concern.TWICE, Concern.LONG}),
        (span(32, 40), set()),
    ],
)
def test_what_a_shift_would_break(new: Span, expected: set[Concern]) -> None:
    assert concerns(new, [span(8, 20)], [], MOSCOW) == expected


def test_a_week_is_full_at_forty_hours_and_ends_on_sunday_night() -> None:
    days = [
        span(-48 + 24 * day, -48 + 24 * day + 10) for day in range(4)
    ]  # Monday to Thursday, ten hours each

    assert concerns(span(58, 62), days, [], MOSCOW) == {Concern.WEEK}
    assert concerns(span(5 * 24 + 8, 5 * 24 + 18), days, [], MOSCOW) == set()
    assert load(span(5 * 24 - 4, 5 * 24 + 4), days, MOSCOW).week == 44 * 60


def test_a_sick_week_is_shared_between_those_who_are_free() -> None:
    nights = [span(20 + 24 * n, 32 + 24 * n) for n in range(3)]
    open_nights = [Gap(night, (TG,), ()) for night in nights]

    found = whole_repair(open_nights, [one(MEHRANGEZ), one(ZARRINA)], MOSCOW)

    assert merged(r.span for r in found) == nights
    assert sorted([r.person for r in found].count(p) for p in (MEHRANGEZ, ZARRINA)) == [1, 2]


def test_nothing_to_close_and_nobody_to_close_it() -> None:
    assert whole_repair([], [one(MEHRANGEZ)], MOSCOW) == []
    assert whole_repair([Gap(span(0, 4), (TG,), ())], [one(OLGA, speaks=(RU,))], MOSCOW) == []


def test_an_unconfirmed_hour_is_not_filled_twice() -> None:
    assert whole_repair([Gap(span(0, 4), (), (TG,))], [one(MEHRANGEZ)], MOSCOW) == []


@pytest.fixture(scope="module")
def thinks_briefly() -> Iterator[None]:
    """What holds whenever the solver is stopped need not wait until it has thought for long, except by night."""
    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get("JARDAM_NIGHTLY") != "1":
            patch.setattr("jardam.rota.rules.whole_repair.STEPS", 0.5)
        yield


@pytest.mark.usefixtures("thinks_briefly")
def test_the_same_question_has_the_same_answer() -> None:
    open_nights = [Gap(span(24 * n, 24 * n + 9), (TG, RO), ()) for n in range(6)]
    staff = [one(UUID(int=n), speaks=(TG, RO) if n % 2 else (TG,)) for n in range(4)]

    answers = [whole_repair(open_nights, staff, MOSCOW) for _ in range(3)]
    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


quarter_days = st.integers(0, 39)
working = st.lists(
    st.tuples(quarter_days, st.integers(4, 12)).map(lambda pair: span(6 * pair[0], 6 * pair[0] + pair[1])),
    max_size=4,
).map(lambda found: tuple(s for i, s in enumerate(found) if not any(s.meets(o) for o in found[:i])))
spoken = st.frozensets(st.sampled_from([TG, RO, RU]))
away = st.lists(
    st.tuples(quarter_days, st.integers(6, 48)).map(lambda pair: span(6 * pair[0], 6 * pair[0] + pair[1])),
    max_size=1,
).map(tuple)
staffs = st.lists(st.tuples(spoken, working, away), min_size=1, max_size=4).map(
    lambda rows: [Colleague(UUID(int=n + 1), *row) for n, row in enumerate(rows)]
)
PERIOD = days_span(DAY, 10, MOSCOW)
DEMAND = Demand({TG: (20, 4), RO: (8, 14)})


def gaps_of(staff: list[Colleague]) -> list[Gap]:
    planned = [Shift(c.person, c.languages, w, is_confirmed=True) for c in staff for w in c.working]
    gone = [Away(c.person, a) for c in staff for a in c.away]
    return gaps(holes(DEMAND, planned, gone, PERIOD, MOSCOW))


def breaks_nothing(found: list[Repair], staff: list[Colleague]) -> None:
    """Looked at from outside: rests, weeks and absences of everybody once all is accepted."""
    for colleague in staff:
        new = [r for r in found if r.person == colleague.person]
        whole = merged([*colleague.working, *(r.span for r in new)])
        for repair in new:
            assert set(repair.languages) <= colleague.languages
            assert not any(repair.span.meets(s) for s in (*colleague.working, *colleague.away))
            near = [(a, b) for a, b in pairwise(whole) if repair.span.meets(a) or repair.span.meets(b)]
            assert all(b.start - a.end >= timedelta(hours=HOUSE.rest) for a, b in near)
            stretch = next(s for s in whole if s.meets(repair.span))
            assert stretch.length <= timedelta(hours=HOUSE.longest)
            for moment in (repair.span.start, repair.span.end - timedelta(minutes=30)):
                week = monday(moment.astimezone(MOSCOW).date())
                assert week_minutes(whole, week, MOSCOW) <= HOUSE.week * 60


@given(staffs)
def test_a_quick_repair_never_breaks_a_hard_rule(staff: list[Colleague]) -> None:
    for gap in gaps_of(staff):
        for repair in repairs(gap.span, gap.missing, staff, MOSCOW):
            breaks_nothing([repair], staff)
            assert gap.span.start <= repair.span.start
            assert repair.span.end <= gap.span.end


@pytest.mark.usefixtures("thinks_briefly")
@settings(max_examples=8, deadline=None)
@given(staffs)
def test_a_whole_repair_never_breaks_a_hard_rule_and_opens_no_hole(staff: list[Colleague]) -> None:
    found = whole_repair(gaps_of(staff), staff, MOSCOW)

    breaks_nothing(found, staff)
    for repair in found:
        assert any(gap.span.meets(repair.span) for gap in gaps_of(staff))
