"""What a centre promises, held against what it delivered, and from which day a promise may run. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jardam.kernel.months import Month


class Finding(StrEnum):
    """Where promise and delivery do not agree."""

    NOT_DELIVERED = "NOT_DELIVERED"
    NOT_PROMISED = "NOT_PROMISED"
    LANGUAGE_NOT_DELIVERED = "LANGUAGE_NOT_DELIVERED"


class Refusal(StrEnum):
    """Why an offer cannot begin, or end, on a day."""

    AHEAD = "AHEAD"
    BEFORE_THE_LAST = "BEFORE_THE_LAST"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day on which something is given to the first on which it is given no more; None: it still is."""

    since_on: date
    until_on: date | None = None

    def touches(self, month: Month) -> bool:
        return self.since_on <= month.last and (self.until_on is None or self.until_on > month.first)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a centre promised of one service in a month, and in which languages; none where it promised nothing."""

    is_given: bool
    languages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Delivered:
    """What records say: in the month, in all months that are looked at, and in which languages in all of them."""

    in_month: bool
    at_all: bool
    languages: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    finding: Finding
    languages: Sequence[str] = ()


def findings(promise: Promise, delivered: Delivered) -> list[Found]:
    """Where the two do not agree.

    >>> findings(Promise(True, ["RU", "RO"]), Delivered(True, True, {"RU"}))
    [Found(finding=<Finding.LANGUAGE_NOT_DELIVERED: 'LANGUAGE_NOT_DELIVERED'>, languages=['RO'])]
    """
    if not promise.is_given:
        return [Found(Finding.NOT_PROMISED)] if delivered.in_month else []
    if not delivered.at_all:
        return [Found(Finding.NOT_DELIVERED)]
    missing = [language for language in promise.languages if language not in delivered.languages]
    return [Found(Finding.LANGUAGE_NOT_DELIVERED, missing)] if missing else []


def refused_day(day: date, last: date | None, today: date) -> Refusal | None:
    """Why an offer cannot begin or end on ``day``; ``last``: the last day on which something of it changed."""
    if day > today:
        return Refusal.AHEAD
    return Refusal.BEFORE_THE_LAST if last is not None and day < last else None
