"""How long people wait: working days for an appointment, minutes in the queue. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from jardam.law.rules.calendar import ProductionCalendar

ROUNDED_TO = 5


def waited_days(calendar: ProductionCalendar, booked_on: date, seen_on: date) -> int:
    """Working days from the day after the booking to the day of the appointment.

    Units: working days of the Russian production calendar. Errors: YearNotHeld.
    """
    return calendar.working_days_between(booked_on + timedelta(days=1), seen_on)


def median_days(calendar: ProductionCalendar, spans: Iterable[tuple[date, date]]) -> float | None:
    """The median of `waited_days` over pairs of booking and appointment; None without any.

    Errors: YearNotHeld.
    """
    return median_of([waited_days(calendar, booked_on, seen_on) for booked_on, seen_on in spans])


def median_of(values: Sequence[int]) -> float | None:
    return float(median(values)) if values else None


def rounded_wait(wait: timedelta) -> int:
    """Minutes in steps of five, never negative: a count needs no finer, and a finer one would tell the moment."""
    minutes = max(wait, timedelta(0)) / timedelta(minutes=1)
    return round(minutes / ROUNDED_TO) * ROUNDED_TO
