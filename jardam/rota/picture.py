"""The picture of two weeks and of one day, as rows of cells. Columns are half hours of the wall clock.

On the nights when clocks are moved a row keeps its 48 columns: an hour that does not exist is hatched, one that
comes twice shows what is worse of the two. The figures beside count the hours that really pass.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from jardam.kernel.languages import Language
from jardam.rota.queries import Rota
from jardam.rota.rules.coverage import Gap
from jardam.rota.rules.spans import days_span, total
from jardam.rota.words import names_of, said_of_gap, short_of

COLUMNS = 48
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """``columns`` half hours of a row. ``state``: empty, past, now, none (no such hour), hole, ask or shift."""

    columns: int
    state: str
    is_quarter: bool = False
    text: str = ""
    said: str = ""
    hole: str = ""  # the moment that names the gap in the address


@dataclass(frozen=True, slots=True)
class Row:
    day: date
    is_today: bool
    is_weekend: bool
    is_chosen: bool
    note: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Lane:
    """One language of the chosen day."""

    language: Language
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Tab:
    """A language to filter by. ``hours``: without it, as text."""

    code: str
    language: Language | None
    hours: str
    is_bad: bool


def rows(
    rota: Rota, shown: Sequence[Gap], holidays: Mapping[date, str], at: datetime, chosen: date
) -> list[Row]:
    today = at.astimezone(rota.zone).date()
    first = rota.period.start.astimezone(rota.zone).date()
    return [
        Row(
            day,
            is_today=day == today,
            is_weekend=day.weekday() >= SATURDAY,
            is_chosen=day == chosen,
            note=holidays.get(day, ""),
            cells=list(_cells(day, rota.zone, shown, at)),
        )
        for day in (first + timedelta(days=n) for n in range(days_of(rota)))
    ]


def days_of(rota: Rota) -> int:
    first, last = (moment.astimezone(rota.zone).date() for moment in (rota.period.start, rota.period.end))
    return (last - first).days


def tabs(rota: Rota, every: Iterable[Gap]) -> list[Tab]:
    """All languages, then each: how many hours have none. Hours count once, however many languages they lack."""
    holes = [gap for gap in every if gap.is_hole]
    whole = total(gap.span for gap in holes)
    found = [Tab("", None, hours(whole), bool(whole))]
    for language in rota.demand.languages:
        length = total(gap.span for gap in holes if language in gap.missing)
        found.append(Tab(language.value, language, hours(length), bool(length)))
    return found


def hours(length: timedelta) -> str:
    """Example: 90 minutes are 1.5; whole hours have no point."""
    return f"{length / timedelta(hours=1):g}"


def only(found: Iterable[Gap], language: Language | None) -> list[Gap]:
    """The gaps as they are when one asks for one language."""
    if language is None:
        return list(found)
    return [
        Gap(
            gap.span,
            tuple(x for x in gap.missing if x is language),
            tuple(x for x in gap.asked if x is language),
            gap.absent,
            gap.unsure,
        )
        for gap in found
        if language in (*gap.missing, *gap.asked)
    ]


def lanes(rota: Rota, day: date, names: Mapping[UUID, str], every: Sequence[Gap]) -> list[Lane]:
    """Who answers on ``day``, by language; what is missing stands in the same row."""
    return [
        Lane(language, list(_lane(rota, day, language, names, every))) for language in rota.demand.languages
    ]


def hole_name(gap: Gap) -> str:
    return f"{gap.span.start:%Y%m%dT%H%M}"


def gap_named(name: str, every: Iterable[Gap]) -> Gap | None:
    return next((gap for gap in every if hole_name(gap) == name), None)


def moments_of(day: date, column: int, zone: ZoneInfo) -> list[datetime]:
    """The moments at which a half hour of the wall clock begins: one, none in spring, two in autumn.

    Example: 02:00 on the last Sunday of March does not exist in Chisinau.
    """
    clock_time = datetime.combine(day, time(column // 2, 30 * (column % 2)))
    both = {clock_time.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(m for m in both if m.astimezone(zone).replace(tzinfo=None) == clock_time)


def _cells(day: date, zone: ZoneInfo, shown: Sequence[Gap], at: datetime) -> Iterator[Cell]:
    near = [gap for gap in shown if gap.span.meets(days_span(day - timedelta(days=1), 3, zone))]
    marks = [_mark(moments_of(day, column, zone), near, at) for column in range(COLUMNS)]
    yield from _drawn(marks, zone)


def _mark(moments: list[datetime], near: Sequence[Gap], at: datetime) -> tuple[str, Gap | None]:
    """What one half hour shows: its state, and the gap in it."""
    if not moments:
        return "none", None
    here = [gap for moment in moments for gap in near if gap.span.holds(moment)]
    if here:
        worst = next((gap for gap in here if gap.is_hole), here[0])
        return ("hole" if worst.is_hole else "ask"), worst
    end = moments[-1] + timedelta(minutes=30)
    return ("past" if end <= at else "now" if moments[0] <= at else "empty"), None


def _drawn(marks: Sequence[tuple[str, Gap | None]], zone: ZoneInfo) -> Iterator[Cell]:
    """Equal neighbours become one cell; what is no gap is cut at full hours, so that the hours can be counted."""
    numbered = list(enumerate(marks))
    for (state, gap), run in groupby(numbered, key=lambda entry: entry[1]):
        columns = [column for column, _ in run]
        if gap is not None:
            said = said_of_gap(gap, zone)
            yield Cell(len(columns), state, columns[0] % 12 == 0, short_of(gap), said, hole_name(gap))
        else:
            for _, part in groupby(columns, key=lambda column: column // 2):
                own = list(part)
                yield Cell(len(own), state, own[0] % 12 == 0)


def _lane(
    rota: Rota, day: date, language: Language, names: Mapping[UUID, str], every: Sequence[Gap]
) -> Iterator[Cell]:
    marks = [_who(rota, moments_of(day, column, rota.zone), language, every) for column in range(COLUMNS)]
    for (state, people), run in groupby(enumerate(marks), key=lambda entry: entry[1]):
        columns = [column for column, _ in run]
        who = names_of(people, names)
        text = who if state == "shift" else ""
        yield Cell(len(columns), state, columns[0] % 12 == 0, text, who)


def _who(
    rota: Rota, moments: list[datetime], language: Language, every: Sequence[Gap]
) -> tuple[str, tuple[UUID, ...]]:
    if not moments:
        return "none", ()
    at = moments[0]
    for gap in every:
        if gap.span.holds(at) and language in gap.missing:
            return "hole", ()
        if gap.span.holds(at) and language in gap.asked:
            return "ask", gap.unsure
    gone = {absence.person for absence in rota.away if absence.span.holds(at)}
    here = {
        shift.person
        for shift in rota.shifts
        if shift.is_confirmed and language in shift.languages and shift.span.holds(at)
    }
    people = tuple(sorted(here - gone))
    return ("shift" if people else "empty"), people
