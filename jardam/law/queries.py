"""Reading the law: the production calendar, and the value of a parameter on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import F, Q

from jardam.centres.models import User
from jardam.law.models import CalendarDay, Change, Parameter, Told, Use
from jardam.law.rules.calendar import DayKind, ProductionCalendar
from jardam.law.rules.changing import Origin, Turn, amended, outcome, turn_of
from jardam.law.rules.confidence import Confidence, Standing
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion, book_of


def production_calendar(known_on: date | None = None, *, recording: int | None = None) -> ProductionCalendar:
    """The calendar as known now, or as it was: one query, some 300 rows. Keep it for the request, not for the process."""
    known = CalendarDay.objects.known_by(known_on, recording).as_known().values_list("day", "kind")
    return ProductionCalendar({day: DayKind(kind) for day, kind in known if kind})


def rule_book(known_on: date, *, recording: int | None = None) -> RuleBook:
    """The law as it was known at the end of a day: two queries. Keep it for the request, not for the process.

    ``recording``: the last of that day that is read, where the order within a day matters (`Parameter.recording`).
    """
    rows = Parameter.objects.known_by(known_on, recording).as_known()
    calendar = production_calendar(known_on, recording=recording)
    return book_of(map(as_rule, rows), calendar, known_on)


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


def book_for_change(change: Change, today: date) -> RuleBook:
    """The law without this change: as known now, and for one that was confirmed as it was just before it."""
    if change.recording is None:
        return rule_book(today)
    return rule_book(change.confirmed_on or today, recording=change.recording - 1)


def versions_of(change: Change, book: RuleBook) -> list[RuleVersion]:
    """What the change says, row after row, each on top of the ones before it.

    Errors: ValueError when a row does not fit the book any more.
    """
    versions: list[RuleVersion] = []
    for row in change.rows.select_related("base").order_by("position"):
        said = outcome(row.proposal, change.grounds, book)
        book = amended(book, said)
        versions.extend(said)
    return versions


def turn_for(change: Change, today: date) -> Turn:
    """What the change turns the law into, or turned it into: four queries.

    Errors: ValueError when a row does not fit the book any more.
    """
    book = book_for_change(change, today)
    return replace(turn_of(book, versions_of(change, book)), change=change.pk)


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
    rows = Parameter.objects.filter(code=code).select_related("entered_by", "confirmed_by")
    return list(rows.order_by(F("valid_from").desc(nulls_last=True), "-version", "pk"))


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


def rows_to_review(today: date) -> list[Parameter]:
    """Rows that hold or will hold, and that are due for a look or were never looked up. One query."""
    unchecked = [word.value for word in Confidence if word.standing is Standing.OPEN]
    rows = Parameter.objects.as_known().filter(Q(next_review_on__lte=today) | Q(confidence__in=unchecked))
    return list(rows.filter(Q(valid_to=None) | Q(valid_to__gte=today)))


def reviews_due(today: date) -> int:
    """How many rows are due for a look. One query."""
    rows = Parameter.objects.as_known().filter(next_review_on__lte=today)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=today)).count()


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change has done in the reader's centre: things worked out by it, and how many were told."""

    used: int
    told: int


def effects_of(change: Change, user: User) -> Effects:
    """Two queries and the rows that it made."""
    made = Parameter.objects.filter(change=change, origin=Origin.CHANGE)
    versions = [Q(code=row.code, valid_from=row.valid_from, version=row.version) for row in made]
    uses = Use.objects.of_centre_of(user).filter(reduce(or_, versions)) if versions else Use.objects.none()
    told = Told.objects.of_centre_of(user).filter(change=change)
    return Effects(uses.values("dependence").distinct().count(), told.count())


def told_of(change: Change, kind: str, keys: Iterable[UUID], user: User) -> dict[UUID, date]:
    """Which of these things were told, and on which day. One query."""
    told = Told.objects.of_centre_of(user).filter(change=change, kind=kind, key__in=list(keys))
    return dict(told.values_list("key", "told_on"))
