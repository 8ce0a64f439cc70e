"""The money of a claim, line by line: what is asked for, awarded, promised and received. Nothing is ever changed or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.claims.choices import columns, currencies
from jardam.claims.models.claim import Claim
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User


class MoneyLineQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the claims that one may see."""
        return self.of_centre_of(user).filter(claim__in=Claim.objects.visible_to(user))

    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(counter=None)


class MoneyLine(Tenant):
    """One sum in one column. ``number``: the revision of the case; source and receipt stand in its entry."""

    claim = CentreFK(Claim, on_delete=models.PROTECT, related_name="money")
    number = models.PositiveIntegerField()
    column = models.CharField(max_length=8, choices=columns)
    happened_on = models.DateField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=currencies)
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = MoneyLineQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre claim number column happened_on amount_minor currency written_on written_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="moneyline_number_once", fields=["centre", "claim", "number"]),
            models.CheckConstraint(name="moneyline_above_nought", condition=Q(amount_minor__gt=0)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def amount(self) -> Amount:
        return Amount(self.amount_minor, Currency(self.currency))

    @property
    def in_column(self) -> Column:
        return Column(self.column)


class CounterEntry(Tenant):
    """Takes a line back, which stays. ``number``: the revision of the case; why stands in its entry."""

    line = CentreFK(MoneyLine, on_delete=models.PROTECT, related_name="counter")
    number = models.PositiveIntegerField()
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain="id centre line number written_on written_by")

    class Meta:
        constraints = [models.UniqueConstraint(name="counterentry_once", fields=["centre", "line"])]

    def __str__(self) -> str:
        return str(self.pk)


class PromisedPart(Tenant):
    """A part of a promise: a sum by a day. ``line``: the promise as a whole."""

    line = CentreFK(MoneyLine, on_delete=models.PROTECT, related_name="parts")
    due_on = models.DateField()
    amount_minor = models.BigIntegerField()

    privacy = Privacy(plain="id centre line due_on amount_minor")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="promisedpart_day_once", fields=["centre", "line", "due_on"]),
            models.CheckConstraint(name="promisedpart_above_nought", condition=Q(amount_minor__gt=0)),
        ]

    def __str__(self) -> str:
        return str(self.pk)
