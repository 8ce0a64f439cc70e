"""Reading the law: the production calendar, and the value of a parameter on a day."""

from collections.abc import Iterable
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
    return in_force(known_parameters([code], using=using).get(code, []), on, code)


def known_parameters(codes: Iterable[str], *, using: str = "default") -> dict[str, list[Parameter]]:
    """The latest version of each period of these codes, in one query."""
    by_code: dict[str, list[Parameter]] = {}
    for row in Parameter.objects.using(using).filter(code__in=set(codes)).as_known():
        by_code.setdefault(row.code, []).append(row)
    return by_code


def in_force(rows: Iterable[Parameter], on: date, code: str) -> Parameter:
    """The one of these rows that holds on a day; of several the one that began last.

    Errors: NotInForce, naming ``code``.
    """
    holding = [row for row in rows if row.holds(on)]
    if not holding:
        raise NotInForce(f"{code} on {on}")
    return max(holding, key=lambda row: row.valid_from or date.min)
