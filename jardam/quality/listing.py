"""The list that a figure opens: the rows it counts, page by page, the youngest day first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.centres import choices as centre_choices
from jardam.contacts.models import Callback, Contact
from jardam.contacts.queries import topics_of
from jardam.contacts.rules.reference import spoken
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.line.models import LineCall
from jardam.quality.counting import MonthOfCentre
from jardam.quality.figures import CALLBACKS, CALLS, HOURS, Figure
from jardam.quality.showing import hours_word, language_word
from jardam.rota.rules.coverage import Hole
from jardam.rota.rules.spans import minutes
from jardam.rota.words import day_of, hours_of

PAGE_ROWS = 25


class NotAPlace(ValueError):
    """The text names no row after which a page could begin."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words. ``contact``: whose page the first word leads to; None leads nowhere."""

    words: Sequence[str]
    contact: UUID | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. ``total``: all rows of the figure. ``after``: where the next page begins; empty on the last."""

    heads: Sequence[str]
    lines: Sequence[Line]
    total: int
    after: str
    said: str = ""


def listing(month: MonthOfCentre, figure: Figure, which: str, after: str) -> Listing:
    """``which``: the language or the branch of a figure that has one for each. Errors: NotAPlace."""
    if figure in HOURS:
        return _of_hours(month, figure, which, after)
    rows, kind = month.rows(figure, which), _kind(figure)
    total = rows.count()
    found = list(kind.read(_after(rows, kind.day, after).order_by(f"-{kind.day}", "-pk"))[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    return Listing(
        heads=kind.heads(),
        lines=kind.lines(month, shown),
        total=total,
        after=f"{getattr(shown[-1], kind.day).isoformat()}_{shown[-1].pk}" if len(found) > PAGE_ROWS else "",
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    day: str
    heads: Callable[[], Sequence[str]]
    read: Callable[[QuerySet[Any]], QuerySet[Any]]
    lines: Callable[[MonthOfCentre, Sequence[Any]], Sequence[Line]]


def _kind(figure: Figure) -> _Kind:
    if figure in CALLS:
        return _CALLS
    return _CALLBACKS if figure in CALLBACKS else _CONTACTS


def _after(rows: QuerySet[Any], day: str, place: str) -> QuerySet[Any]:
    if not place:
        return rows
    when, _between, row = place.partition("_")
    try:
        last, last_id = date.fromisoformat(when), UUID(row)
    except ValueError as error:
        raise NotAPlace from error
    earlier = Q(**{f"{day}__lt": last}) | Q(**{day: last, "pk__lt": last_id})
    return rows.filter(earlier, **{f"{day}__lte": last})


def _contact_lines(month: MonthOfCentre, rows: Sequence[Contact]) -> list[Line]:
    topics = topics_of((row.pk for row in rows), month.user)
    words, tag = centre_choices.topics(), (get_language() or "ru")[:2]
    return [
        Line(
            (
                spoken(row.reference),
                _day(row.happened_on),
                language_word(row.language),
                "; ".join(str(words[Topic(topic)]) for topic in topics[row.pk]),
                str(row.get_outcome_display()),
                region_name(row.region, tag),
            ),
            row.pk,
        )
        for row in rows
    ]


def _call_lines(_month: MonthOfCentre, rows: Sequence[LineCall]) -> list[Line]:
    return [
        Line(
            (
                _day(row.rang_on),
                language_word(row.language),
                str(row.get_state_display()),
                str(row.get_waited_display()),
                str(row.get_talked_display()),
            )
        )
        for row in rows
    ]


def _callback_lines(_month: MonthOfCentre, rows: Sequence[Callback]) -> list[Line]:
    return [
        Line(
            (
                spoken(row.contact.reference),
                _day(row.due_on),
                _day(row.ended_on) if row.ended_on else "",
                str(row.get_state_display()),
                str(row.attempt),
                language_word(row.language),
            ),
            row.contact_id,
        )
        for row in rows
    ]


_CONTACTS = _Kind(
    "happened_on",
    lambda: (_("Number"), _("Day"), _("Language"), _("Topics"), _("Outcome"), _("Region")),
    lambda rows: rows.defer("sealed_narrative", "sealed_draft"),
    _contact_lines,
)
_CALLS = _Kind(
    "rang_on",
    lambda: (_("Day"), _("Language"), _("How it ended"), _("Waited"), _("Talked")),
    lambda rows: rows.defer("sealed_told"),
    _call_lines,
)
_CALLBACKS = _Kind(
    "due_on",
    lambda: (_("Contact"), _("Promised for"), _("Ended on"), _("State"), _("Attempt"), _("Language")),
    lambda rows: rows.select_related("contact").defer("contact__sealed_narrative", "contact__sealed_draft"),
    _callback_lines,
)


def _of_hours(month: MonthOfCentre, figure: Figure, language: str, after: str) -> Listing:
    """The stretches of one language, the latest first: worked out anew for each page, whatever its place."""
    gaps = (month.gaps or _NONE).get(figure, ())
    found = [hole for gap in gaps if gap.language.value == language for hole in gap.stretches][::-1]
    begun = _moment(after) if after else None
    rest = [hole for hole in found if begun is None or hole.span.start < begun]
    shown = rest[:PAGE_ROWS]
    whole = sum(minutes(hole.span.length) for hole in found)
    return Listing(
        heads=(_("Day"), _("Hours"), _("How long"), _("Why")),
        lines=[_hole(month, hole) for hole in shown],
        total=len(found),
        after=shown[-1].span.start.isoformat() if len(rest) > PAGE_ROWS else "",
        said=_("%(hours)s together") % {"hours": hours_word(whole)},
    )


_NONE: Mapping[Figure, Sequence[Any]] = {}


def _hole(month: MonthOfCentre, hole: Hole) -> Line:
    zone, why = month.centre.zone, {"NOBODY": _("nobody planned"), "ABSENT": _("absent")}
    return Line(
        (
            day_of(hole.span, zone),
            hours_of(hole.span, zone),
            hours_word(minutes(hole.span.length)),
            why.get(hole.why.value, _("not confirmed")),
        )
    )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotAPlace from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _day(day: date) -> str:
    return date_format(day, "d.m.Y")
