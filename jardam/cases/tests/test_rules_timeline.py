"""Several lists as one, page by page: nothing twice, nothing left out, the newest first."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jardam.cases.rules.timeline import Before, Place, before, merged

PAGE = 4


@dataclass(frozen=True)
class Thing:
    day: date
    tie: str


DAYS = st.dates(date(2026, 11, 1), date(2026, 11, 4))
SOURCE = st.lists(
    st.builds(Thing, DAYS, st.text("0123456789", min_size=2, max_size=2)), unique=True, max_size=12
)


def asked(things: list[Thing], below: Before | None, most: int) -> list[Thing]:
    """As a database answers."""
    found = [one for one in things if below is None or (one.day, one.tie) < (below.day, below.tie)]
    return sorted(found, key=lambda one: (one.day, one.tie), reverse=True)[:most]


def pages(sources: list[list[Thing]]) -> list[tuple[int, Thing]]:
    place, shown = None, []
    while True:
        lists = [asked(things, before(place, rank), PAGE + 1) for rank, things in enumerate(sources)]
        found = merged(lists, PAGE + 1)
        shown += found[:PAGE]
        if len(found) <= PAGE:
            return shown
        rank, last = shown[-1]
        place = Place(last.day, rank, last.tie)


def test_within_a_day_the_lower_rank_stands_on_top() -> None:
    day = date(2026, 11, 22)
    older, newer = Thing(day, "01"), Thing(day, "02")
    assert merged([[newer, older], [Thing(day, "09")]], 9) == [(0, newer), (0, older), (1, Thing(day, "09"))]


@given(st.lists(SOURCE, max_size=4))
def test_the_pages_together_are_the_whole_once_and_in_order(sources: list[list[Thing]]) -> None:
    whole = [(rank, one) for rank, things in enumerate(sources) for one in things]
    by_tie = sorted(whole, key=lambda pair: pair[1].tie, reverse=True)
    in_order = sorted(by_tie, key=lambda pair: (-pair[1].day.toordinal(), pair[0]))
    assert pages(sources) == in_order
