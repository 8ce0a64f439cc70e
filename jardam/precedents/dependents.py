"""Precedents that rest on rows of the law: a change lists them, and each is stale until somebody has looked."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise

from jardam.centres.models import User
from jardam.law.dependents import PAGE_LINES, Line, Lines, Source, Total
from jardam.law.rules.changing import Turn
from jardam.law.wording import value_of
from jardam.precedents.models import Precedent, PrecedentQuerySet
from jardam.precedents.permissions import may_read_precedents

PRECEDENTS = "PRECEDENT"


def precedent_source(words: str | Promise) -> Source:
    return Source(PRECEDENTS, words, _total, _lines, may_read_precedents, by_centre=_by_centre)


def _resting_on(rows: PrecedentQuerySet, codes: frozenset[str]) -> PrecedentQuerySet:
    found: PrecedentQuerySet = rows.standing().filter(law__overlap=sorted(codes))
    return found


def _total(user: User, turn: Turn) -> Total:
    """One statement. Of the whole centre, whoever asks: a number tells of nobody."""
    resting = list(
        _resting_on(Precedent.objects.of_centre_of(user), turn.codes).values_list("law", flat=True)
    )
    return Total(len(resting), sum(bool(turn.said_otherwise(codes)) for codes in resting))


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """The newest first. One statement."""
    rows = _resting_on(Precedent.objects.visible_to(user), turn.codes)
    if place.isascii() and place.isdigit() and len(place) < 9:
        rows = rows.filter(number__lt=int(place))
    found = list(rows.order_by("-number")[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    return Lines(
        [_line(one, turn) for one in shown], str(shown[-1].number) if len(found) > PAGE_LINES else ""
    )


def _line(one: Precedent, turn: Turn) -> Line:
    told = turn.told_by([code for code in one.law if code in turn.codes])
    return Line(
        key=one.pk,
        name=one.words.name,
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=told.is_other,
        url=reverse("precedents:precedent", args=[one.pk]),
    )


def _by_centre(using: str, codes: frozenset[str]) -> Mapping[UUID, int]:
    rows = _resting_on(Precedent.objects.using(using), codes).order_by()
    return dict(rows.values_list("centre").annotate(number=Count("pk")))
