"""How agreements are applied. No centre owns these rows, and none names a client."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.library.choices import outcomes, ways_of_saying
from jardam.library.models.sealing import REASON, opened
from jardam.library.rules.agreements import Happened, Outcome


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_on=None)

    def of(self, agreement: str) -> Self:
        return self.filter(agreement=agreement)


class Evidence(models.Model):
    """That an agreement was applied, refused or looked up: when, where, in writing or not. Never changed; withdrawn with a reason."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    agreement = models.CharField(max_length=60)  # as in the code of the law row, without "agreements."
    outcome = models.CharField(max_length=9, choices=outcomes)
    happened_on = models.DateField()
    said = models.CharField(max_length=7, choices=ways_of_saying)
    region = models.CharField(max_length=6, blank=True)  # ISO 3166
    sealed_words = models.BinaryField()  # {"words": …, "where": …}
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    noted_on = models.DateField()
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True)
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    objects = EvidenceQuerySet.as_manager()

    privacy = Privacy(
        plain="id agreement outcome happened_on said region noted_by noted_on withdrawn_by withdrawn_on",
        personal="sealed_words sealed_reason",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="evidence_withdrawn_says_who_and_why",
                condition=Q(withdrawn_on=None, withdrawn_by=None, sealed_reason=None)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, sealed_reason__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["agreement", "happened_on"], name="evidence_by_agreement")]

    def __str__(self) -> str:
        return f"{self.agreement} {self.happened_on}"

    @property
    def written(self) -> dict[str, str]:
        """What happened, and where."""
        return opened("evidence", self.pk, self.sealed_words)

    @property
    def reason(self) -> str:
        """Why it was withdrawn."""
        return opened("evidence", self.pk, self.sealed_reason)[REASON] if self.sealed_reason else ""

    @property
    def happened(self) -> Happened:
        return Happened(self.happened_on, Outcome(self.outcome))
