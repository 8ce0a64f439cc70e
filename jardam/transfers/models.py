"""A case on its way from one centre to another: as the one that hands it over has it, and as the one that is to take it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.cases.choices import tracks
from jardam.cases.models import Case
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.network.choices import Refusal
from jardam.people.rules.consent import FieldGroup
from jardam.transfers.rules.lives import State
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

_STATES = [state.value for state in State]


class DepartureQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of cases that one may see."""
        return self.of_centre_of(user).filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(state=State.OFFERED.value)


class Departure(Tenant):
    """A case that we hand to another centre. When it has ended nothing of the file stays, and its secret opens nothing.

    ``there``: the reference under which they know it, once they took it in.
    """

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="departures")
    to_centre = models.ForeignKey(
        "centres.Centre", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=10, default=State.OFFERED.value)
    opened_on = models.DateField()
    opened_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    refusal = models.CharField(max_length=9, choices=Refusal, blank=True)
    there = models.CharField(max_length=9, blank=True)
    has_news = models.BooleanField(default=False)  # something happened that nobody of ours has looked at
    groups = models.CharField(max_length=60, blank=True)  # which were told: codes
    secret_hash = models.BinaryField(null=True)
    sealed_key = models.BinaryField(null=True)
    sealed_file = models.BinaryField(null=True)  # rules.files.Handed

    objects = DepartureQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre case to_centre state opened_on opened_by until ended_on refusal there has_news groups",
        personal="secret_hash",
        sensitive="sealed_key sealed_file",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="departure_state_known", condition=Q(state__in=_STATES)),
            models.CheckConstraint(
                name="departure_keeps_its_file_while_open",
                condition=Q(
                    state=State.OFFERED.value,
                    ended_on__isnull=True,
                    secret_hash__isnull=False,
                    sealed_key__isnull=False,
                    sealed_file__isnull=False,
                )
                | (
                    ~Q(state=State.OFFERED.value)
                    & Q(ended_on__isnull=False, secret_hash=None, sealed_key=None, sealed_file=None)
                ),
            ),
            models.UniqueConstraint(
                name="departure_one_at_a_time",
                fields=["centre", "case"],
                condition=Q(state=State.OFFERED.value),
            ),
        ]
        indexes = [
            models.Index("centre", "case", name="departure_of_case"),
            models.Index("centre", "until", name="departure_open", condition=Q(state=State.OFFERED.value)),
            models.Index("centre", name="departure_news", condition=Q(has_news=True)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.state == State.OFFERED

    @property
    def told(self) -> frozenset[FieldGroup]:
        """What was agreed to, and went."""
        return frozenset(FieldGroup(code) for code in self.groups.split())


class ArrivalQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the centre, for whoever works on cases: of each one that was taken in, if they may see its case."""
        if not user.holds(Right.CASE_WORK):
            return self.none()
        seen = Q(case=None) | Q(case__in=Case.objects.visible_to(user))
        return self.of_centre_of(user).filter(seen)

    def open(self) -> Self:
        return self.filter(state=State.OFFERED.value)


class Arrival(Tenant):
    """A case that another centre hands to us: the same transfer, under the same id. We hold the secret; they hold the file.

    ``key``: our own; it goes when the transfer ends.
    """

    from_centre = models.ForeignKey(
        "centres.Centre", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    track = models.CharField(max_length=24, choices=tracks)
    state = models.CharField(max_length=10, default=State.OFFERED.value)
    arrived_on = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # null: the other side, or the clock
    case = CentreFK(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="arrivals")
    lines = models.PositiveIntegerField(default=0)  # how many its case had when it was taken in
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_secret = models.BinaryField(null=True)  # {"secret": …}

    objects = ArrivalQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre from_centre track state arrived_on until ended_on ended_by case lines key",
        sensitive="sealed_secret",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="arrival_state_known", condition=Q(state__in=_STATES)),
            models.CheckConstraint(
                name="arrival_holds_its_secret_while_open",
                condition=Q(state=State.OFFERED.value, ended_on__isnull=True, sealed_secret__isnull=False)
                | (~Q(state=State.OFFERED.value) & Q(ended_on__isnull=False, sealed_secret=None)),
            ),
            models.CheckConstraint(
                name="arrival_taken_in_has_its_case",
                condition=Q(state=State.TAKEN.value, case__isnull=False)
                | (~Q(state=State.TAKEN.value) & Q(case=None)),
            ),
        ]
        indexes = [
            models.Index("centre", "until", name="arrival_open", condition=Q(state=State.OFFERED.value)),
            models.Index("centre", "case", name="arrival_of_case", condition=Q(case__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.state == State.OFFERED
