"""What a centre decides for itself about its quality, and that debriefs were held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.quality.rules.load import OURS, Terms

if TYPE_CHECKING:
    from jardam.centres.models import User


class OwnTerms(Tenant):
    """What a centre has decided for itself: a weight for hard contacts, and when a debrief is due. No norm, no law."""

    heavy_weight = models.PositiveSmallIntegerField(default=OURS.heavy_weight)
    debrief_after = models.PositiveSmallIntegerField(default=OURS.debrief_after)
    debrief_days = models.PositiveSmallIntegerField(default=OURS.debrief_days)

    privacy = Privacy(plain="id centre heavy_weight debrief_after debrief_days")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ownterms_one_per_centre", fields=["centre"]),
            models.CheckConstraint(
                name="ownterms_are_numbers_that_one_can_keep",
                condition=Q(
                    heavy_weight__range=(1, 10), debrief_after__range=(1, 20), debrief_days__range=(1, 31)
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def load(self) -> Terms:
        return Terms(self.heavy_weight, self.debrief_after, self.debrief_days)


class DebriefQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """One's own; everybody's for whoever leads."""
        ours = self.of_centre_of(user)
        return ours if user.holds(Right.QUALITY_LEAD) else ours.filter(user=user)


class Debrief(Tenant):
    """A talk after hard contacts was held: on which day, and with which colleague or somebody from outside. Never what was said."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    held_on = models.DateField()
    held_with = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    noted_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = DebriefQuerySet.as_manager()

    privacy = Privacy(plain="id centre user held_on held_with noted_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="debrief_once_on_a_day", fields=["centre", "user", "held_on"]),
            models.CheckConstraint(
                name="debrief_with_somebody_else", condition=Q(held_with=None) | ~Q(held_with=F("user"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
