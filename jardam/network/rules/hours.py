"""When a place is open: spans of a week by its own clock, also overnight, and days on which other hours hold. Pure.

A span belongs to the day on which it opens: on a day with other hours no span of the week opens, and what opened on the
eve still runs to its end.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY, WEEK = 24 * 60, 7 * 24 * 60
"""Units: minutes."""
MOST_SPANS = 4
"""Of one day."""
YEARS = range(2010, 2101)
"""Of days with other hours."""
_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?")

Span = tuple[int, int]
"""Minutes of a day, from the first until before the last; one that ends before it begins ends on the next day."""
Moments = tuple[datetime, datetime]


class HoursUnread(ValueError):
    """What was typed is no hours."""


@dataclass(frozen=True, slots=True)
class Hours:
    """``week``: the spans of each day, Monday first; ``other``: by day, what holds instead. Nothing is closed."""

    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    other: tuple[tuple[date, tuple[Span, ...]], ...] = ()

    @property
    def is_known(self) -> bool:
        return any(self.week) or bool(self.other)


def read_spans(text: str) -> tuple[Span, ...]:
    """Of one day as people write it. Errors: HoursUnread.

    >>> read_spans("9-13, 14:00–18:30")
    ((540, 780), (840, 1110))
    >>> read_spans("22:00–06:00")
    ((1320, 360),)
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > MOST_SPANS:
        raise HoursUnread(text)
    return tuple(_read_span(part) for part in parts)


def planned_day(text: str) -> date:
    """A day with other hours, as people write it. Errors: HoursUnread, also outside of the years for which anybody plans."""
    day = _day_of(text) if len(text) == len("2026-12-31") else None
    if day is None:
        raise HoursUnread(text)
    return day


def spans_told(spans: Iterable[Span]) -> str:
    """Undo `read_spans`.

    >>> spans_told([(540, 780), (840, 1440)])
    '09:00–13:00, 14:00–24:00'
    """
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in spans)


def week_minutes(hours: Hours) -> list[tuple[int, int]]:
    """Minutes of the week, counted from Monday's midnight, on which it is open; in order, and nothing twice.

    >>> week_minutes(Hours(week=((), (), (), (), (), (), ((1320, 360),))))
    [(0, 360), (9960, 10080)]
    """
    ranges = []
    for day, spans in enumerate(hours.week):
        for opens, closes in spans:
            start, end = day * DAY + opens, day * DAY + _ends(opens, closes)
            ranges += [(start, min(end, WEEK)), (0, end - WEEK)] if end > WEEK else [(start, end)]
    return _merged(ranges)


def minute_of(moment: datetime, zone: str) -> int:
    """The minute of the week by the clock of a place."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.weekday() * DAY + local.hour * 60 + local.minute


def closed_during(hours: Hours, zone: str) -> list[Moments]:
    """What would be open by the week, and is not, since other hours hold on that day."""
    return _moments((day, span, zone) for day, _spans in hours.other for span in hours.week[day.weekday()])


def open_also(hours: Hours, zone: str) -> list[Moments]:
    """When it is open by the hours of one day alone."""
    return _moments((day, span, zone) for day, spans in hours.other for span in spans)


def is_open(hours: Hours, zone: str, at: datetime) -> bool:
    """
    >>> night = Hours(week=(((1320, 360),), (), (), (), (), (), ()))
    >>> is_open(night, "Europe/Moscow", datetime(2026, 11, 24, 2, 59, tzinfo=UTC))  # Tuesday, 05:59 in Moscow
    True
    """
    minute = minute_of(at, zone)
    by_week = any(start <= minute < end for start, end in week_minutes(hours))
    is_shut = any(start <= at < end for start, end in closed_during(hours, zone))
    return (by_week and not is_shut) or any(start <= at < end for start, end in open_also(hours, zone))


def hours_of(schedules: Iterable[Mapping[str, Any]]) -> Hours:
    """Out of schedules of the Human Services Data Specification; what cannot be told by a week is left out."""
    week: list[list[Span]] = [[] for _day in DAYS]
    other: dict[date, tuple[Span, ...]] = {}
    for one in schedules:
        spans = _spans_of(one)
        on = _day_of(one.get("valid_from"))
        if on is not None and one.get("valid_to") == one.get("valid_from"):
            other[on] = (*other.get(on, ()), *spans)
        elif one.get("freq", "WEEKLY") == "WEEKLY" and one.get("interval", 1) == 1 and on is None:
            for day in set(re.split(r"[,\s]+", str(one.get("byday", "")).upper())) & set(DAYS):
                week[DAYS.index(day)] += spans
    return Hours(
        tuple(tuple(sorted(set(spans))[:MOST_SPANS]) for spans in week), tuple(sorted(other.items()))
    )


def schedules_of(hours: Hours) -> list[dict[str, Any]]:
    """Undo `hours_of`; whoever stores them gives each its id."""
    weekly = [
        {"freq": "WEEKLY", "byday": day, "opens_at": _clock(opens), "closes_at": _clock(closes)}
        for day, spans in zip(DAYS, hours.week, strict=True)
        for opens, closes in spans
    ]
    return [*weekly, *(one for day, spans in hours.other for one in _of_a_day(day, spans))]


def _of_a_day(day: date, spans: Sequence[Span]) -> list[dict[str, Any]]:
    valid = {"valid_from": day.isoformat(), "valid_to": day.isoformat()}
    if not spans:
        return [valid]
    return [valid | {"opens_at": _clock(opens), "closes_at": _clock(closes)} for opens, closes in spans]


def _spans_of(one: Mapping[str, Any]) -> tuple[Span, ...]:
    opens, closes = (_minutes(one.get(name)) for name in ("opens_at", "closes_at"))
    return ((opens, closes),) if opens is not None and closes is not None and opens < DAY else ()


def _minutes(clock: object) -> int | None:
    """Of `10:00`, `10:00:00` or `10:00+03:00`: the clock of the place."""
    match = re.match(r"(\d{1,2}):(\d{2})", str(clock or ""))
    if match is None:
        return None
    minutes = int(match[1]) * 60 + int(match[2])
    return minutes if int(match[2]) < 60 and minutes <= DAY else None


def _day_of(text: object) -> date | None:
    """None outside of the years for which anybody plans."""
    try:
        day = date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _read_span(text: str) -> Span:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise HoursUnread(text)
    opens, closes = (
        _minutes(f"{hour}:{minute or '00'}") for hour, minute in (match.group(1, 2), match.group(3, 4))
    )
    if opens is None or closes is None or opens in {DAY, closes}:
        raise HoursUnread(text)
    return opens, closes


def _ends(opens: int, closes: int) -> int:
    return closes if closes > opens else closes + DAY


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _moments(asked: Iterable[tuple[date, Span, str]]) -> list[Moments]:
    """As the clock of the place goes; an hour that a clock skips is none."""
    found = (
        (_moment(day, opens, zone), _moment(day, _ends(opens, closes), zone))
        for day, (opens, closes), zone in asked
    )
    return [(start, end) for start, end in found if start < end]


def _moment(day: date, minutes: int, zone: str) -> datetime:
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(one for one in ranges if one[0] < one[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
