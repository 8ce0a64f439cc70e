"""Reading the law: the production calendar, and the value of a parameter on a day."""

from datetime import date

from jardam.law.models import CalendarDay, Parameter
from jardam.law.rules.calendar import DayKind, ProductionCalendar


class NotInForce(LookupError):
    """No row of this code holds on this day."""


def production_calendar() -> ProductionCalendar:
    """The calendar as known now: one query, some 300 rows. Keep it for the request, not for the process."""
    known = CalendarDay.objects.as_known().values_list("day", "kind")
    return ProductionCalendar({day: DayKind(kind) for day, kind in known if kind})


def parameter_on(code: str, on: date, *, using: str = "default") -> Parameter:
    """The row of ``code`` that holds on a day.

    Errors: NotInForce.
    """
    rows = Parameter.objects.using(using).filter(code=code).in_force(on)
    newest = max(rows, key=lambda row: row.valid_from or date.min, default=None)
    if newest is None:
        raise NotInForce(f"{code} on {on}")
    return newest
