"""Terms and sums that rooms above worked out from the law: a whole register of them is worked out again at once.

Equal facts have equal results, so each result is worked out once however many rest on it: a hundred thousand terms
that began on a thousand days are a thousand computations and one statement.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, F, Func, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan
from django.utils.functional import Promise

from jardam.centres.models import User
from jardam.database.planning import without_nested_loops
from jardam.law.dependents import PAGE_LINES, Line, Lines, Source, Total
from jardam.law.due import Due
from jardam.law.models import Dependence
from jardam.law.models.uses import DependenceQuerySet
from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.changing import Turn
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import NoNumber, NotInForce, RuleBook

NO_ANSWER = (NotInForce, NoNumber, Refused)
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})?_([0-9a-f-]{36})")


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is needed to work a thing out again. Units: ``amount`` in roubles.

    ``rule``: which one, as its calculator names it. ``counted_to``: the last day that a sum counts.
    """

    started_on: date | None
    amount: Decimal | None = None
    rule: str = ""
    counted_to: date | None = None


Again = Callable[[Facts], Due]
FACTS = ("started_on", "amount", "rule", "counted_to")
FIELDS = (*FACTS, "due_on", "due_amount")

Named = Callable[[User, list[UUID]], dict[UUID, tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Register:
    """The terms or sums of one kind, as their room recorded them with `actions.record_use`.

    ``recompute``: reads a book once and gives the pure rule for any number of facts. ``visible``: which of the centre's a person may see.
    ``named``: what the things of these keys are called for this reader and where their page is; one query.
    """

    kind: str
    words: str | Promise
    recompute: Callable[[RuleBook], Again]
    visible: Callable[[User], Q]
    named: Named

    @property
    def source(self) -> Source:
        """As `dependents` lists it."""
        return Source(
            kind=self.kind,
            words=self.words,
            total=self.total,
            lines=self.lines,
            may_list=lambda user: user.centre_id is not None,
            is_told=True,
            by_centre=self.by_centre,
        )

    def total(self, user: User, turn: Turn) -> Total:
        """One statement that counts equal ones together."""
        every = self._of_centre(user).all_resting_on(turn.codes)
        with without_nested_loops():
            groups = list(every.values_list(*FIELDS).annotate(number=Count("pk")).order_by())
        again = self._again(turn)
        touched = moved = sooner = later = 0
        for *facts, due_on, due_amount, number in groups:
            now, then = again(Facts(*facts)), Due(due_on, due_amount)
            touched += number
            if now != then:
                moved += number
                sooner += number if now.is_less_than(then) else 0
                later += number if then.is_less_than(now) else 0
        return Total(touched, moved, sooner, later)

    def lines(self, user: User, turn: Turn, place: str) -> Lines:
        """The nearest day first; those without a day last. Two statements: the page, and what its things are called."""
        rows = _after(self._of_centre(user).resting_on(turn.codes).filter(self.visible(user)), place)
        found = list(rows.order_by(F("due_on").asc(nulls_last=True), "pk")[: PAGE_LINES + 1])
        shown = found[:PAGE_LINES]
        names = self.named(user, [row.key for row in shown])
        again = self._again(turn)
        lines = [_line(row, again, *names.get(row.key, ("", ""))) for row in shown]
        return Lines(lines, _place_of(shown[-1]) if len(found) > PAGE_LINES else "")

    def by_centre(self, using: str, codes: frozenset[str]) -> dict[UUID, int]:
        with without_nested_loops(using):
            rows: DependenceQuerySet = Dependence.objects.using(using).filter(kind=self.kind)
            return rows.all_resting_on(codes).by_centre()

    def _again(self, turn: Turn) -> Again:
        """What comes out under the changed law; nothing where it says nothing."""
        try:
            worked_out = self.recompute(turn.after)
        except NO_ANSWER:
            return lambda _facts: Due()

        def again(facts: Facts) -> Due:
            try:
                return worked_out(facts)
            except YearNotHeld as missing:
                return Due(year_missing=missing.year)
            except NO_ANSWER:
                return Due()

        return again

    def _of_centre(self, user: User) -> DependenceQuerySet:
        rows: DependenceQuerySet = Dependence.objects.of_centre_of(user).filter(kind=self.kind)
        return rows


def _line(row: Dependence, again: Again, name: str, url: str) -> Line:
    then = Due(row.due_on, row.due_amount)
    now = again(Facts(row.started_on, row.amount, row.rule, row.counted_to))
    return Line(row.key, name, then.said, now.said, moved=now != then, url=url)


def _after(rows: QuerySet[Any, Any], place: str) -> QuerySet[Any, Any]:
    match = _PLACE.fullmatch(place)
    if match is None:
        return rows
    try:
        last, day = UUID(match[2]), date.fromisoformat(match[1]) if match[1] else None
    except ValueError:
        return rows
    if day is None:
        return rows.filter(due_on=None, pk__gt=last)
    return rows.filter(Q(due_on=None) | Q(_further(day, last)))


def _further(day: date, last: UUID) -> GreaterThan:
    row = partial(Func, function="ROW", output_field=BooleanField())
    return GreaterThan(row(F("due_on"), F("pk")), row(Value(day), Value(last)))


def _place_of(row: Dependence) -> str:
    return f"{row.due_on.isoformat() if row.due_on else ''}_{row.pk}"
