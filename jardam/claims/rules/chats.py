"""The lines of an exported chat: who wrote is dropped, the day of the stamp is kept, and only payments are looked for. Pure.

The shapes are those in which WhatsApp writes its text files (Android and iOS) and Telegram its `result.json`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

_STAMP = re.compile(
    r"^[\u200e\u200f\ufeff]*\[?(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2}),?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s?[apAP]\.?\s?[mM]\.?)?\]?\s*(?:[-–]\s*)?(?:[^:\n]{1,60}):\s*(.*)$"
)


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One message. ``number``: the line on which it begins, from 1."""

    number: int
    on: date
    words: str


def chat_lines(text: str) -> list[ChatLine]:
    """The messages of a text file; none where it is no chat: two stamped lines at least, and one in three of all.

    >>> chat_lines("12.03.2026, 18:05 - Рустам: скинул 10000\\n12.03.2026, 18:06 - Я: спасибо")[0].words
    'скинул 10000'
    """
    lines = text.splitlines()
    stamped = list(_stamped(lines))
    is_chat = len(stamped) > 1 and len(stamped) * 3 >= sum(bool(line.strip()) for line in lines)
    return stamped if is_chat else []


def _stamped(lines: Sequence[str]) -> Iterator[ChatLine]:
    """A line without a stamp goes on with the message before."""
    current: ChatLine | None = None
    for number, line in enumerate(lines, start=1):
        match = _STAMP.match(line[:2_000])
        on = match and _day(match[3], match[2], match[1])
        if match and on:
            if current:
                yield current
            current = ChatLine(number, on, match[4].strip())
        elif current and line.strip():
            current = ChatLine(current.number, current.on, f"{current.words} {line.strip()}")
    if current:
        yield current


def telegram_lines(told: Any) -> list[ChatLine]:
    """Of `result.json` as Telegram writes it; none where it is something else."""
    messages = told.get("messages") if isinstance(told, Mapping) else None
    if not isinstance(messages, list):
        return []
    read = (_message(number, one) for number, one in enumerate(messages, start=1))
    return [line for line in read if line is not None]


def _message(number: int, told: Any) -> ChatLine | None:
    if not isinstance(told, Mapping):
        return None
    words = told.get("text", "")
    parts = words if isinstance(words, list) else [words]
    text = "".join(str(part.get("text", "")) if isinstance(part, Mapping) else str(part) for part in parts)
    stamp = re.match(r"(\d{4})-(\d{2})-(\d{2})", str(told.get("date", "")))
    on = stamp and _day(stamp[1], stamp[2], stamp[3])
    return ChatLine(number, on, " ".join(text.split())) if on and text.strip() else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == len("26") else 0), int(month), int(day))
    except ValueError:
        return None
