"""Legal facts as rows. A row is never changed: a correction is a further version, a new value a further period.

Two times: ``valid_from`` and ``valid_to`` say when it was true, ``known_from`` since which day we say so. Within a day
``recording`` keeps the order: each load of the files, each change and each withdrawal has a number of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.law.choices import confidences, day_kinds, origins
from jardam.law.rules.calendar import DayKind
from jardam.law.rules.changing import Origin
from jardam.law.rules.confidence import Confidence


class ParameterQuerySet(models.QuerySet["Parameter"]):
    def known_by(self, day: date | None = None, recording: int | None = None) -> Self:
        """What had been recorded by the end of a day, or up to and with a recording."""
        known = self if day is None else self.filter(known_from__lte=day)
        return known if recording is None else known.filter(recording__lte=recording)

    def newest(self) -> Self:
        """The latest version of each period of each code, withdrawn ones as well."""
        return self.order_by("code", "valid_from", "-version", "pk").distinct("code", "valid_from")

    def as_known(self) -> Self:
        """The latest version of each period of each code; what stood before a correction is left out, and so is a
        period that was withdrawn."""
        newest = self.newest().using(None).values("pk")  # of the same database as the rows around it
        known = Parameter.objects.using(self.db).filter(pk__in=newest, is_withdrawn=False)
        return known.order_by("code", "valid_from", "pk")  # type: ignore[return-value]


class Parameter(models.Model):
    """One legal value for one period, as it was known from a day on.

    ``value`` is text as the source writes it ("1/150", "10000"); a rule without a number has none and
    says itself in ``statement``. Units: ``unit`` is one of the words of data/law (calendar_days, RUB, …).
    """

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=80)  # file and id: "deadlines.tc392_wages"
    version = models.PositiveIntegerField(default=1)
    value = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    statement = models.TextField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    jurisdiction = models.CharField(max_length=6, default="RU")  # ISO 3166-1 or -2
    law = models.TextField(blank=True)  # act and article as cited
    sources = models.TextField(blank=True)
    confidence = models.CharField(max_length=24, choices=confidences)
    last_checked_on = models.DateField()
    next_review_on = models.DateField()
    known_from = models.DateField()  # the day this version was recorded
    recording = models.PositiveIntegerField(default=0)  # with what else, and in which order of a day
    origin = models.CharField(max_length=10, choices=origins, default=Origin.FILES.value)
    change = models.ForeignKey(
        "law.Change", on_delete=models.PROTECT, null=True, blank=True, related_name="recorded_rows"
    )
    entered_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )  # nobody: the files
    confirmed_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    is_withdrawn = models.BooleanField(default=False)  # a version that says: there is no such period
    note = models.TextField(blank=True)
    details = models.JSONField(
        default=dict, blank=True
    )  # what the source says beside the value, by data/law's names

    objects = ParameterQuerySet.as_manager()

    privacy = Privacy(
        plain="id code version value unit statement valid_from valid_to jurisdiction law sources confidence"
        " last_checked_on next_review_on known_from recording origin change entered_by confirmed_by is_withdrawn"
        " note details"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="parameter_says_who",
                condition=Q(
                    origin=Origin.FILES.value,
                    change=None,
                    entered_by=None,
                    confirmed_by=None,
                    is_withdrawn=False,
                )
                | Q(origin=Origin.CHANGE.value, change__isnull=False, is_withdrawn=False)
                & Q(entered_by__isnull=False, confirmed_by__isnull=False)
                & ~Q(entered_by=models.F("confirmed_by"))
                | Q(origin=Origin.WITHDRAWAL.value, change__isnull=False, entered_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="parameter_one_version", fields=["code", "valid_from", "version"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="parameter_confidence_known",
                condition=Q(confidence__in=[word.value for word in Confidence]),
            ),
            models.CheckConstraint(
                name="parameter_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    def holds(self, on: date) -> bool:
        """Whether this row is in force on a day."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)

    @property
    def says(self) -> tuple[str, str, str]:
        """What a reader is told: two versions that say the same differ in nothing a card quotes."""
        return self.value, self.unit, self.statement


class CalendarDayQuerySet(models.QuerySet["CalendarDay"]):
    def known_by(self, day: date | None = None, recording: int | None = None) -> Self:
        """What had been recorded by the end of a day, or up to and with a recording."""
        known = self if day is None else self.filter(known_from__lte=day)
        return known if recording is None else known.filter(recording__lte=recording)

    def as_known(self) -> Self:
        """The latest version of each day."""
        return self.order_by("day", "-version", "pk").distinct("day")


class CalendarDay(models.Model):
    """A day whose work differs from its weekday, or (``kind`` empty) a correction that it does not."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    day = models.DateField()
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=day_kinds, blank=True)
    name = models.CharField(max_length=120, blank=True)
    sources = models.TextField(blank=True)
    confidence = models.CharField(max_length=24, choices=confidences)
    known_from = models.DateField()
    recording = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)

    objects = CalendarDayQuerySet.as_manager()

    privacy = Privacy(plain="id day version kind name sources confidence known_from recording note")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="calendarday_one_version", fields=["day", "version"]),
            models.CheckConstraint(
                name="calendarday_kind_known", condition=Q(kind__in=["", *(kind.value for kind in DayKind)])
            ),
            models.CheckConstraint(
                name="calendarday_confidence_known",
                condition=Q(confidence__in=[word.value for word in Confidence]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} v{self.version}"
