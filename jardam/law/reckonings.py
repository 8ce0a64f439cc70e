"""Every answer of a calculator that a room keeps sealed, asked what a change of the law does to it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from jardam.centres.models import User
from jardam.database.keyset import further_down
from jardam.database.planning import without_nested_loops
from jardam.kernel.languages import Language, screen_language
from jardam.law.dependents import PAGE_LINES, Line, Lines, Source, Total
from jardam.law.models import Dependence
from jardam.law.models.uses import DependenceQuerySet
from jardam.law.reckoned import Again, Reckoned, again, apart
from jardam.law.rules.changing import Turn
from jardam.law.rules.rulebook import RuleBook

AT_ONCE = 500
CLOSED = gettext_lazy("The file is closed: open the contact")
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})")


@dataclass(frozen=True, slots=True)
class Kept:
    """One of them for somebody who may see it. ``reckoned`` is None where its file is closed to them here.

    ``name``, ``within``: the thing in which it was told.
    """

    name: str
    within: UUID
    reckoned: Reckoned | None


class Opened(Protocol):
    """Those of these keys of the user's centre that open without anybody's own key: to be counted, not shown. One query."""

    def __call__(self, user: User, keys: Sequence[UUID]) -> Mapping[UUID, Reckoned]: ...


class Read(Protocol):
    """As they are shown to this person; that they looked is written down."""

    def __call__(self, user: User, keys: Sequence[UUID]) -> Mapping[UUID, Kept]: ...


@dataclass(frozen=True, slots=True)
class Reckonings:
    """The answers of one kind, as their room recorded them with `actions.record_use`.

    ``standing``: those with somebody behind them still. ``visible``: those of the centre that a person may see.
    ``closed``: what is said of one whose file is closed to the reader, where that is no contact.
    """

    kind: str
    words: str | Promise
    may_list: Callable[[User], bool]
    standing: Q
    visible: Callable[[User], Q]
    opened: Opened
    read: Read
    closed: str | Promise = ""

    @property
    def source(self) -> Source:
        """As `dependents` lists it."""
        return Source(
            kind=self.kind,
            words=self.words,
            total=self.total,
            lines=self.lines,
            may_list=self.may_list,
            is_told=True,
            by_centre=self.by_centre,
        )

    def total(self, user: User, turn: Turn) -> Total:
        """Of the whole centre, whoever asks: a number tells of nobody. One statement, and one for each five hundred."""
        with without_nested_loops():
            keys = list(self._of_centre(user).all_resting_on(turn.codes).values_list("key", flat=True))
        found = [pair for some in _batched(keys) for pair in self._compared(user, some, turn.after)]
        moved = [(before, now) for before, now in found if now.differs_from(before)]
        return Total(
            touched=len(keys),
            moved=len(moved),
            sooner=sum(now.due.is_less_than(before.due) for before, now in moved),
            later=sum(before.due.is_less_than(now.due) for before, now in moved),
            unknown=len(keys) - len(found),
        )

    def lines(self, user: User, turn: Turn, place: str) -> Lines:
        """The newest first, those that the reader may see."""
        rows = _after(self._of_centre(user).resting_on(turn.codes).filter(self.visible(user)), place)
        found = list(rows.order_by("-computed_on", "-pk")[: PAGE_LINES + 1])
        shown = found[:PAGE_LINES]
        kept = self.read(user, [row.key for row in shown])
        lines = [
            _line(row, kept[row.key], turn.after, self.closed or CLOSED) for row in shown if row.key in kept
        ]
        return Lines(lines, _place_of(shown[-1]) if len(found) > PAGE_LINES else "")

    def by_centre(self, using: str, codes: frozenset[str]) -> dict[UUID, int]:
        """Nothing is opened: how many rest on the rows stands in clear."""
        with without_nested_loops(using):
            rows: DependenceQuerySet = Dependence.objects.using(using).filter(self.standing, kind=self.kind)
            return rows.all_resting_on(codes).by_centre()

    def _compared(self, user: User, keys: Sequence[UUID], book: RuleBook) -> list[tuple[Reckoned, Again]]:
        return [(before, again(before, book)) for before in self.opened(user, keys).values()]

    def _of_centre(self, user: User) -> DependenceQuerySet:
        rows: DependenceQuerySet = Dependence.objects.of_centre_of(user).filter(self.standing, kind=self.kind)
        return rows


def _line(row: Dependence, kept: Kept, book: RuleBook, closed: str | Promise) -> Line:
    told_on = f"{row.computed_on:%d.%m.%Y}"
    if kept.reckoned is None:
        return Line(
            row.key, kept.name, str(closed), str(closed), moved=True, note=told_on, within=kept.within
        )
    now, language = again(kept.reckoned, book), Language(screen_language(get_language() or "ru").upper())
    before, after = apart(kept.reckoned.said(language), now.said(language))
    moved = now.differs_from(kept.reckoned)
    return Line(row.key, kept.name, before, after, moved=moved, note=told_on, within=kept.within)


def _batched(keys: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE))


def _after(rows: QuerySet[Any, Any], told: str) -> QuerySet[Any, Any]:
    match = _PLACE.fullmatch(told)
    place: dict[str, date | UUID]
    try:
        place = {"computed_on": date.fromisoformat(match[1]), "pk": UUID(match[2])} if match else {}
    except ValueError:
        return rows
    return rows.filter(further_down(**place)) if place else rows


def _place_of(row: Dependence) -> str:
    return f"{row.computed_on.isoformat()}_{row.pk}"
