"""The door of a centre: advisers and their hours, appointments, numbers of the queue, wishes that nobody met yet.

A free slot is no row: it is counted from the hours (docs/decisions/0075). What is held to the minute is held
only while it is open work, and by the day afterwards.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.fields import DateTimeField

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.people.choices import sexes
from jardam.reception.choices import WishState, places, states, urgencies, wish_states, wishes
from jardam.reception.rules.fitting import Asked, Offering, Wish
from jardam.reception.rules.moves import DEFAULT_GRACE_MINUTES, IN_QUEUE, OPEN, PROMISED, Place, State
from jardam.reception.rules.order import Urgency, Waiting
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

UNKNOWN = Language.UNKNOWN.value
LONGEST_GRACE_MINUTES = 120


class DoorQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the own centre for whoever works at the door; nothing for others."""
        return self.of_centre_of(user) if user.holds(Right.RECEPTION_WORK) else self.none()


class AdviserQuerySet(DoorQuerySet):
    def active(self) -> Self:
        """Those who see people now: the account open, and the head has not taken them off the door."""
        return self.filter(is_active=True, user__is_active=True)


class Adviser(Tenant):
    """A colleague who sees people. Languages are those of the account; sex is said or is not."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sex = models.CharField(max_length=1, choices=sexes, blank=True)
    room = models.CharField(max_length=10, blank=True)
    is_remote = models.BooleanField(default=False)  # by telephone or video, not in the room
    is_active = models.BooleanField(default=True)

    objects = AdviserQuerySet.as_manager()

    privacy = Privacy(plain="id centre user sex room is_remote is_active")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="adviser_once_per_account", fields=["centre", "user"]),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def offering(self) -> Offering:
        return Offering(frozenset(Language(code) for code in self.user.languages), self.sex)


class OpeningHours(Tenant):
    """The hours of an adviser on one weekday, cut into slots of one length. Minutes since midnight."""

    adviser = CentreFK(Adviser, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens_minute = models.PositiveSmallIntegerField()
    closes_minute = models.PositiveSmallIntegerField()
    slot_minutes = models.PositiveSmallIntegerField(default=30)

    objects = DoorQuerySet.as_manager()

    privacy = Privacy(plain="id centre adviser weekday opens_minute closes_minute slot_minutes")

    class Meta:
        constraints = [
            models.CheckConstraint(name="openinghours_weekday_known", condition=Q(weekday__lte=6)),
            models.CheckConstraint(
                name="openinghours_end_after_they_begin",
                condition=Q(closes_minute__gt=F("opens_minute"), closes_minute__lte=24 * 60),
            ),
            models.CheckConstraint(
                name="openinghours_slot_5_minutes_to_4_hours", condition=Q(slot_minutes__range=(5, 240))
            ),
        ]
        indexes = [models.Index("centre", "adviser", "weekday", name="openinghours_by_adviser")]

    def __str__(self) -> str:
        return str(self.pk)


class ClosureQuerySet(DoorQuerySet):
    def touching(self, first: date, last: date) -> Self:
        """Closures of which a day lies between ``first`` and ``last``, both included."""
        return self.filter(first_day__lte=last, last_day__gte=first)


class Closure(Tenant):
    """Days on which an adviser, or without one the whole door, sees nobody."""

    adviser = CentreFK(Adviser, on_delete=models.CASCADE, null=True, blank=True, related_name="closures")
    first_day = models.DateField()
    last_day = models.DateField()

    objects = ClosureQuerySet.as_manager()

    privacy = Privacy(plain="id centre adviser first_day last_day")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="closure_ends_after_it_begins", condition=Q(last_day__gte=F("first_day"))
            ),
        ]
        indexes = [
            models.Index("centre", "last_day", name="closure_by_day"),
            models.Index("centre", "adviser", name="closure_by_adviser"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class DoorSetting(Tenant):
    """How the door of one centre works: when somebody has not come, and whether public holidays close it."""

    grace_minutes = models.PositiveSmallIntegerField(default=DEFAULT_GRACE_MINUTES)
    is_closed_on_holidays = models.BooleanField(default=False)

    objects = DoorQuerySet.as_manager()

    privacy = Privacy(plain="id centre grace_minutes is_closed_on_holidays")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="doorsetting_once_per_centre", fields=["centre"]),
            models.CheckConstraint(
                name="doorsetting_grace_at_most_two_hours",
                condition=Q(grace_minutes__lte=LONGEST_GRACE_MINUTES),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Moments(Func):
    """From one column of moments to another, as PostgreSQL compares them: the end not included."""

    function = "TSTZRANGE"
    output_field = DateTimeField()  # of no use but to Django, which asks for one


class AppointmentQuerySet(DoorQuerySet):
    def on(self, day: date) -> Self:
        return self.filter(on_day=day)

    def promised(self) -> Self:
        """Booked, or already here."""
        return self.filter(state__in=PROMISED)

    def taking(self, now: datetime) -> Self:
        """What leaves no room for another: promised, or held at this moment."""
        return self.filter(Q(state__in=PROMISED) | Q(state=State.HELD, held_until_at__gt=now))


class Appointment(Tenant):
    """A slot that somebody holds, has booked, or had: its moments are plain while it is open, then only its day."""

    adviser = CentreFK(Adviser, on_delete=models.PROTECT, related_name="appointments")
    contact = CentreFK(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="appointments")
    state = models.CharField(max_length=9, choices=states)
    on_day = models.DateField()
    starts_at = models.DateTimeField(null=True)  # to the minute, only while open
    ends_at = models.DateTimeField(null=True)  # the same
    held_until_at = models.DateTimeField(null=True)  # to the second, only while held
    language = models.CharField(max_length=2)
    wish = models.CharField(max_length=1, choices=wishes, default=Wish.NONE.value)
    may_remind = models.BooleanField(default=False)
    booked_on = models.DateField()
    booked_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = CentreFK(FileKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(null=True)  # only while open

    objects = AppointmentQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre adviser contact state on_day starts_at ends_at held_until_at language wish may_remind"
        " booked_on booked_by key",
        sensitive="sealed_note",
    )

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="appointment_adviser_not_twice_at_once",
                expressions=[
                    ("centre", RangeOperators.EQUAL),
                    ("adviser", RangeOperators.EQUAL),
                    (Moments("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=OPEN),
            ),
            models.CheckConstraint(
                name="appointment_moments_and_note_only_while_open",
                condition=Q(state__in=OPEN, starts_at__isnull=False, ends_at__gt=F("starts_at"))
                | (
                    ~Q(state__in=OPEN)
                    & Q(starts_at=None, ends_at=None, sealed_note=None, key=None, held_until_at=None)
                ),
            ),
            models.CheckConstraint(
                name="appointment_held_until_a_moment",
                condition=Q(state=State.HELD, held_until_at__isnull=False)
                | (~Q(state=State.HELD) & Q(held_until_at=None)),
            ),
            models.CheckConstraint(name="appointment_language_known", condition=~Q(language=UNKNOWN)),
            models.CheckConstraint(
                name="appointment_note_has_a_key", condition=Q(sealed_note=None) | Q(key__isnull=False)
            ),
        ]
        indexes = [
            models.Index("centre", "on_day", "adviser", name="appointment_by_day"),
            models.Index("centre", "contact", name="appointment_by_contact"),
            models.Index("centre", "key", name="appointment_by_key", condition=Q(key__isnull=False)),
            models.Index("centre", "starts_at", name="appointment_open", condition=Q(state__in=OPEN)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def asked(self) -> Asked:
        return Asked(Language(self.language), Wish(self.wish))


class TicketQuerySet(DoorQuerySet):
    def in_queue(self, day: date) -> Self:
        """Waiting or called on this day."""
        return self.filter(on_day=day, place__in=IN_QUEUE)


class Ticket(Tenant):
    """The number of somebody who walked in. Nobody's name is asked for it."""

    number = models.PositiveSmallIntegerField()  # of the day
    on_day = models.DateField()
    place = models.CharField(max_length=7, choices=places, default=Place.WAITING.value)
    came_at = models.DateTimeField(null=True)  # to the minute, only while in the queue
    language = models.CharField(max_length=2, default=UNKNOWN)
    wish = models.CharField(max_length=1, choices=wishes, default=Wish.NONE.value)
    block = models.CharField(max_length=1, blank=True)  # of the topics; asked, not required
    urgency = models.CharField(max_length=6, choices=urgencies, default=Urgency.NONE.value)
    adviser = CentreFK(Adviser, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets")
    waited_minutes = models.PositiveSmallIntegerField(null=True)  # in steps of five, once called

    objects = TicketQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre number on_day place came_at language wish block urgency adviser waited_minutes"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ticket_number_once_a_day", fields=["centre", "on_day", "number"]),
            models.CheckConstraint(
                name="ticket_moment_only_in_the_queue",
                condition=Q(place__in=IN_QUEUE, came_at__isnull=False)
                | (~Q(place__in=IN_QUEUE) & Q(came_at=None)),
            ),
            models.CheckConstraint(
                name="ticket_called_by_an_adviser",
                condition=~Q(place=Place.CALLED) | Q(adviser__isnull=False),
            ),
        ]
        indexes = [models.Index("centre", "adviser", name="ticket_by_adviser")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def asked(self) -> Asked:
        return Asked(Language(self.language), Wish(self.wish))

    @property
    def waiting(self) -> Waiting:
        """As the rule of the fair order knows it; only of a ticket in the queue."""
        assert self.came_at is not None
        return Waiting(self.number, self.came_at, self.asked, Urgency(self.urgency))


class WaitingWish(Tenant):
    """Somebody for whom no slot was free, and what they asked for: shown again as soon as one is."""

    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="wishes")
    state = models.CharField(max_length=7, choices=wish_states, default=WishState.WAITING)
    language = models.CharField(max_length=2)
    wish = models.CharField(max_length=1, choices=wishes, default=Wish.NONE.value)
    since_day = models.DateField()

    objects = DoorQuerySet.as_manager()

    privacy = Privacy(plain="id centre contact state language wish since_day")

    class Meta:
        constraints = [
            models.CheckConstraint(name="waitingwish_language_known", condition=~Q(language=UNKNOWN)),
            models.UniqueConstraint(
                name="waitingwish_once_per_contact",
                fields=["centre", "contact"],
                condition=Q(state=WishState.WAITING),
            ),
        ]
        indexes = [
            models.Index("centre", "contact", name="waitingwish_by_contact"),
            models.Index(
                "centre", "since_day", name="waitingwish_open", condition=Q(state=WishState.WAITING)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def asked(self) -> Asked:
        return Asked(Language(self.language), Wish(self.wish))
