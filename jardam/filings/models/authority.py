"""Where papers go: the authorities of a region, as a centre has written them down, each with where the address is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.filings.choices import authorities, checks
from jardam.filings.rules.authorities import Checked
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User


class AuthorityQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the centre, for whoever works on cases."""
        return self.of_centre_of(user) if user.holds(Right.CASE_WORK) else self.none()

    def offered(self) -> Self:
        return self.filter(is_retired=False)


class Authority(Tenant):
    """One of them. ``checked``: how well the address was checked, on ``checked_on``, by whoever changed it last."""

    kind = models.CharField(max_length=24, choices=authorities)
    region = models.CharField(max_length=6)  # ISO 3166-2; of a consulate the country
    checked = models.CharField(max_length=8, choices=checks, default=Checked.NOBODY.value)
    checked_on = models.DateField(null=True, blank=True)  # null: nobody has
    changed_on = models.DateField()
    changed_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    is_retired = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    sealed_words = models.BinaryField()  # {"name": …, "address": …, "source": …}

    objects = AuthorityQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre kind region checked checked_on changed_on changed_by is_retired revision",
        personal="sealed_words",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="authority_checked_says_when",
                condition=Q(checked=Checked.NOBODY.value, checked_on=None)
                | (~Q(checked=Checked.NOBODY.value) & Q(checked_on__isnull=False)),
            ),
        ]
        indexes = [models.Index("centre", "kind", "region", name="authority_by_region")]

    def __str__(self) -> str:
        return f"{self.kind} {self.region}"
