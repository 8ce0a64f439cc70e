"""How far one may rely on what is known of an organisation, by the standard parameters. Pure.

Source of the parameters: S3:257-261 (number employed, occupations, activities, office, experience, periodic reporting).
How trust falls with age is our own judgement; no source gives a number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Parameter(StrEnum):
    """Stored as written."""

    STAFF = "STAFF"
    OCCUPATIONS = "OCCUPATIONS"
    ACTIVITIES = "ACTIVITIES"
    OFFICE = "OFFICE"
    EXPERIENCE = "EXPERIENCE"
    REPORTING = "REPORTING"


class Period(StrEnum):
    """How often an organisation reports on what it does."""

    QUARTER = "QUARTER"
    HALF_YEAR = "HALF_YEAR"
    YEAR = "YEAR"
    NEVER = "NEVER"

    @property
    def months(self) -> int | None:
        return {Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}.get(self)


class Trust(StrEnum):
    GOOD = "GOOD"
    FAIR = "FAIR"
    WEAK = "WEAK"


HALF_LIFE = 365
"""Units: days after which half of the trust is gone."""
GRACE = 30
"""Units: days that a report may be late before it is said to be missing."""
GOOD_FROM, FAIR_FROM = 0.7, 0.35
LAST_DAY = 28
"""Of every month there is one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one parameter. ``as_of``: the day it speaks of; ``period``: of reporting alone."""

    as_of: date
    is_verified: bool
    period: Period | None = None


def trust(known: Known, today: date) -> float:
    """From 0 to 1: one on the day it speaks of and seen by a second person, half of it after a year, half of that unseen.

    >>> trust(Known(date(2026, 1, 1), is_verified=True), date(2027, 1, 1))
    0.5
    """
    age = max(0, (today - known.as_of).days)
    whole: float = 0.5 ** (age / HALF_LIFE)
    return whole if known.is_verified else whole / 2


def trust_in(known: Known, today: date) -> Trust:
    value = trust(known, today)
    if value >= GOOD_FROM:
        return Trust.GOOD
    return Trust.FAIR if value >= FAIR_FROM else Trust.WEAK


def next_report(known: Known) -> date | None:
    """The day by which the next report is due; None for whoever reports to nobody.

    >>> next_report(Known(date(2026, 11, 30), True, Period.QUARTER))
    datetime.date(2027, 2, 28)
    """
    months = known.period.months if known.period else None
    if months is None:
        return None
    count = known.as_of.month - 1 + months
    year, month = known.as_of.year + count // 12, count % 12 + 1
    return date(year, month, min(known.as_of.day, LAST_DAY))


def is_report_missing(known: Known | None, today: date) -> bool:
    """Whether a report should have come and did not. Nothing known of reporting is a missing report, too."""
    if known is None:
        return True
    due = next_report(known)
    return due is not None and (today - due).days > GRACE


def latest(told: Iterable[tuple[Parameter, Known]]) -> Mapping[Parameter, Known]:
    """Of each parameter what speaks of the latest day; of one day what was told last."""
    found: dict[Parameter, Known] = {}
    for parameter, known in told:
        if parameter not in found or known.as_of >= found[parameter].as_of:
            found[parameter] = known
    return found
