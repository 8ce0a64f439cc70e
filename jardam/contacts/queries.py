"""Reads across the tables of this room: the narrative, what drives my day, and what the head counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from jardam.audit.actions import note_reading
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import answer_place, narrative_place
from jardam.contacts.choices import Channel, Screening, State
from jardam.contacts.models import Callback, Contact, ContactAnswer, ContactTopic, Door, OwnTopic
from jardam.contacts.rules.owning import Answering, owner
from jardam.database.written import Written
from jardam.kernel.languages import Language
from jardam.kernel.phones import number_in
from jardam.law.reckoned import Reckoned, reckoned_from
from jardam.people.models import Person
from jardam.rota.queries import Rota, read_rota
from jardam.rota.rules.coverage import on_line
from jardam.rota.rules.spans import Span
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.restricted import Opener
from jardam.vault.sealing import key_for, open_json

CALLBACKS_SHOWN = 100
EARLIER_SHOWN = 5

_ONE = Written[Contact](
    lambda role, *, centre_id, user_id, contact_id: (
        Contact.objects.visible_to(User(pk=user_id, centre_id=centre_id, role=role))
        .select_related("key")
        .filter(pk=contact_id)
    )
)
_WAITING = Written[int](
    lambda role, *, centre_id, user_id: (
        Callback.objects.visible_to(User(pk=user_id, centre_id=centre_id, role=role))
        .waiting()
        .values("centre")
        .annotate(number=Count("pk"))
        .values_list("number", flat=True)
    )
)
_EARLIER = Written[tuple[UUID, UUID, date]](
    lambda *, centre_id, **persons: (
        Contact.objects.filter(centre_id=centre_id, person__in=persons.values())
        .values_list("pk", "person", "happened_on")
        .order_by("-happened_on", "-pk")[:EARLIER_SHOWN]
    )
)
_TOPICS = Written[tuple[UUID, str]](
    lambda *, centre_id, **contacts: ContactTopic.objects.filter(
        centre_id=centre_id, contact__in=contacts.values()
    ).values_list("contact", "topic")
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Closed contacts of a span of days in one centre, and how they fall apart. Whole numbers."""

    contacts: int
    asked_violence: int
    yes_violence: int
    asked_discrimination: int
    yes_discrimination: int
    by_outcome: dict[str, int]
    by_language: dict[str, int]
    by_channel: dict[str, int]
    by_client: dict[str, int]
    by_topic: dict[str, int]
    by_author: dict[str, int]


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """What is shown of a person's contact before it is opened."""

    pk: UUID
    person_id: UUID
    happened_on: date
    topics: list[str]


class Lists:
    """What the centre of a person adds to the lists of the network; each is read when it is first asked for."""

    def __init__(self, user: User, channel: str) -> None:
        self._user, self._channel = user, channel

    @cached_property
    def doors(self) -> list[Door]:
        """The ways in that are open in this channel."""
        doors = Door.objects.offered_to(self._user).filter(channel=self._channel)
        return sorted(doors, key=lambda door: door.name)

    @cached_property
    def topics(self) -> list[OwnTopic]:
        """The centre's own topics, in the order of those that they stand for."""
        return list(OwnTopic.objects.offered_to(self._user).order_by("topic", "pk"))


class Duty:
    """Who answers in a centre from ``now`` to ``until``, and whose each call back is.

    Three queries, when it is first asked, whatever waits.
    """

    def __init__(self, centre: Centre, now: datetime, until: datetime | None = None) -> None:
        self._centre, self._now = centre, now
        self._period = Span(now, max(until or now, now) + timedelta(minutes=1))

    def owner(
        self, thing: UUID, language: Language, *, taken_by: UUID | None, at: datetime | None = None
    ) -> UUID | None:
        """Whose ``thing`` is at ``at``, which is now where it is late or has no hour."""
        moment = max(at or self._now, self._now)
        line = on_line(self._rota.shifts, self._rota.away, moment)
        here = [Answering(shift.person, shift.languages) for shift in line]
        gone = {away.person for away in self._rota.away if away.span.holds(moment)}
        return owner(thing, language, taken_by, here, sorted(self._heads, key=gone.__contains__))

    def owner_of(self, callback: Callback) -> UUID | None:
        language = Language(callback.language)
        return self.owner(callback.pk, language, taken_by=callback.promised_by_id, at=callback.due_at)

    @cached_property
    def _rota(self) -> Rota:
        return read_rota(self._centre, self._period, around=timedelta())

    @cached_property
    def _heads(self) -> list[UUID]:
        heads = User.objects.filter(centre=self._centre, role=Role.CENTRE_HEAD, is_active=True)
        return list(heads.order_by("username").values_list("pk", flat=True))


def number_to_call(contact: Contact) -> str:
    """At which number the centre of ``contact`` is called: the one that they called, else the first that is kept.

    It stands in the name of a way in by telephone; empty where none says a number. E.164.
    """
    own = Door.objects.filter(centre_id=contact.centre_id, channel=Channel.PHONE, is_open=True)
    doors = sorted(own.order_by("pk"), key=lambda door: door.pk != contact.door_id)
    named = (number_in(door.name, contact.centre.country) for door in doors)
    return next((number for number in named if number), "")


def contact_of_number(reference: str, user: User) -> Contact | None:
    """The contact of the centre of ``user`` with this number, whoever recorded it; to be pointed at, not read."""
    return Contact.objects.of_centre_of(user).filter(reference=reference).only("pk", "centre_id").first()


