from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import HOTLINE_LANGUAGES, Language
from jardam.rota.rules.coverage import (
    Away,
    Hole,
    Shift,
    Why,
    covered,
    gaps,
    holes,
    on_line,
    speaks_nothing,
)
from jardam.rota.rules.demand import ALWAYS, Demand, wanted
from jardam.rota.rules.spans import Span, days_span, merged, total

MOSCOW, CHISINAU = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Chisinau")
DAY = date(2026, 11, 25)
FARRUH, MEHRANGEZ, NOBODY_KNOWS = UUID(int=1), UUID(int=2), UUID(int=3)
TG = frozenset({Language.TG})
ONLY_TAJIK = Demand({Language.TG: (0, 24)})


def at(hour: float, day: date = DAY, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC) + timedelta(hours=hour)


def shift(
    person: UUID, first: float, last: float, *, sure: bool = True, speaks: frozenset[Language] = TG
) -> Shift:
    return Shift(person, speaks, Span(at(first), at(last)), sure)


PERIOD = days_span(DAY, 2, MOSCOW)


def test_hours_before_and_after_the_only_shift_are_holes() -> None:
    found = holes(ONLY_TAJIK, [shift(FARRUH, 10, 22)], [], days_span(DAY, 1, MOSCOW), MOSCOW)

    assert found == [
        Hole(Language.TG, Span(at(0), at(10)), Why.NOBODY),
        Hole(Language.TG, Span(at(22), at(24)), Why.NOBODY),
    ]


def test_a_shift_and_a_hole_cross_midnight_in_one_piece() -> None:
    found = holes(ONLY_TAJIK, [shift(FARRUH, 2, 22), shift(MEHRANGEZ, 26, 48)], [], PERIOD, MOSCOW)

    assert [hole.span for hole in found] == [Span(at(0), at(2)), Span(at(22), at(26))]


def test_whoever_is_sick_leaves_a_hole_that_says_so() -> None:
    sick = Away(FARRUH, Span(at(20), at(30)))
    found = holes(ONLY_TAJIK, [shift(FARRUH, 0, 24), shift(MEHRANGEZ, 24, 48)], [sick], PERIOD, MOSCOW)

    assert found == [Hole(Language.TG, Span(at(20), at(24)), Why.ABSENT, (FARRUH,))]


def test_an_unconfirmed_shift_is_neither_a_cover_nor_nothing() -> None:
    found = holes(ONLY_TAJIK, [shift(FARRUH, 0, 48, sure=False)], [], PERIOD, MOSCOW)

    assert found == [Hole(Language.TG, PERIOD, Why.UNCONFIRMED, (FARRUH,))]
    assert [gap.is_hole for gap in gaps(found)] == [False]


def test_somebody_without_a_language_covers_none_and_is_reported() -> None:
    silent = shift(NOBODY_KNOWS, 0, 48, speaks=frozenset())
    found = holes(ALWAYS, [silent], [], PERIOD, MOSCOW)

    assert {hole.language for hole in found} == set(HOTLINE_LANGUAGES)
    assert {hole.span for hole in found} == {PERIOD}
    assert speaks_nothing([silent]) == {NOBODY_KNOWS}


def test_what_is_missing_together_is_drawn_together() -> None:
    demand = Demand({Language.TG: (0, 24), Language.RO: (0, 24)})
    both = frozenset({Language.TG, Language.RO})
    found = gaps(
        holes(
            demand, [shift(FARRUH, 0, 3, speaks=both), shift(FARRUH, 6, 48, speaks=both)], [], PERIOD, MOSCOW
        )
    )

    assert [(gap.span, set(gap.missing)) for gap in found] == [(Span(at(3), at(6)), set(both))]


def test_a_day_in_chisinau_has_as_many_hours_as_pass() -> None:
    spring, autumn = date(2027, 3, 28), date(2026, 10, 25)
    day = Demand({Language.RO: (0, 24)})

    hours = [total(wanted(day, Language.RO, days_span(d, 1, CHISINAU), CHISINAU)) for d in (spring, autumn)]

    assert hours == [timedelta(hours=23), timedelta(hours=25)]


