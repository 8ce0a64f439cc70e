"""Keyset paging of the contact list: the last row of a page is the place where the next one begins.

The cost of a page does not depend on how deep it lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.urls import reverse

from jardam.centres.models import User
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactTopic
from jardam.contacts.queries import topics_of
from jardam.database.keyset import further_down, place_of, read_place
from jardam.database.written import Written
from jardam.desk.forms import ContactFilter
from jardam.desk.templatetags.desk import language_word, outcome_word, region_word, topic_word

PAGE_ROWS = 25
_NO_CONTACT = UUID(int=0)
LISTED = ("pk", "reference", "happened_on", "language", "outcome", "region")
_LOOKUPS = {
    "language": "language",
    "channel": "channel",
    "client_kind": "client_kind",
    "kind": "kind",
    "sex": "sex",
    "outcome": "outcome",
    "region": "region",
    "branch": "branch",
    "first": "happened_on__gte",
    "last": "happened_on__lte",
}


@dataclass(frozen=True, slots=True)
class ListedContact:
    """One line of the list: what is shown, and nothing else of the contact. Its words are in the reader's language."""

    pk: UUID
    reference: str
    happened_on: date
    language: str
    outcome: str
    region: str
    topics: Sequence[str]

    @property
    def url(self) -> str:
        return _address().replace(str(_NO_CONTACT), str(self.pk))

    @property
    def day(self) -> str:
        return f"{self.happened_on:%d.%m.%Y}"

    @property
    def language_word(self) -> str:
        return language_word(self.language)

    @property
    def topic_words(self) -> str:
        return "; ".join(topic_word(topic) for topic in self.topics)

    @property
    def outcome_word(self) -> str:
        return outcome_word(self.outcome)

    @property
    def region_word(self) -> str:
        return region_word(self.region)


@cache
def _address() -> str:
    """The address of a contact that there is not: twenty-five pages of one kind are looked up once."""
    return reverse("desk:contact", args=[_NO_CONTACT])


@dataclass(frozen=True, slots=True)
class ContactPage:
    contacts: Sequence[ListedContact]
    older: str  # the query string of the next page, empty on the last
    is_known_place: bool


def page_of_contacts(user: User, filters: ContactFilter, asked: QueryDict) -> ContactPage:
    """One page of closed contacts, newest first. A broken filter or place shows the first page."""
    place = asked.get("after", "")
    after = read_place(place)
    day, last_id = after or (None, None)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    who = {"centre_id": user.centre_id, "user_id": user.pk}
    asked_for = {name: value or None for name, value in wanted.items()}
    found = _PAGE.rows(user.role, **who, **asked_for, day=day, last_id=last_id)
    topics = topics_of((row[0] for row in found[:PAGE_ROWS]), user)
    shown = [ListedContact(*row, topics=topics[row[0]]) for row in found[:PAGE_ROWS]]
    older = _next(asked, shown[-1]) if len(found) > PAGE_ROWS else ""
    return ContactPage(shown, older, is_known_place=bool(after) or not place)


def _page(role: str, *, centre_id: UUID, user_id: UUID, **asked: Any) -> QuerySet[Any, Any]:
    """The rows of a page and one more, first of each part that the reader may see; what is None is not asked for."""
    reader = User(pk=user_id, centre_id=centre_id, role=role)
    parts = [
        _newest(_asked_for(part, centre_id, **asked)) for part in Contact.objects.parts_visible_to(reader)
    ]
    first, *others = parts or [Contact.objects.none()]
    return _newest(first.union(*others, all=True)) if others else first


def _asked_for(
    part: QuerySet[Any, Any], centre_id: UUID, *, day: date | None, last_id: UUID | None, **wanted: Any
) -> QuerySet[Any, Any]:
    rows = part.filter(state=State.CLOSED)
    rows = rows.filter(
        **{_LOOKUPS[name]: value for name, value in wanted.items() if value and name != "topic"}
    )
    if wanted.get("topic"):
        topics = ContactTopic.objects.filter(
            centre_id=centre_id, contact=OuterRef("pk"), topic=wanted["topic"]
        )
        rows = rows.filter(Exists(topics))
    if day and last_id:
        rows = rows.filter(further_down(happened_on=day, pk=last_id))
    return rows.values_list(*LISTED)


def _newest(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by("-happened_on", "-pk")[: PAGE_ROWS + 1]


_PAGE = Written[tuple[UUID, str, date, str, str, str]](_page)


def _next(asked: QueryDict, last: ListedContact) -> str:
    kept = {name: value for name, value in asked.items() if name != "after" and value}
    return urlencode({**kept, "after": place_of(last.happened_on, last.pk)})
