"""Calls of the exchange, the tickets of those nobody took, and who sits where.

What the exchange told of a call, its exact seconds and its number among it, rests sealed and is destroyed when
the call is history; what stays plain drives open work to the minute and is cut to the day when that ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.line.choices import call_states, talk_bands, ticket_ends, ticket_states, wait_bands
from jardam.line.rules.calls import CallState
from jardam.line.rules.tickets import MOST_ATTEMPTS, TicketState
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

_STILL_ON = Q(state__in=[CallState.RINGING.value, CallState.TALKING.value])
_WAITING = Q(state=TicketState.WAITING.value)


class MissedCallQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> MissedCallQuerySet:
        return self.of_centre_of(user) if user.holds(Right.LINE_WORK) else self.none()

    def waiting(self) -> MissedCallQuerySet:
        return self.filter(state=TicketState.WAITING.value)


class MissedCall(Tenant):
    """A ticket: somebody called, nobody took it, and somebody owes them a call. One for each number at a time."""

    state = models.CharField(max_length=8, choices=ticket_states, default=TicketState.WAITING.value)
    end = models.CharField(max_length=12, choices=ticket_ends, blank=True)
    language = models.CharField(max_length=2, default=Language.UNKNOWN.value)
    calls = models.PositiveIntegerField(default=0)  # so many times they tried
    attempts = models.PositiveSmallIntegerField(default=0)
    missed_at = models.DateTimeField(null=True)  # the first time, to the minute, only while waiting
    missed_on = models.DateField()
    ended_on = models.DateField(null=True)
    has_voicemail = models.BooleanField(default=False)
    has_asked_callback = models.BooleanField(default=False)
    owner = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    contact = CentreFK(
        Contact, on_delete=models.SET_NULL, null=True, related_name="+"
    )  # in which it is returned
    key = CentreFK(FileKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_number = models.BinaryField(null=True)
    caller = models.BinaryField(max_length=16, null=True)  # keyed hash of the number, only while waiting

    objects = MissedCallQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre state end language calls attempts missed_at missed_on ended_on has_voicemail has_asked_callback"
        " owner contact key",
        personal="caller",
        sensitive="sealed_number",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="missedcall_one_waiting_per_caller", fields=["centre", "caller"], condition=_WAITING
            ),
            models.CheckConstraint(
                name="missedcall_number_and_moment_only_while_waiting",
                condition=_WAITING & Q(missed_at__isnull=False, ended_on__isnull=True, end="")
                | ~_WAITING
                & ~Q(end="")
                & Q(missed_at__isnull=True, ended_on__isnull=False)
                & Q(sealed_number__isnull=True, caller__isnull=True, key__isnull=True),
            ),
            models.CheckConstraint(
                name="missedcall_attempts_0_to_3", condition=Q(attempts__range=(0, MOST_ATTEMPTS))
            ),
        ]
        indexes = [
            models.Index("centre", "missed_at", name="missedcall_waiting", condition=_WAITING),
            models.Index(
                "centre", "contact", name="missedcall_by_contact", condition=Q(contact__isnull=False)
            ),
            models.Index("centre", "key", name="missedcall_by_key", condition=Q(key__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class LineCallQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> LineCallQuerySet:
        return self.of_centre_of(user) if user.holds(Right.LINE_WORK) else self.none()

    def ringing(self) -> LineCallQuerySet:
        return self.filter(state=CallState.RINGING.value)

    def talking(self) -> LineCallQuerySet:
        return self.filter(state=CallState.TALKING.value)

    def still_on(self) -> LineCallQuerySet:
        return self.filter(_STILL_ON)


class LineCall(Tenant):
    """One call as the exchange told it, from the first ring to the end."""

    told_as = models.BinaryField(max_length=16)  # keyed hash of the exchange's own id, which holds its second
    state = models.CharField(max_length=9, choices=call_states)
    language = models.CharField(max_length=2, default=Language.UNKNOWN.value)
    is_remembered = models.BooleanField(default=False)  # the language, from an earlier call of the number
    rang_at = models.DateTimeField(null=True)  # to the minute, only until it is over
    rang_on = models.DateField()
    waited = models.CharField(max_length=9, choices=wait_bands, blank=True)
    talked = models.CharField(max_length=10, choices=talk_bands, blank=True)
    has_number = models.BooleanField(default=False)
    late_events = models.PositiveSmallIntegerField(default=0)
    answered_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    contact = CentreFK(Contact, on_delete=models.SET_NULL, null=True, related_name="+")
    ticket = CentreFK(MissedCall, on_delete=models.PROTECT, null=True, related_name="+")
    key = CentreFK(FileKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_told = models.BinaryField(null=True)  # every event; null once the call is history

    objects = LineCallQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre state language is_remembered rang_at rang_on waited talked has_number late_events"
        " answered_by contact ticket key",
        personal="told_as",
        sensitive="sealed_told",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="linecall_once", fields=["centre", "told_as"]),
            models.CheckConstraint(
                name="linecall_moment_only_until_over",
                condition=_STILL_ON & Q(rang_at__isnull=False) | ~_STILL_ON & Q(rang_at__isnull=True),
            ),
            models.CheckConstraint(
                name="linecall_told_with_its_key",
                condition=Q(key__isnull=True, sealed_told__isnull=True)
                | Q(key__isnull=False, sealed_told__isnull=False),
            ),
        ]
        indexes = [
            models.Index("centre", "state", "rang_at", name="linecall_still_on", condition=_STILL_ON),
            models.Index("centre", "rang_on", name="linecall_by_day"),
            models.Index("centre", "ticket", name="linecall_by_ticket", condition=Q(ticket__isnull=False)),
            models.Index("centre", "contact", name="linecall_by_contact", condition=Q(contact__isnull=False)),
            models.Index("centre", "key", name="linecall_by_key", condition=Q(key__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CallerLanguage(Tenant):
    """In which language a number spoke the last time, so that nobody listens to the menu twice."""

    caller = models.BinaryField(max_length=16)  # keyed hash of the number
    language = models.CharField(max_length=2)
    heard_on = models.DateField()

    privacy = Privacy(plain="id centre language heard_on", personal="caller")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="callerlanguage_once", fields=["centre", "caller"]),
            models.CheckConstraint(
                name="callerlanguage_known", condition=~Q(language=Language.UNKNOWN.value)
            ),
        ]
        indexes = [models.Index("centre", "heard_on", name="callerlanguage_by_day")]

    def __str__(self) -> str:
        return str(self.pk)


class Seat(Tenant):
    """Who sits at which extension of the exchange now. The row is gone when they leave."""

    user = models.ForeignKey("centres.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    extension = models.CharField(max_length=12)
    seated_on = models.DateField()

    privacy = Privacy(plain="id centre user extension seated_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="seat_one_per_user", fields=["centre", "user"]),
            models.UniqueConstraint(name="seat_one_per_extension", fields=["centre", "extension"]),
        ]

    def __str__(self) -> str:
        return self.extension


class LineDoor(Tenant):
    """The door through which a centre's exchange tells of its calls: the secret with which it signs, sealed."""

    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_secret = models.BinaryField()
    made_on = models.DateField()

    privacy = Privacy(plain="id centre key made_on", personal="sealed_secret")

    class Meta:
        constraints = [models.UniqueConstraint(name="linedoor_one_per_centre", fields=["centre"])]
        indexes = [models.Index("centre", "key", name="linedoor_by_key")]

    def __str__(self) -> str:
        return str(self.pk)