def test_a_shift_over_the_night_of_the_clocks_leaves_no_hour_out() -> None:
    """From 22:00 to 06:00 on the clock are nine hours in October, and all nine are covered."""
    night = Span(datetime(2026, 10, 24, 22, tzinfo=CHISINAU), datetime(2026, 10, 25, 6, tzinfo=CHISINAU))
    nightly = Demand({Language.RO: (22, 6)})
    period = days_span(date(2026, 10, 24), 2, CHISINAU)
    answers = Shift(FARRUH, frozenset({Language.RO}), night, is_confirmed=True)
    found = holes(nightly, [answers], [], period, CHISINAU)

    assert night.length == timedelta(hours=9)
    assert [hole.span.start for hole in found] == [period.start, datetime(2026, 10, 25, 22, tzinfo=CHISINAU)]


def test_demand_through_the_night_belongs_to_both_days() -> None:
    nightly = Demand({Language.TG: (20, 8)})

    assert wanted(nightly, Language.TG, days_span(DAY, 1, MOSCOW), MOSCOW) == [
        Span(at(0), at(8)),
        Span(at(20), at(24)),
    ]


def test_on_the_line_is_who_is_confirmed_and_there() -> None:
    shifts = [shift(FARRUH, 0, 24), shift(MEHRANGEZ, 0, 24), shift(NOBODY_KNOWS, 0, 24, sure=False)]
    away = [Away(MEHRANGEZ, Span(at(5), at(6)))]

    assert [s.person for s in on_line(shifts, away, at(5))] == [FARRUH]
    assert [s.person for s in on_line(shifts, away, at(6))] == [FARRUH, MEHRANGEZ]


half_hours = st.integers(0, 100)
spans = st.tuples(half_hours, st.integers(1, 40)).map(
    lambda pair: Span(at(pair[0] / 2 - 1), at(pair[0] / 2 - 1 + pair[1] / 2))
)
languages = st.frozensets(st.sampled_from(HOTLINE_LANGUAGES))
people = st.sampled_from([UUID(int=n) for n in range(5)])
shifts = st.lists(st.builds(Shift, people, languages, spans, st.booleans()), max_size=12)
absences = st.lists(st.builds(Away, people, spans), max_size=4)
hours = st.tuples(st.integers(0, 23), st.integers(0, 24)).filter(lambda pair: pair[0] != pair[1])
demands = st.builds(Demand, st.dictionaries(st.sampled_from(HOTLINE_LANGUAGES), hours))
zones = st.sampled_from([MOSCOW, CHISINAU, ZoneInfo("Asia/Yekaterinburg")])


@given(demands, shifts, absences, zones)
def test_holes_and_covered_hours_are_the_demand_and_never_meet(
    demand: Demand, planned: list[Shift], away: list[Away], zone: ZoneInfo
) -> None:
    missing = holes(demand, planned, away, PERIOD, zone)
    answered = covered(demand, planned, away, PERIOD, zone)

    for language in demand.languages:
        empty = [hole.span for hole in missing if hole.language == language]
        asked = wanted(demand, language, PERIOD, zone)
        assert merged([*empty, *answered[language]]) == asked
        assert total(empty) + total(answered[language]) == total(asked)


@given(demands, shifts, absences)
def test_every_covered_moment_has_somebody_who_speaks_it(
    demand: Demand, planned: list[Shift], away: list[Away]
) -> None:
    for language, answered in covered(demand, planned, away, PERIOD, MOSCOW).items():
        for span in answered:
            for moment in (span.start, span.end - timedelta(minutes=30)):
                assert any(language in s.languages for s in on_line(planned, away, moment))


@given(demands, shifts, absences)
def test_gaps_say_the_same_as_holes(demand: Demand, planned: list[Shift], away: list[Away]) -> None:
    found = holes(demand, planned, away, PERIOD, MOSCOW)
    drawn = gaps(found)

    for language in demand.languages:
        said = merged(gap.span for gap in drawn if language in (*gap.missing, *gap.asked))
        assert said == merged(hole.span for hole in found if hole.language == language)


@given(shifts, absences)
def test_an_unknown_language_covers_nothing_more(planned: list[Shift], away: list[Away]) -> None:
    silent = Shift(NOBODY_KNOWS, frozenset(), PERIOD, is_confirmed=True)

    with_them = holes(ALWAYS, [*planned, silent], away, PERIOD, MOSCOW)

    assert with_them == holes(ALWAYS, planned, away, PERIOD, MOSCOW)
