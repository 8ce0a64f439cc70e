"""The directory as it is searched: by words, place, language, money, whether they take people now and are open now, and how far.

A page of it costs the same however deep it lies: the last row of a page is where the next one begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, F, FloatField, Func, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import ACos, Cos, Greatest, Least, Radians, Round, Sin

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import Fee, Takes
from jardam.network.models import Branch, Organisation, OrganisationQuerySet
from jardam.network.queries import FRESH, organisations_for
from jardam.network.rules.hours import minute_of
from jardam.network.rules.nearness import EARTH, Point, box
from jardam.network.towns import zones

PAGE_ROWS = 25
MOST_WORDS = 8
CIRCLES = (10, 100)
"""Units: kilometres."""
_WORD = re.compile(r"\w+")
_PLACE = re.compile(r"(\d{1,5})_([0-9a-f-]{36})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; whatever is empty is not asked for. ``near`` with ``within``: kilometres."""

    words: str = ""
    region: str = ""
    language: Language = Language.UNKNOWN
    fee: Fee | None = None
    topic: Topic | None = None
    takes_on: date | None = None  # the day of today, where only those who take people are wanted
    open_at: datetime | None = None
    near: Point | None = None
    within: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """``kilometres``: from where one asked, None where nobody asked."""

    organisation: Organisation
    kilometres: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """``after``: where the next page begins, empty on the last."""

    rows: Sequence[Row] = field(default_factory=list)
    after: str = ""


def page_of_directory(user: User, asked: Asked, after: str = "") -> Page:
    """In the order of their codes; where one asks from a place, the nearest first. Two queries, and one for each circle."""
    found = found_for(user, asked)
    return _nearest(found, asked, asked.near, after) if asked.near else _by_code(found, asked, after)


def found_for(user: User, asked: Asked) -> OrganisationQuerySet:
    """Whoever fits, but for where exactly, and when one is met there."""
    found = organisations_for(asked.region, asked.language, asked.fee, asked.topic).visible_to(user)
    words = _WORD.findall(asked.words)[:MOST_WORDS]
    if words:
        found = found.filter(found_words=_said(words))
    if asked.takes_on:
        found = found.filter(takes=Takes.FREE, takes_on__gte=asked.takes_on - FRESH)
    return found


def is_open_at(moment: datetime) -> Q:
    """Of a branch: whether it is open, by the clock of its own place; a place without known hours is not."""
    minutes: dict[int, list[str]] = {}
    for zone in zones():
        minutes.setdefault(minute_of(moment, zone), []).append(zone)
    by_week = reduce(or_, (Q(zone__in=named, open_minutes__holds=at) for at, named in minutes.items()))
    return (by_week & ~Q(closed_during__holds=moment)) | Q(open_also__holds=moment)


def _by_code(found: OrganisationQuerySet, asked: Asked, after: str) -> Page:
    if asked.open_at:
        met = Branch.objects.filter(is_open_at(asked.open_at), organisation=OuterRef("pk"), closed_on=None)
        found = found.filter(Exists(met))
    places = found.filter(code__gt=after).order_by("code").values_list("pk", "code")[: PAGE_ROWS + 1]
    keys = [(key, None, code) for key, code in places]
    return _page(keys)


def _nearest(found: OrganisationQuerySet, asked: Asked, near: Point, after: str) -> Page:
    """In widening circles: whoever lies in a narrower one is nearer than all outside of it.

    Where a matter or words are asked for, few are left, and one circle costs less than several.
    """
    met = Branch.objects.filter(closed_on=None, organisation__in=found.order_by().values("pk"))
    if asked.open_at:
        met = met.filter(is_open_at(asked.open_at))
    place = _PLACE.fullmatch(after)
    km, last = (int(place[1]), UUID(place[2])) if place else (-1, UUID(int=0))
    keys: list[tuple[UUID, int | None, str]] = []
    circles = () if asked.words or asked.topic else CIRCLES
    for within in (*(circle for circle in circles if km < circle < asked.within), asked.within):
        nearest = _within(met, near, within).filter(Q(km__gt=km) | Q(km=km, organisation_id__gt=last))
        rows = nearest.values_list("organisation_id", "km")[: PAGE_ROWS + 1]
        keys = [(key, int(far), f"{int(far)}_{key}") for key, far in rows]
        if len(keys) > PAGE_ROWS:
            break
    return _page(keys)


def _page(keys: Sequence[tuple[UUID, int | None, str]]) -> Page:
    """``keys``: of the rows of a page and one more, with how far each is and the place in the list where it stands."""
    shown = keys[:PAGE_ROWS]
    known = Organisation.objects.defer("sealed_rest", "found_words").in_bulk(
        [key for key, _km, _place in shown]
    )
    rows = [Row(known[key], km) for key, km, _place in shown]
    return Page(rows, shown[-1][2] if len(keys) > PAGE_ROWS else "")


def _within(met: QuerySet[Branch], near: Point, within: int) -> QuerySet[Any, Any]:
    """Of each organisation the nearest place, in whole kilometres; the nearest first."""
    around = box(near, within)
    inside = met.filter(
        latitude__range=(around.south, around.north), longitude__range=(around.west, around.east)
    )
    nearest = inside.values("organisation_id").annotate(km=Min(Round(_kilometres_from(near))))
    return nearest.filter(km__lte=within).order_by("km", "organisation_id")


def _kilometres_from(near: Point) -> Func:
    """The spherical law of cosines, which PostgreSQL counts in one line; as near to `kilometres` as its numbers go."""
    here, there = Radians(Value(near.latitude)), Radians(F("latitude"))
    turned = Radians(F("longitude") - Value(near.longitude))
    cosine = Sin(here) * Sin(there) + Cos(here) * Cos(there) * Cos(turned)
    within = Least(
        Value(1.0), Greatest(Value(-1.0), cosine, output_field=FloatField()), output_field=FloatField()
    )
    return ACos(within) * Value(EARTH)  # type: ignore[return-value]  # a product is an expression, too


def _said(words: Sequence[str]) -> SearchQuery:
    """All of them, in its names or in what it does; the beginning of a word will do."""
    return SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config="russian")
