"""Who stands in while a colleague is away."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy


class CoverQuerySet(TenantQuerySet):
    def standing(self) -> Self:
        """Without those that were ended before their last day."""
        return self.filter(ended_on=None)

    def on(self, today: date) -> Self:
        return self.standing().filter(first_on__lte=today, last_on__gte=today)


class Cover(Tenant):
    """In these days ``stand_in`` looks after all cases for which ``away`` answers, as far as they may know of them."""

    away = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    stand_in = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    first_on = models.DateField()
    last_on = models.DateField()
    named_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    ended_on = models.DateField(null=True, blank=True)

    objects = CoverQuerySet.as_manager()

    privacy = Privacy(plain="id centre away stand_in first_on last_on named_by ended_on")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cover_ends_after_it_begins", condition=Q(last_on__gte=F("first_on"))
            ),
            models.CheckConstraint(name="cover_by_another", condition=~Q(away=F("stand_in"))),
        ]
        indexes = [models.Index("centre", "last_on", name="cover_standing", condition=Q(ended_on=None))]

    def __str__(self) -> str:
        return str(self.pk)
