"""The keys by which partners' systems act in a centre. The text of a key rests nowhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jardam.api.rules.scopes import Scope
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.network.models import Organisation

if TYPE_CHECKING:
    from jardam.centres.models import User


class PartnerKeyQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.of_centre_of(user) if user.holds(Right.PARTNER_CONNECT) else self.none()

    def opening(self, today: date) -> Self:
        return self.filter(revoked_on=None, until__gte=today)


class PartnerKey(Tenant):
    """One system of one partner. ``minute`` and ``calls``: how many it made in its last minute (`rules.pace`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    prefix = models.CharField(max_length=8)
    token_hash = models.BinaryField(max_length=32)
    scopes = ArrayField(models.CharField(max_length=9))
    issued_on = models.DateField()
    issued_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    until = models.DateField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    minute = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)

    objects = PartnerKeyQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre organisation prefix scopes issued_on issued_by until last_used_on revoked_on minute calls",
        personal="token_hash",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="partnerkey_hash_once", fields=["centre", "token_hash"]),
            models.CheckConstraint(
                name="partnerkey_scopes_known",
                condition=Q(scopes__contained_by=[scope.value for scope in Scope], scopes__len__gte=1),
            ),
        ]
        indexes = [models.Index("centre", "organisation", name="partnerkey_of_organisation")]

    def __str__(self) -> str:
        return self.prefix

    def opens(self, today: date) -> bool:
        return self.revoked_on is None and self.until >= today
