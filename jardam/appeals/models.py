"""Appeals from partners' forms, sealed as they came, and the key pair they are sealed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.network.models import Organisation
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User


class AppealKey(Tenant):
    """Of one centre. ``stamp``: the house made it; one that was exchanged in the database is handed to nobody."""

    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    public = models.BinaryField(max_length=32)
    stamp = models.BinaryField(max_length=32)
    sealed_private = models.BinaryField()
    made_on = models.DateField()

    privacy = Privacy(plain="id centre key public stamp made_on", personal="sealed_private")

    class Meta:
        constraints = [models.UniqueConstraint(name="appealkey_one_per_centre", fields=["centre"])]
        indexes = [models.Index("centre", "key", name="appealkey_by_key")]

    def __str__(self) -> str:
        return str(self.pk)


class AppealQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.of_centre_of(user) if user.holds(Right.CALLBACK_TAKE) else self.none()

    def waiting(self) -> Self:
        return self.filter(ended_on=None)


class Appeal(Tenant):
    """``sent_id``: drawn by the partner's system; the same one again is the same appeal. ``digest``: of what was sealed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    sent_id = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    came_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False, null=True
    )
    sealed_appeal = models.BinaryField(null=True)

    objects = AppealQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre organisation sent_id came_on ended_on ended_by",
        personal="digest",
        sensitive="sealed_appeal",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="appeal_sent_once", fields=["centre", "organisation", "sent_id"]),
            models.CheckConstraint(
                name="appeal_keeps_words_while_it_waits",
                condition=Q(ended_on=None, ended_by=None, sealed_appeal__isnull=False)
                | Q(ended_on__isnull=False, ended_by__isnull=False, sealed_appeal=None),
            ),
        ]
        indexes = [models.Index("centre", "came_on", name="appeal_waiting", condition=Q(ended_on=None))]

    def __str__(self) -> str:
        return str(self.pk)
