"""The list that a figure opens: the rows it is counted from, page by page, the youngest day first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.cases.models import CheckIn, Tick
from jardam.cases.reading import checklists
from jardam.claims.models import MoneyLine
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import spoken
from jardam.people.models import Person
from jardam.yearly.counting import YearOfCentre
from jardam.yearly.figures import Figure
from jardam.yearly.parts import of_part
from jardam.yearly.showing import money_word

PAGE_ROWS = 25
Thing = Literal["case", "person", "contact"]


class NotAPlace(ValueError):
    """The text names no row after which a page could begin."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words; the first one leads to ``thing``, of that id."""

    words: Sequence[str]
    thing: Thing
    leads_to: UUID


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. ``total``: all rows of the figure. ``after``: where the next page begins; empty on the last."""

    heads: Sequence[str]
    lines: Sequence[Line]
    total: int
    after: str


def listing(year: YearOfCentre, figure: Figure, after: str, part: str = "") -> Listing:
    """``part``: one that `is_part`, or all. Errors: NotAPlace."""
    kind = _KINDS[figure]
    rows = of_part(year.rows(figure), figure, part).annotate(on_day=F(kind.day))
    found = list(kind.read(_after(rows, after).order_by("-on_day", "-pk"))[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    return Listing(
        heads=kind.heads(),
        lines=[kind.line(row) for row in shown],
        total=rows.count(),
        after=f"{shown[-1].on_day.isoformat()}_{shown[-1].pk}" if len(found) > PAGE_ROWS else "",
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    day: str
    heads: Callable[[], Sequence[str]]
    read: Callable[[QuerySet[Any]], QuerySet[Any]]
    line: Callable[[Any], Line]


def _after(rows: QuerySet[Any], place: str) -> QuerySet[Any]:
    if not place:
        return rows
    when, _between, row = place.partition("_")
    try:
        last, last_id = date.fromisoformat(when), UUID(row)
    except ValueError as error:
        raise NotAPlace from error
    return rows.filter(Q(on_day__lt=last) | Q(on_day=last, pk__lt=last_id))


def _money(row: MoneyLine) -> Line:
    case = row.claim.case
    return Line((spoken(case.reference), _day(row.happened_on), money_word(row.amount)), "case", case.pk)


def _brought(row: Tick) -> Line:
    tag = (get_language() or "ru")[:2]
    words = spoken(row.case.reference), _day(row.entry.happened_on), checklists().items[row.item].said(tag)
    return Line(words, "case", row.case.pk)


def _person(row: Person) -> Line:
    words = _day(row.added_on), row.get_sex_display(), row.get_age_band_display(), row.get_family_display()
    return Line([str(word) for word in words], "person", row.pk)


def _talk(row: Contact) -> Line:
    words = spoken(row.reference), _day(row.happened_on), row.get_sex_display(), row.get_outcome_display()
    return Line([str(word) for word in words], "contact", row.pk)


def _check_in(row: CheckIn) -> Line:
    words = (
        spoken(row.case.reference),
        _day(row.due_on),
        row.get_after_display(),
        row.case.get_track_display(),
        row.get_state_display(),
        row.get_told_display(),
        row.get_seen_display(),
    )
    return Line([str(word) for word in words], "case", row.case.pk)


_BROUGHT = _Kind(
    "entry__happened_on",
    lambda: (_("Case"), _("Day"), _("What the person has")),
    lambda rows: rows.select_related("case", "entry").defer(
        "case__sealed_title", "case__sealed_next", "entry__sealed_words"
    ),
    _brought,
)
_KINDS = {
    Figure.MONEY: _Kind(
        "happened_on",
        lambda: (_("Case"), _("Day of receiving"), _("Sum")),
        lambda rows: rows.select_related("claim__case").defer(
            "claim__sealed_facts", "claim__sealed_counted", "claim__case__sealed_title", "claim__case__sealed_next"
        ),
        _money,
    ),
    Figure.LEGALISED: _BROUGHT,
    Figure.AID: _BROUGHT,
    Figure.HELPED: _Kind(
        "added_on",
        lambda: (_("File since"), _("Woman or man"), _("Age"), _("Pregnant or with small children")),
        lambda rows: rows.defer("sealed_identity"),
        _person,
    ),
    Figure.TALKS: _Kind(
        "happened_on",
        lambda: (_("Number"), _("Day"), _("Woman or man"), _("Outcome")),
        lambda rows: rows.defer("sealed_narrative", "sealed_draft"),
        _talk,
    ),
    Figure.CHECK_INS: _Kind(
        "due_on",
        lambda: (
            _("Case"),
            _("Due on"),
            _("After"),
            _("Kind of matter"),
            _("State"),
            _("What they told"),
            _("What we see"),
        ),
        lambda rows: rows.select_related("case").defer("case__sealed_title", "case__sealed_next"),
        _check_in,
    ),
}  # fmt: skip


def _day(day: date) -> str:
    return date_format(day, "d.m.Y")
