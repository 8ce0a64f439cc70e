"""What an exchange may tell of a call. The contract in words, with an example to run, is docs/line.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

CALL_ID = re.compile(r"[\x21-\x7e]{1,120}")
WORD = re.compile(r"[\w.@+-]{0,40}")
DIGIT = re.compile(r"[0-9*#]")
LONGEST_NUMBER = 40  # characters, as the exchange spells it
AHEAD = timedelta(minutes=5)  # so far may the clock of an exchange run before ours
BEHIND = timedelta(
    days=2
)  # so late may an event come: the network was cut, the exchange kept it and tries again
FIELDS = frozenset({"call", "kind", "at", "number", "digit", "who", "cause"})


class EventKind(StrEnum):
    """In the order in which they happen in one moment."""

    RINGING = "RINGING"
    DTMF = "DTMF"
    ANSWERED = "ANSWERED"
    ENDED = "ENDED"


class Cause(StrEnum):
    """Why a call ended, as far as the exchange knows."""

    HANGUP = "HANGUP"
    VOICEMAIL = "VOICEMAIL"  # a message was left at the exchange
    BUSY = "BUSY"
    FAILED = "FAILED"
    LOST = "LOST"  # ours: the exchange never told of the end


class BadEvent(ValueError):
    """The exchange told something that the contract does not know; ``code`` says what, for its log."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one call. Two equal events are one.

    ``number``: as the exchange spells it, empty when withheld. ``who``: extension or work name of who answered.
    """

    call: str
    kind: EventKind
    at: datetime
    number: str = ""
    digit: str = ""
    who: str = ""
    cause: str = ""


def event_from(told: Any, now: datetime) -> Event:
    """Read what was sent; unknown causes count as hanging up, unknown fields are refused.

    Example: {"call": "17-3", "kind": "DTMF", "at": "2026-11-22T02:10:05+03:00", "digit": "2"}. Errors: BadEvent.
    """
    if not isinstance(told, Mapping) or not told.keys() <= FIELDS:
        raise BadEvent("UNKNOWN_FIELD")
    words = {name: told.get(name, "") for name in FIELDS}
    if not all(isinstance(word, str) for word in words.values()):
        raise BadEvent("NOT_TEXT")
    if not CALL_ID.fullmatch(words["call"]):
        raise BadEvent("BAD_CALL")
    at = _moment(words["at"], now)
    return _checked(words, at)


def _checked(words: Mapping[str, str], at: datetime) -> Event:
    try:
        kind = EventKind(words["kind"])
    except ValueError:
        raise BadEvent("UNKNOWN_KIND") from None
    if kind is EventKind.DTMF and not DIGIT.fullmatch(words["digit"]):
        raise BadEvent("BAD_DIGIT")
    if not WORD.fullmatch(words["who"]) or len(words["number"]) > LONGEST_NUMBER:
        raise BadEvent("BAD_WORD")
    is_end = kind is EventKind.ENDED
    return Event(
        call=words["call"],
        kind=kind,
        at=at,
        number=words["number"].strip() if kind is EventKind.RINGING else "",
        digit=words["digit"] if kind is EventKind.DTMF else "",
        who=words["who"] if kind is EventKind.ANSWERED else "",
        cause=_cause(words["cause"]) if is_end else "",
    )


def _moment(text: str, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise BadEvent("BAD_MOMENT") from None
    if at.tzinfo is None:
        raise BadEvent("MOMENT_WITHOUT_ZONE")
    if at > now + AHEAD:
        raise BadEvent("MOMENT_AHEAD")
    if at < now - BEHIND:
        raise BadEvent("MOMENT_TOO_OLD")
    return at


def _cause(word: str) -> Cause:
    try:
        return Cause(word)
    except ValueError:
        return Cause.HANGUP
