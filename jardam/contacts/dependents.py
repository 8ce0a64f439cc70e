"""Answers that were read aloud and rested on rows of the law. Which card in which version, each contact keeps already."""

import re
from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from jardam.centres.models import User
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactCard
from jardam.contacts.permissions import may_see_contacts
from jardam.contacts.rules.reference import spoken
from jardam.database.keyset import further_down
from jardam.knowledge.dependents import card_versions_of, value_of
from jardam.law.dependents import PAGE_LINES, Line, Lines, Source, Total
from jardam.law.rules.changing import Shift, Turn

CONTACTS = "CONTACT"
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})")


def contact_source(words: str | Promise) -> Source:
    return Source(
        kind=CONTACTS, words=words, total=_total, lines=_lines, may_list=may_see_contacts, is_told=True
    )


def _total(user: User, turn: Turn) -> Total:
    """Of the whole centre, whoever asks: a number tells of nobody."""
    every = _touched(Contact.objects.of_centre_of(user), turn.codes).count()
    other = [code for code, shift in turn.shifts.items() if shift.is_other]
    moved = (
        every
        if len(other) == len(turn.codes)
        else _touched(Contact.objects.of_centre_of(user), other).count()
    )
    return Total(every, moved)


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """The newest first, those that the reader may see. Three statements."""
    rows = _touched(Contact.objects.visible_to(user), turn.codes)
    if after := _read(place):
        rows = rows.filter(further_down(happened_on=after[0], pk=after[1]))
    found = list(
        rows.order_by("-happened_on", "-pk").values_list("pk", "reference", "happened_on")[: PAGE_LINES + 1]
    )
    shown = found[:PAGE_LINES]
    told = next((shift for shift in turn.shifts.values() if shift.is_other), None)
    shift = told or next(iter(turn.shifts.values()))
    lines = [_line(pk, reference, day, shift) for pk, reference, day in shown]
    return Lines(lines, f"{shown[-1][2]}_{shown[-1][0]}" if len(found) > PAGE_LINES else "")


def _line(pk: UUID, reference: str, day: date, shift: Shift) -> Line:
    return Line(
        key=pk,
        name=spoken(reference),
        before=value_of(shift, is_after=False),
        after=value_of(shift, is_after=True),
        moved=shift.is_other,
        note=f"{day:%d.%m.%Y}",
    )


def _touched(rows: QuerySet[Any, Any], codes: Sequence[str] | frozenset[str]) -> QuerySet[Any, Any]:
    versions = card_versions_of(codes)
    if not versions:
        return rows.none()
    quoting = reduce(or_, (Q(card=card, card_version=version) for card, version in versions))
    read = ContactCard.objects.filter(quoting, centre_id=OuterRef("centre_id"), contact=OuterRef("pk"))
    return rows.filter(Exists(read), state=State.CLOSED)


def _read(place: str) -> tuple[date, UUID] | None:
    match = _PLACE.fullmatch(place)
    try:
        return (date.fromisoformat(match[1]), UUID(match[2])) if match else None
    except ValueError:
        return None
