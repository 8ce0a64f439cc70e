"""What officials made clear, and our own notes on how a rule is applied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.library.choices import NoteKind, note_kinds, occasions, ways_of_saying
from jardam.library.models.sealing import REASON, opened


class ClarificationQuerySet(models.QuerySet["Clarification"]):
    def about(self, codes: Iterable[str]) -> Self:
        """Those that name one of these rows of the law or cards."""
        return self.filter(about__overlap=list(codes))


class Clarification(models.Model):
    """What an official made clear, in the words given; or our own note on how a rule is applied. Never changed: withdrawn or replaced."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    kind = models.CharField(max_length=8, choices=note_kinds)
    said_on = models.DateField()  # of a note: since when it is so
    said = models.CharField(max_length=7, choices=ways_of_saying, blank=True)
    occasion = models.CharField(max_length=11, choices=occasions, blank=True)
    region = models.CharField(max_length=6, blank=True)  # ISO 3166
    about = ArrayField(models.CharField(max_length=80))  # codes of rows of the law, and "card.CODE"
    sealed_words = (
        models.BinaryField()
    )  # {"title", "words", "office", "position", "official", "law", "evidence"}
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    noted_on = models.DateField()
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True)
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    objects = ClarificationQuerySet.as_manager()

    privacy = Privacy(
        plain="id kind said_on said occasion region about noted_by noted_on replaced_by withdrawn_by withdrawn_on",
        personal="sealed_words sealed_reason",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="clarification_withdrawn_says_who_and_why",
                condition=Q(withdrawn_on=None, withdrawn_by=None, sealed_reason=None, replaced_by=None)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, sealed_reason__isnull=False),
            ),
            models.CheckConstraint(
                name="clarification_of_an_official_says_how",
                condition=Q(kind=NoteKind.ANALYSIS.value, said="", occasion="")
                | (Q(kind=NoteKind.OFFICIAL.value) & ~Q(said="") & ~Q(occasion="")),
            ),
        ]
        indexes = [
            GinIndex(fields=["about"], name="clarification_about"),
            models.Index(fields=["said_on", "id"], name="clarification_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.said_on}"

    @property
    def written(self) -> dict[str, str]:
        return opened("clarification", self.pk, self.sealed_words)

    @property
    def reason(self) -> str:
        return opened("clarification", self.pk, self.sealed_reason)[REASON] if self.sealed_reason else ""
