"""Contacts and the callbacks promised in them.

A contact is one conversation: it may belong to a person, and needs none. The moment it began is held
to the minute while it is open and by the day when it is closed.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from jardam.centres.models import Branch
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.choices import (
    CallbackState,
    ClientKind,
    Screening,
    State,
    callback_states,
    channels,
    client_kinds,
    heard_from,
    kinds,
    outcomes,
    permissions,
    reasons,
    relations,
    screenings,
    states,
)
from jardam.contacts.rules.closing import Kind, Outcome, Reason
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.law.models import Change
from jardam.people.choices import age_bands, sexes
from jardam.people.models import Person
from jardam.vault.models import FileKey
from jardam.vault.secrets import open_text

if TYPE_CHECKING:
    from jardam.centres.models import User


def door_purpose(door_id: UUID) -> str:
    """What the name of a way in is sealed for: that row and no other."""
    return f"door/{door_id}"


def topic_purpose(topic_id: UUID) -> str:
    return f"own-topic/{topic_id}"


def _reasons_to_see(user: User) -> list[Q]:
    """Why this person may know that a contact of their centre exists: one of these is enough."""
    if user.holds(Right.CONTACT_READ):
        return [Q()]
    own = [Q(recorded_by=user)]
    if user.holds(Right.CALLBACK_TAKE):
        waiting = Callback.objects.waiting().filter(contact=OuterRef("pk"), centre_id=OuterRef("centre_id"))
        return [*own, Q(Exists(waiting))]
    return own if user.holds(Right.CONTACT_RECORD) else []


class ContactQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> ContactQuerySet:
        """The contacts this person may know exist: own ones, all of the centre with the right to read them,
        and, for whoever works the callback queue, those in which a callback is waiting."""
        reasons = _reasons_to_see(user)
        return self.of_centre_of(user).filter(reduce(or_, reasons)) if reasons else self.none()

    def parts_visible_to(self, user: User) -> list[ContactQuerySet]:
        """`visible_to` in parts that share no contact, one for each reason to see it.

        A list that reads them one by one finds each in an index; past an 'or' it would walk through what all
        colleagues recorded.
        """
        reasons, ours = _reasons_to_see(user), self.of_centre_of(user)
        return [
            reduce(lambda part, earlier: part.exclude(earlier), reasons[:place], ours.filter(reason))
            for place, reason in enumerate(reasons)
        ]

    def open_of(self, user: User) -> ContactQuerySet:
        return self.of_centre_of(user).filter(recorded_by=user, state=State.OPEN)

    def without_answers(self) -> ContactQuerySet:
        """Those in which no calculator has answered anything."""
        answered = ContactAnswer.objects.filter(contact=OuterRef("pk"), centre_id=OuterRef("centre_id"))
        return self.filter(~Exists(answered))

    def closed_between(self, first: date, last: date) -> ContactQuerySet:
        """Closed contacts of the days from ``first`` to ``last``, both included."""
        return self.filter(state=State.CLOSED, happened_on__range=(first, last))


class EntryQuerySet(TenantQuerySet):
    def offered_to(self, user: User) -> EntryQuerySet:
        """What the lists of this person's centre offer now."""
        return self.of_centre_of(user).filter(is_open=True)


class Door(Tenant):
    """One way in that a centre keeps: a number, a mailbox, a group on the internet. A list, not a table of code."""

    channel = models.CharField(max_length=8, choices=channels)
    sealed_name = models.BinaryField()
    is_open = models.BooleanField(default=True)

    objects = EntryQuerySet.as_manager()

    privacy = Privacy(plain="id centre channel is_open", personal="sealed_name")

    class Meta:
        indexes = [models.Index("centre", "channel", name="door_by_channel")]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def name(self) -> str:
        return open_text(door_purpose(self.pk), bytes(self.sealed_name).decode())


