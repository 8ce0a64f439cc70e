"""Days as a calendar that any telephone can read. Pure.

Source: RFC 5545: a day without an hour is a DATE, its end is the day after it; lines end in CRLF and are folded at 75
octets, never within a character; commas, semicolons, backslashes and line ends of a text are escaped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_OCTETS = 75
PRODUCT = "-//Jardam//Terms//EN"


@dataclass(frozen=True, slots=True)
class WholeDay:
    """One day with a word. ``key``: the same in every edition, so that a moved day moves in the calendar, too."""

    key: str
    day: date
    title: str


def calendar_of(days: Iterable[WholeDay], name: str, made_at: datetime) -> str:
    """The whole calendar, to be sent as ``text/calendar`` in UTF-8."""
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", f"X-WR-CALNAME:{_escaped(name)}"]
    lines += [line for day in days for line in _event(day, stamp)]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(one: WholeDay, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{one.key}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.title)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """No control character gets through: what ends a line would begin another one."""
    said = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    said = said.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(one for one in said if one >= " " and one != "\x7f")


def _folded(line: str) -> str:
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    """Each short enough with the space that begins all but the first."""
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            yield piece
            piece, octets = "", 1
        piece, octets = piece + letter, octets + size
    yield piece
