"""What was agreed with a partner, and what people whom we sent there said of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.network.models import Organisation
from jardam.partnerships.choices import tellings
from jardam.partnerships.permissions import may_read_agreements
from jardam.partnerships.rules.promises import Told
from jardam.referrals.models import Referral
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from jardam.centres.models import User


def sealed_agreement_words(row: UUID, words: Mapping[str, str]) -> bytes:
    """Who signed, what was promised and what shows it, bound to that row: people are named in such words."""
    return seal_text(f"agreement/{row}", json.dumps(dict(words), ensure_ascii=False)).encode()


class AgreementQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the own centre, for whoever sends people to partners."""
        return self.of_centre_of(user) if may_read_agreements(user) else self.none()


class Agreement(Tenant):
    """With one organisation. ``ends_on``: the last day on which it holds; none for one without an end."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    discount = models.PositiveSmallIntegerField(null=True, blank=True)  # of a hundred
    is_rigid = models.BooleanField(default=False)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed_words = models.BinaryField()

    objects = AgreementQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre organisation discount is_rigid begins_on ends_on written_on written_by",
        personal="sealed_words",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_discount_of_a_hundred",
                condition=Q(discount=None) | Q(discount__range=(1, 100)),
            ),
            models.CheckConstraint(
                name="agreement_rigid_promises_a_discount",
                condition=Q(is_rigid=False) | Q(discount__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
        ]
        indexes = [models.Index("centre", "organisation", "begins_on", name="agreement_of_organisation")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def words(self) -> dict[str, str]:
        """``terms``, ``signed`` and ``evidence``."""
        told: dict[str, str] = json.loads(
            open_text(f"agreement/{self.pk}", bytes(self.sealed_words).decode())
        )
        return told


class DiscountTold(Tenant):
    """What one person said who was sent there: one line for each referral under each agreement, and the last word counts."""

    agreement = CentreFK(Agreement, on_delete=models.CASCADE, related_name="told")
    referral = CentreFK(Referral, on_delete=models.CASCADE, related_name="+")
    told = models.CharField(max_length=9, choices=tellings)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain="id centre agreement referral told asked_on asked_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="discounttold_once", fields=["centre", "agreement", "referral"]),
            models.CheckConstraint(
                name="discounttold_known", condition=Q(told__in=[told.value for told in Told])
            ),
        ]
        indexes = [models.Index("centre", "referral", name="discount_of_referral")]

    def __str__(self) -> str:
        return str(self.pk)