class OwnTopic(Tenant):
    """A topic that a centre adds for itself; it always stands for one of the network's list."""

    topic = models.CharField(max_length=30)
    codelist_version = models.PositiveSmallIntegerField()
    sealed_words = models.BinaryField()  # {"ru": …, "ky": …}: what it is called, Russian at least
    is_open = models.BooleanField(default=True)

    objects = EntryQuerySet.as_manager()

    privacy = Privacy(plain="id centre topic codelist_version is_open", personal="sealed_words")

    class Meta:
        indexes = [models.Index("centre", "topic", name="owntopic_by_topic")]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"

    @property
    def words(self) -> dict[str, str]:
        """What it is called, by the tag of the language."""
        words: dict[str, str] = json.loads(
            open_text(topic_purpose(self.pk), bytes(self.sealed_words).decode())
        )
        return words

    @property
    def code(self) -> str:
        """How forms and registers name it: what it stands for, then which one it is."""
        return f"{self.topic}:{self.pk}"

    def called(self, tag: str) -> str:
        """In this language, else in Russian."""
        words = self.words
        return words.get(tag) or words["ru"]


class Contact(Tenant):
    """One call, visit, outreach talk or message.

    ``branch``: that of whoever began it, at that moment. It stays where it was when they change to another one later,
    and is empty where they belonged to none or a register brought the contact in.
    """

    reference = models.CharField(max_length=9)
    state = models.CharField(max_length=6, choices=states, default=State.OPEN)
    started_at = models.DateTimeField(null=True)  # to the minute, only while open
    happened_on = models.DateField()
    channel = models.CharField(max_length=8, choices=channels)
    language = models.CharField(max_length=2, default=Language.UNKNOWN.value)
    client_kind = models.CharField(max_length=9, choices=client_kinds, default=ClientKind.WORKER)
    kind = models.CharField(max_length=12, choices=kinds, default=Kind.CONSULTATION.value)
    outcome = models.CharField(max_length=16, choices=outcomes, blank=True)
    violence = models.CharField(max_length=9, choices=screenings, default=Screening.NOT_ASKED)
    discrimination = models.CharField(max_length=9, choices=screenings, default=Screening.NOT_ASKED)
    region = models.CharField(max_length=6, blank=True)
    sex = models.CharField(max_length=1, choices=sexes, blank=True)
    age_band = models.CharField(max_length=5, choices=age_bands, blank=True)
    door = CentreFK(Door, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    relation = models.CharField(max_length=8, choices=relations, blank=True)
    permission = models.CharField(max_length=9, choices=permissions, blank=True)
    reason = models.CharField(max_length=13, choices=reasons, blank=True)
    heard_from = models.CharField(max_length=9, choices=heard_from, blank=True)
    heard_through = CentreFK(
        "contacts.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_heavy = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    branch = CentreFK(Branch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = CentreFK(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts")
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_narrative = models.BinaryField(null=True)  # own words and note, once closed
    sealed_draft = models.BinaryField(null=True)  # the whole page as typed, only while open
    draft_revision = models.PositiveIntegerField(default=0)

    objects = ContactQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre reference state started_at happened_on channel language client_kind kind outcome violence"
        " discrimination region sex age_band door relation permission reason heard_from heard_through is_heavy"
        " recorded_by branch person key draft_revision",
        sensitive="sealed_narrative sealed_draft",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contact_reference_once", fields=["centre", "reference"]),
            models.CheckConstraint(
                name="contact_moment_and_draft_only_while_open",
                condition=Q(state=State.OPEN, started_at__isnull=False)
                | Q(state=State.CLOSED, started_at__isnull=True, sealed_draft__isnull=True),
            ),
            models.CheckConstraint(
                name="contact_closed_says_language_and_outcome",
                condition=Q(state=State.OPEN)
                | Q(outcome=Outcome.NOT_CONSULTATION.value)
                | Q(reason=Reason.NO_LANGUAGE.value)
                | (~Q(language=Language.UNKNOWN.value) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="contact_reason_says_why_nobody_was_helped",
                condition=Q(state=State.OPEN)
                | Q(outcome=Outcome.UNABLE.value) & ~Q(reason="")
                | ~Q(outcome=Outcome.UNABLE.value) & Q(reason=""),
            ),
            models.CheckConstraint(
                name="contact_kind_fits_outcome",
                condition=Q(state=State.OPEN)
                | Q(outcome=Outcome.NOT_CONSULTATION.value) & ~Q(kind=Kind.CONSULTATION.value)
                | ~Q(outcome=Outcome.NOT_CONSULTATION.value) & Q(kind=Kind.CONSULTATION.value),
            ),
        ]
        indexes = [
            models.Index("centre", "recorded_by", F("happened_on").desc(), "id", name="contact_by_author"),
            models.Index("centre", F("happened_on").desc(), F("id").desc(), name="contact_by_day"),
            models.Index("centre", "person", name="contact_by_person", condition=Q(person__isnull=False)),
            models.Index("centre", "key", name="contact_by_key"),
            models.Index(
                "centre",
                "heard_through",
                name="contact_by_heard_through",
                condition=Q(heard_through__isnull=False),
            ),
            models.Index("centre", "recorded_by", name="contact_open", condition=Q(state=State.OPEN)),
            models.Index(
                "centre", "happened_on", "recorded_by", name="contact_heavy", condition=Q(is_heavy=True)
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ContactTopic(Tenant):
    """One of the one to three topics of a contact, with the version of the list it was chosen from."""

    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=30)
    codelist_version = models.PositiveSmallIntegerField()
    own = CentreFK(OwnTopic, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = Privacy(plain="id centre contact topic codelist_version own")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contacttopic_once", fields=["centre", "contact", "topic"]),
        ]
        indexes = [models.Index("centre", "topic", "contact", name="contacttopic_by_topic")]

    def __str__(self) -> str:
        return self.topic


class ContactCard(Tenant):
    """An answer card that was read out in a contact, in the version that was read."""

    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="cards")
    card = models.CharField(max_length=40)
    card_version = models.PositiveIntegerField()

    privacy = Privacy(plain="id centre contact card card_version")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contactcard_once", fields=["centre", "contact", "card"]),
        ]

    def __str__(self) -> str:
        return self.card


class ContactAnswerQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> ContactAnswerQuerySet:
        """Those in contacts that this person may see."""
        return self.of_centre_of(user).filter(contact__in=Contact.objects.visible_to(user))


class ContactAnswer(Tenant):
    """What a calculator answered in a contact, sealed under its key; which rows of the law that used, `law` keeps."""

    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="answers")
    calculator = models.CharField(max_length=20)
    told_on = models.DateField()
    sealed_told = models.BinaryField()

    objects = ContactAnswerQuerySet.as_manager()

    privacy = Privacy(plain="id centre contact calculator told_on", sensitive="sealed_told")

    class Meta:
        indexes = [models.Index("centre", "contact", name="contactanswer_by_contact")]

    def __str__(self) -> str:
        return f"{self.calculator} {self.pk}"


class CallbackQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> CallbackQuerySet:
        return self.of_centre_of(user) if user.holds(Right.CALLBACK_TAKE) else self.none()

    def waiting(self) -> CallbackQuerySet:
        return self.filter(state=CallbackState.WAITING)

    def due_before(self, moment: datetime) -> CallbackQuerySet:
        return self.waiting().filter(due_at__lt=moment)


class Callback(Tenant):
    """A promise to call somebody back. Its moment is plain while it waits, and only its day when it has ended."""

    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="callbacks")
    state = models.CharField(max_length=8, choices=callback_states, default=CallbackState.WAITING)
    due_at = models.DateTimeField(null=True)  # to the minute, only while waiting
    due_on = models.DateField()
    language = models.CharField(max_length=2)
    attempt = models.PositiveSmallIntegerField(default=1)
    may_leave_message = models.BooleanField(default=False)
    promised_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_on = models.DateField(null=True, blank=True)
    change = models.ForeignKey(
        Change, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )  # of the law, of which they are to be told

    objects = CallbackQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre contact state due_at due_on language attempt may_leave_message promised_by ended_on change"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="callback_moment_only_while_waiting",
                condition=Q(state=CallbackState.WAITING, due_at__isnull=False, ended_on__isnull=True)
                | (~Q(state=CallbackState.WAITING) & Q(due_at__isnull=True, ended_on__isnull=False)),
            ),
            models.CheckConstraint(name="callback_attempt_1_to_3", condition=Q(attempt__range=(1, 3))),
            models.CheckConstraint(
                name="callback_language_known", condition=~Q(language=Language.UNKNOWN.value)
            ),
            models.UniqueConstraint(
                name="callback_one_waiting_per_contact",
                fields=["centre", "contact"],
                condition=Q(state=CallbackState.WAITING),
            ),
        ]
        indexes = [
            models.Index("centre", "contact", name="callback_by_contact"),
            models.Index("centre", "due_at", name="callback_due", condition=Q(state=CallbackState.WAITING)),
        ]

    def __str__(self) -> str:
        return str(self.pk)
