"""Reading the law: the production calendar, and the value of a parameter on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from jardam.law.models import CalendarDay, Parameter
from jardam.law.rules.calendar import DayKind, ProductionCalendar
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion, book_of


def production_calendar() -> ProductionCalendar:
    """The calendar as known now: one query, some 300 rows. Keep it for the request, not for the process."""
    known = CalendarDay.objects.as_known().values_list("day", "kind")
    return ProductionCalendar({day: DayKind(kind) for day, kind in known if kind})


def rule_book(known_on: date) -> RuleBook:
    """The law as it was known on a day: two queries. Keep it for the request, not for the process."""
    rows = Parameter.objects.filter(known_from__lte=known_on).as_known()
    return book_of(map(as_rule, rows), production_calendar(), known_on)


def as_rule(row: Parameter) -> RuleVersion:
    """The row as rules read it."""
    return RuleVersion(
        code=row.code,
        version=row.version,
        value=row.value,
        unit=row.unit,
        statement=row.statement,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        law=row.law,
        sources=row.sources,
        confidence=Confidence(row.confidence),
        checked_on=row.last_checked_on,
        review_on=row.next_review_on,
        jurisdiction=row.jurisdiction,
        details=row.details,
    )


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


def every_version(code: str) -> list[Parameter]:
    """All that was ever recorded of a code: the newest period first, in it the newest version."""
    return list(
        Parameter.objects.filter(code=code).order_by(F("valid_from").desc(nulls_last=True), "-version", "pk")
    )


def days_listed(year: int) -> list[CalendarDay]:
    """The days of a year that differ from their weekday, in the order of the year."""
    known = CalendarDay.objects.filter(day__year=year).as_known()
    return [row for row in known if row.kind]


def in_force(rows: Iterable[Parameter], on: date, code: str) -> Parameter:
    """The one of these rows that holds on a day; of several the one that began last.

    Errors: NotInForce, naming ``code``.
    """
    holding = [row for row in rows if row.holds(on)]
    if not holding:
        raise NotInForce(code, on)
    return max(holding, key=lambda row: row.valid_from or date.min)