def read_narrative(
    contact: Contact, *, by: User, at: datetime, opener: Opener | None = None
) -> dict[str, Any] | None:
    """The person's own words and the note, and the reading written down. None when the person was erased.

    Errors: FileKeyLocked, when the file is closed to this session.
    """
    note_reading("contact.read", contact, by=by, at=at)
    if contact.sealed_narrative is None:
        return {}
    try:
        return open_json(contact.key, narrative_place(contact.id), contact.sealed_narrative, opener=opener)
    except FileKeyDestroyed:
        return None


def answers_of(
    contact: Contact, *, opener: Opener | None = None
) -> list[tuple[ContactAnswer, Reckoned | None]]:
    """What calculators answered in it, the first first; None for what is closed to the reader. One query.

    Whoever asks has noted the reading of the contact.
    """
    answers = ContactAnswer.objects.filter(centre_id=contact.centre_id, contact=contact).order_by("pk")
    return [(answer, _opened(answer, contact, opener)) for answer in answers]


def answer_told(answer: ContactAnswer) -> Reckoned | None:
    """Without anybody's own key; None when it is closed or gone. Needs ``contact.key``."""
    return _opened(answer, answer.contact, None)


def answers_opened(user: User, keys: Sequence[UUID]) -> dict[UUID, Reckoned]:
    """Those of these in the centre of ``user`` that open without anybody's own key: to be counted, shown to nobody. One query."""
    answers = ContactAnswer.objects.of_centre_of(user).filter(pk__in=keys).select_related("contact__key")
    opened = ((answer.pk, answer_told(answer)) for answer in answers)
    return {key: told for key, told in opened if told is not None}


def _opened(answer: ContactAnswer, contact: Contact, opener: Opener | None) -> Reckoned | None:
    try:
        bundle = open_json(contact.key, answer_place(answer.pk), answer.sealed_told, opener=opener)
    except (FileKeyDestroyed, FileKeyLocked):
        return None
    return reckoned_from(bundle)


def visible_contact(user: User, contact_id: UUID) -> Contact | None:
    """The contact with its key, if this person may know that it exists."""
    return _ONE.first(user.role, centre_id=user.centre_id, user_id=user.pk, contact_id=contact_id)


def waiting_count(user: User) -> int:
    """How many callbacks wait for this person and their colleagues."""
    return _WAITING.first(user.role, centre_id=user.centre_id, user_id=user.pk) or 0


def waiting_callbacks(user: User) -> list[Callback]:
    """The callback queue of the centre, the longest overdue first. A state, never a copied list."""
    queue = Callback.objects.visible_to(user).waiting().select_related("contact", "promised_by")
    return list(queue.prefetch_related("contact__topics").order_by("due_at", "pk")[:CALLBACKS_SHOWN])


def earlier_contacts(persons: list[Person], user: User) -> list[EarlierContact]:
    """The last closed contacts of these persons in the centre of ``user``, newest first."""
    found = _EARLIER.rows(centre_id=user.centre_id, **_numbered(person.pk for person in persons))
    topics = topics_of((row[0] for row in found), user)
    return [EarlierContact(*row, topics=topics[row[0]]) for row in found]


def topics_of(contact_ids: Iterable[UUID], user: User) -> dict[UUID, list[str]]:
    """The topics of each of these contacts in the centre of ``user``, in the order of their list. One query."""
    found = _TOPICS.rows(centre_id=user.centre_id, **_numbered(contact_ids))
    topics: dict[UUID, list[str]] = defaultdict(list)
    for contact_id, topic in sorted(found):
        topics[contact_id].append(topic)
    return topics


def _numbered(ids: Iterable[UUID]) -> dict[str, UUID]:
    return {f"id_{number}": one for number, one in enumerate(ids)}


def counts(user: User, first: date, last: date) -> Counts:
    """Count the closed contacts of the centre of ``user`` from ``first`` to ``last``, both included.

    Seven queries whatever the size. Nothing sealed is opened.
    """
    closed = Contact.objects.of_centre_of(user).closed_between(first, last)
    whole = closed.aggregate(
        contacts=Count("pk"),
        asked_violence=Count("pk", filter=~Q(violence=Screening.NOT_ASKED)),
        yes_violence=Count("pk", filter=Q(violence=Screening.YES)),
        asked_discrimination=Count("pk", filter=~Q(discrimination=Screening.NOT_ASKED)),
        yes_discrimination=Count("pk", filter=Q(discrimination=Screening.YES)),
    )
    topics = ContactTopic.objects.filter(centre=user.centre, contact__in=closed)
    return Counts(
        **whole,
        by_outcome=_by(closed, "outcome"),
        by_language=_by(closed, "language"),
        by_channel=_by(closed, "channel"),
        by_client=_by(closed, "client_kind"),
        by_author=_by(closed, "recorded_by"),
        by_topic=_by(topics, "topic"),
    )


def _by(rows: Any, field: str) -> dict[str, int]:
    pairs = rows.order_by().values_list(field).annotate(n=Count("pk")).order_by("-n", field)
    return {str(value): number for value, number in pairs}


def buffer_key(contact: Contact, user: User) -> bytes | None:
    """What seals the words that a browser keeps while the server is away: for one contact and one person.

    Derived, so that the same person has it again after signing in again; gone with the contact's own key. Not
    written down: it opens nothing but what its owner typed, and they have it at every look at their open contact.
    None when the contact is closed.
    """
    if contact.state != State.OPEN:
        return None
    return key_for(contact.key, f"page buffer/{contact.pk}/{user.pk}")
