"""Keyset paging of the contact list: the last row of a page is the place where the next one begins.

The cost of a page does not depend on how deep it lies.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from jardam.centres.models import User
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactQuerySet, ContactTopic
from jardam.desk.forms import ContactFilter

PAGE_ROWS = 25
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})")
PLAIN_FILTERS = ("language", "outcome", "region")


@dataclass(frozen=True, slots=True)
class ContactPage:
    contacts: Sequence[Contact]
    older: str  # the query string of the next page, empty on the last
    is_known_place: bool


def page_of_contacts(user: User, filters: ContactFilter, asked: QueryDict) -> ContactPage:
    """One page of closed contacts, newest first. A broken filter or place shows the first page."""
    rows: ContactQuerySet = Contact.objects.visible_to(user).filter(state=State.CLOSED)
    if filters.is_valid():
        rows = _filtered(rows, filters, user)
    place = asked.get("after", "")
    after = _read_place(place)
    if after:
        rows = rows.filter(Q(happened_on__lt=after[0]) | Q(happened_on=after[0], pk__lt=after[1]))
        rows = rows.filter(happened_on__lte=after[0])  # lets the index start at the place
    ordered = rows.prefetch_related("topics").order_by("-happened_on", "-pk")
    found = list(ordered.defer("sealed_narrative", "sealed_draft")[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    older = _next(asked, shown[-1]) if len(found) > PAGE_ROWS else ""
    return ContactPage(shown, older, is_known_place=bool(after) or not place)


def _filtered(rows: ContactQuerySet, filters: ContactFilter, user: User) -> ContactQuerySet:
    wanted = filters.cleaned_data
    rows = rows.filter(**{name: wanted[name] for name in PLAIN_FILTERS if wanted[name]})
    if wanted["first"]:
        rows = rows.filter(happened_on__gte=wanted["first"])
    if wanted["last"]:
        rows = rows.filter(happened_on__lte=wanted["last"])
    if wanted["topic"]:
        of_topic = ContactTopic.objects.filter(
            centre=user.centre, contact=OuterRef("pk"), topic=wanted["topic"]
        )
        rows = rows.filter(Exists(of_topic))
    return rows


def _read_place(text: str) -> tuple[date, UUID] | None:
    match = _PLACE.fullmatch(text)
    try:
        return (date.fromisoformat(match[1]), UUID(match[2])) if match else None
    except ValueError:
        return None


def _next(asked: QueryDict, last: Contact) -> str:
    kept = {name: value for name, value in asked.items() if name != "after" and value}
    return urlencode({**kept, "after": f"{last.happened_on.isoformat()}_{last.pk}"})
