"""Shifts and what goes with them. Moments of shifts are planned hours of those who work here, never of a caller.

They stand on a grid of half an hour. A shift changes state and keeps its hours; other hours are another shift.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.rota.choices import (
    STANDING,
    AbsenceKind,
    LineState,
    ProposalState,
    ShiftState,
    absence_kinds,
    line_states,
    proposal_states,
    repair_kinds,
    shift_states,
)
from jardam.rota.rules.courses import Course
from jardam.rota.rules.spans import Span
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

LONGEST_SHIFT = timedelta(hours=24)


class _Hours(Func):
    """The span of a row, as PostgreSQL compares it."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class RotaQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.of_centre_of(user) if user.holds(Right.ROTA_READ) else self.none()


class SpanQuerySet(RotaQuerySet):
    """Rows that last from ``starts_at`` to ``ends_at``."""

    def meeting(self, span: Span) -> Self:
        return self.filter(starts_at__lt=span.end, ends_at__gt=span.start)


class ShiftQuerySet(SpanQuerySet):
    def standing(self) -> Self:
        return self.filter(state__in=STANDING)

    def waiting_for(self, user: User, now: datetime) -> Self:
        """What this person was asked and has not answered."""
        return self.of_centre_of(user).filter(user=user, state=ShiftState.ASKED, ends_at__gt=now)


class Shift(Tenant):
    """Somebody is to answer from one moment to another."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=shift_states, default=ShiftState.PLANNED)
    planned_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = ShiftQuerySet.as_manager()

    privacy = Privacy(plain="id centre user starts_at ends_at state planned_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="shift_ends_after_it_begins_and_within_a_day",
                condition=Q(ends_at__gt=F("starts_at"), ends_at__lte=F("starts_at") + LONGEST_SHIFT),
            ),
            ExclusionConstraint(
                name="shift_one_person_once_at_a_time",
                expressions=[
                    ("centre", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    (_Hours("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=[state.value for state in STANDING]),
            ),
        ]
        indexes = [
            models.Index("centre", "ends_at", "starts_at", name="shift_by_time"),
            models.Index("centre", "user", "ends_at", name="shift_by_person"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)


class Absence(Tenant):
    """Somebody does not come in this time, whatever the rota says. The reason is a word, never a diagnosis."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=5, choices=absence_kinds, default=AbsenceKind.SICK)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reported_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = SpanQuerySet.as_manager()

    privacy = Privacy(plain="id centre user kind starts_at ends_at reported_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]
        indexes = [models.Index("centre", "ends_at", "user", name="absence_by_time")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)


class WantedHours(Tenant):
    """The hours of the day in which a centre promises one language. A centre without rows promises all five always."""

    language = models.CharField(max_length=2)
    from_hour = models.PositiveSmallIntegerField(default=0)
    to_hour = models.PositiveSmallIntegerField(default=24)

    objects = RotaQuerySet.as_manager()

    privacy = Privacy(plain="id centre language from_hour to_hour")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="wantedhours_once_per_language", fields=["centre", "language"]),
            models.CheckConstraint(
                name="wantedhours_of_a_day",
                condition=Q(from_hour__lt=24, to_hour__lte=24) & ~Q(from_hour=F("to_hour")),
            ),
            models.CheckConstraint(
                name="wantedhours_language_known", condition=~Q(language=Language.UNKNOWN.value)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.from_hour}-{self.to_hour}"


class Training(Tenant):
    """A course that a colleague passed, and until when it holds."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    course = models.CharField(max_length=20)
    passed_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)

    objects = RotaQuerySet.as_manager()

    privacy = Privacy(plain="id centre user course passed_on expires_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="training_once_on_a_day", fields=["centre", "user", "course", "passed_on"]
            ),
            models.CheckConstraint(
                name="training_expires_after_it_was_passed",
                condition=Q(expires_on=None) | Q(expires_on__gt=F("passed_on")),
            ),
            models.CheckConstraint(
                name="training_course_known", condition=Q(course__in=[course.value for course in Course])
            ),
        ]

    def __str__(self) -> str:
        return self.course


class TrainingTopic(Tenant):
    """One of the 24 topics that a training covers, with the version of the list it was chosen from."""

    training = CentreFK(Training, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=30)
    codelist_version = models.PositiveSmallIntegerField()

    privacy = Privacy(plain="id centre training topic codelist_version")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="trainingtopic_once", fields=["centre", "training", "topic"]),
            models.CheckConstraint(
                name="trainingtopic_known", condition=Q(topic__in=[topic.value for topic in Topic])
            ),
        ]

    def __str__(self) -> str:
        return self.topic


class HandoverQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.of_centre_of(user) if user.holds(Right.HANDOVER) else self.none()


class Handover(Tenant):
    """What the next shift must know. Its words and its hour are sealed; that it was written on a day is not."""

    number = models.PositiveIntegerField()  # in the order of writing
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    written_on = models.DateField()
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_text = models.BinaryField()

    objects = HandoverQuerySet.as_manager()

    privacy = Privacy(plain="id centre number written_by written_on key", sensitive="sealed_text")

    class Meta:
        constraints = [models.UniqueConstraint(name="handover_number_once", fields=["centre", "number"])]
        indexes = [models.Index("centre", "key", name="handover_by_key")]

    def __str__(self) -> str:
        return str(self.number)


class HandoverSeen(Tenant):
    """A colleague has read what was handed over."""

    handover = CentreFK(Handover, on_delete=models.CASCADE, related_name="seen")
    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    seen_on = models.DateField()

    privacy = Privacy(plain="id centre handover user seen_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="handoverseen_once", fields=["centre", "handover", "user"]),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Proposal(Tenant):
    """A worked-out repair of the holes from one day to another. It changes nothing until the head accepts its lines."""

    state = models.CharField(max_length=9, choices=proposal_states, default=ProposalState.COMPUTING)
    asked_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_on = models.DateField()
    from_day = models.DateField()
    days = models.PositiveSmallIntegerField()
    minutes_before = models.PositiveIntegerField(default=0)  # without a language, all languages together
    minutes_after = models.PositiveIntegerField(default=0)  # if every line is accepted
    number = models.PositiveIntegerField()  # in the order of asking

    objects = RotaQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre state asked_by asked_on from_day days minutes_before minutes_after number"
    )

    class Meta:
        constraints = [models.UniqueConstraint(name="proposal_number_once", fields=["centre", "number"])]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def last_day(self) -> date:
        return self.from_day + timedelta(days=self.days - 1)


class ProposalLine(Tenant):
    """One shift that a proposal asks for, with what it rests on."""

    proposal = CentreFK(Proposal, on_delete=models.CASCADE, related_name="lines")
    state = models.CharField(max_length=8, choices=line_states, default=LineState.OPEN)
    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=6, choices=repair_kinds)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    languages = models.CharField(max_length=20)  # codes with commas: "TG,RO"
    week_minutes = models.PositiveIntegerField()
    rest_minutes = models.PositiveIntegerField(null=True)  # None where no other shift is near

    objects = RotaQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre proposal state user kind starts_at ends_at languages week_minutes rest_minutes"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="proposalline_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]
        indexes = [models.Index("centre", "proposal", "starts_at", name="proposalline_by_time")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)
