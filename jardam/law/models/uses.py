"""What a centre holds that rests on rows of the law, with the versions it used; and whom it told that they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.law.models.changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

LONGEST_CODE = 60


class DependenceQuerySet(TenantQuerySet):
    def resting_on(self, codes: Iterable[str]) -> DependenceQuerySet:
        """Those that are open and used a row of one of these codes: for a page, which looks at few of them.

        Asked of each row by itself, so that the page stops when it is full, whatever the planner believes.
        """
        rests_on = models.Subquery(_uses_of(codes).values("code")[:1])
        found: DependenceQuerySet = self.filter(ended_on=None).alias(rests_on=rests_on).exclude(rests_on=None)
        return found

    def all_resting_on(self, codes: Iterable[str]) -> DependenceQuerySet:
        """The same, where all of them are read. Ask `without_nested_loops`."""
        return self.filter(models.Exists(_uses_of(codes)), ended_on=None)

    def by_centre(self) -> dict[UUID, int]:
        """How many of them are in each centre."""
        return dict(self.order_by().values_list("centre").annotate(number=models.Count("pk")))


class Dependence(Tenant):
    """One thing that was worked out from the law: a term, a sum, a paper. Facts that suffice to work it out again.

    ``room`` and ``kind`` say who can do that, ``key`` names the thing there. Nothing here tells whose it is.
    ``rule``: which of several it was, as its calculator names it. ``counted_to``: the last day that a sum counts.
    Units: ``amount`` and ``due_amount`` in roubles.
    """

    room = models.CharField(max_length=20)
    kind = models.CharField(max_length=30)
    key = models.UUIDField()
    rule = models.CharField(max_length=LONGEST_CODE, blank=True)
    started_on = models.DateField(null=True, blank=True)
    counted_to = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    owner = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    computed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)  # it moves no more: paid, filed, closed

    objects = DependenceQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre room kind key rule started_on counted_to amount due_on due_amount owner computed_on"
        " ended_on"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="dependence_once", fields=["centre", "room", "kind", "key"]),
        ]
        indexes = [
            models.Index(
                "centre", "kind", "due_on", "id", name="dependence_by_day", condition=Q(ended_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Use(Tenant):
    """One row of the law that something rests on, in the version that was used."""

    dependence = CentreFK(Dependence, on_delete=models.CASCADE, related_name="uses")
    code = models.CharField(max_length=LONGEST_CODE)
    valid_from = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField()

    objects = TenantQuerySet.as_manager()

    privacy = Privacy(plain="id centre dependence code valid_from version")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="use_once",
                fields=["centre", "dependence", "code", "valid_from"],
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index("centre", "code", "dependence", name="use_by_code")]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


def _uses_of(codes: Iterable[str]) -> TenantQuerySet:
    return Use.objects.filter(
        centre_id=models.OuterRef("centre_id"), dependence=models.OuterRef("pk"), code__in=set(codes)
    )


class Told(Tenant):
    """Somebody was told that the law they rested on has changed: which thing it was, by whom, on which day."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=30)
    key = models.UUIDField()
    told_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    told_on = models.DateField()

    objects = TenantQuerySet.as_manager()

    privacy = Privacy(plain="id centre change kind key told_by told_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="told_once", fields=["centre", "change", "kind", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
