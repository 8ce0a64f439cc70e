"""Wrapped keys. Nothing in these tables opens anything without the key store, or a person who is signed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from jardam.centres.tenancy import CentreFK, Tenant
from jardam.kernel.privacy import Privacy
from jardam.vault.choices import Tier, tiers

_NOTHING_WRAPPED = Q(epoch__isnull=True, wrapped__isnull=True)


class Epoch(Tenant):
    """A centre's epoch key that is still alive; the key itself is in the key store, under this number.

    The database refuses to delete an epoch that still wraps something: that is what makes it safe
    to destroy the key after the row is gone.
    """

    number = models.PositiveIntegerField()

    privacy = Privacy(plain="id centre number")

    class Meta:
        constraints = [models.UniqueConstraint(name="epoch_one_per_number", fields=["centre", "number"])]

    def __str__(self) -> str:
        return f"epoch {self.number}"


class FileKey(Tenant):
    """The data key of one file (a person, a contact). Erasing the file is erasing ``wrapped``.

    A Restricted file has no wrapped key of its own: each of its openers has one (RestrictedGrant).
    """

    tier = models.CharField(max_length=10, choices=tiers, default=Tier.STANDARD.value)
    epoch = models.PositiveIntegerField(null=True)
    wrapped = models.BinaryField(null=True)
    destroyed_on = models.DateField(null=True)

    privacy = Privacy(plain="id centre tier epoch destroyed_on", personal="wrapped")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="filekey_tier_known", condition=Q(tier__in=[tier.value for tier in Tier])
            ),
            models.CheckConstraint(
                name="filekey_wrapped_until_destroyed",
                condition=Q(
                    tier=Tier.STANDARD.value, destroyed_on=None, epoch__isnull=False, wrapped__isnull=False
                )
                | Q(tier=Tier.RESTRICTED.value, destroyed_on=None) & _NOTHING_WRAPPED
                | Q(destroyed_on__isnull=False) & _NOTHING_WRAPPED,
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_restricted(self) -> bool:
        return self.tier == Tier.RESTRICTED


class UserKey(models.Model):
    """The key pair of one person who works here, for Restricted files.

    The private half opens with the person's password and, where the centre has an escrow, with two
    of its three printed shares. It belongs to the person, not to a centre, so it is no tenant row.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    public = models.BinaryField(max_length=32)
    stamp = models.BinaryField(
        max_length=32
    )  # keyed hash over person and public half: an exchanged key shows
    sealed_private = models.BinaryField()
    salt = models.BinaryField(max_length=16)
    memory_kib = models.PositiveIntegerField()
    passes = models.PositiveSmallIntegerField()
    sealed_recovery = models.BinaryField(null=True)

    privacy = Privacy(
        plain="user public stamp salt memory_kib passes", personal="sealed_private sealed_recovery"
    )

    def __str__(self) -> str:
        return str(self.pk)


class RestrictedGrant(Tenant):
    """One opener's way into one Restricted file: the data key, sealed to the person, wrapped by the epoch.

    Both layers are needed, so a stolen backup with a stolen password opens nothing once the epoch is gone.
    """

    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    epoch = models.PositiveIntegerField()
    wrapped = models.BinaryField()

    privacy = Privacy(plain="id centre key user epoch", personal="wrapped")

    class Meta:
        constraints = [models.UniqueConstraint(name="restrictedgrant_once", fields=["centre", "key", "user"])]

    def __str__(self) -> str:
        return str(self.pk)
