"""Collective claims: whose claims stand together, and what was received for several. Sums, days and money stay in each own claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jardam.cases.models import Case
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.claims.models import Claim
from jardam.collective.choices import state_choices
from jardam.collective.rules.standing import State
from jardam.kernel.privacy import Privacy
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from uuid import UUID

    from jardam.centres.models import User


def sealed(row: UUID, words: dict[str, str]) -> bytes:
    """Bound to that row and no other, under the deployment's key: what the employer is called belongs to no one file."""
    return seal_text(f"collective/{row}", json.dumps(words, ensure_ascii=False)).encode()


class CollectiveQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of which one may see the case of every worker: of the others nobody learns that there are more.

        One from which everybody was taken out is hidden by their cases as before.
        """
        if not user.holds(Right.CASE_WORK):
            return self.none()
        parts = JoinedClaim.objects.filter(centre_id=OuterRef("centre_id"), collective=OuterRef("pk"))
        hidden = parts.exclude(claim__case__in=Case.objects.visible_to(user))
        is_live = Exists(parts.live())
        was_seen = ~is_live & Exists(parts) & ~Exists(hidden)
        return self.of_centre_of(user).filter((is_live & ~Exists(hidden.live())) | was_seen)


class Collective(Tenant):
    """Several workers of one employer, each with a claim of their own. ``sealed_words``: as whom the consents name the employer."""

    revision = models.PositiveIntegerField(default=1)  # of who takes part, and of what several received
    begun_on = models.DateField()
    begun_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed_words = models.BinaryField()  # {"employer": …}

    objects = CollectiveQuerySet.as_manager()

    privacy = Privacy(plain="id centre revision begun_on begun_by", sensitive="sealed_words")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def employer(self) -> str:
        words: dict[str, str] = json.loads(
            open_text(f"collective/{self.pk}", bytes(self.sealed_words).decode())
        )
        return words["employer"]


class JoinedClaimQuerySet(TenantQuerySet):
    def live(self) -> Self:
        """Those that nobody took out."""
        return self.exclude(state=State.LEFT.value)

    def visible_to(self, user: User) -> Self:
        """Those of the collective claims that one may see, whose case one may see."""
        return self.of_centre_of(user).filter(
            collective__in=Collective.objects.visible_to(user),
            claim__case__in=Case.objects.visible_to(user),
        )


class JoinedClaim(Tenant):
    """One worker's own claim in a collective one. It goes with the person's erasure, and when their file is closed."""

    collective = CentreFK(Collective, on_delete=models.CASCADE, related_name="joined")
    claim = CentreFK(Claim, on_delete=models.PROTECT, related_name="joined")
    state = models.CharField(max_length=9, choices=state_choices, default=State.PROPOSED.value)
    joined_on = models.DateField()
    joined_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    left_on = models.DateField(null=True, blank=True)
    sealed_reason = models.BinaryField(null=True)  # {"text": …}, under the key of the person's file

    objects = JoinedClaimQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre collective claim state joined_on joined_by left_on", sensitive="sealed_reason"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="joinedclaim_in_one_only",
                fields=["centre", "claim"],
                condition=~Q(state=State.LEFT.value),
            ),
            models.CheckConstraint(
                name="joinedclaim_left_says_why",
                condition=Q(state=State.LEFT.value, left_on__isnull=False, sealed_reason__isnull=False)
                | ~Q(state=State.LEFT.value) & Q(left_on=None, sealed_reason=None),
            ),
        ]
        indexes = [models.Index("centre", "collective", name="joinedclaim_by_collective")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def in_state(self) -> State:
        return State(self.state)


class SharedReceipt(Tenant):
    """That money was received for several at once: its lines stand in each own claim. Kept so that it is written once."""

    collective = CentreFK(Collective, on_delete=models.CASCADE, related_name="receipts")
    received_on = models.DateField()
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain="id centre collective received_on written_on written_by")

    class Meta:
        indexes = [models.Index("centre", "collective", name="sharedreceipt_by_collective")]

    def __str__(self) -> str:
        return str(self.pk)
