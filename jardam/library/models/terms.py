"""The glossary: concepts of the law, and how each language says them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.law.choices import confidences
from jardam.library.choices import Proposal, columns, proposals


class Term(models.Model):
    """A concept of migration law that translators must render the same way everywhere."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=60, unique=True)  # of its English words
    block = models.CharField(max_length=12, blank=True)  # as in the file: А, Б, В, Г
    note = models.CharField(max_length=200, blank=True)

    privacy = Privacy(plain="id code block note")

    def __str__(self) -> str:
        return self.code


class WordingQuerySet(models.QuerySet["Wording"]):
    def current(self) -> Self:
        return self.filter(is_current=True)

    def proposed(self) -> Self:
        """Waiting for a second person."""
        return self.filter(state=Proposal.PROPOSED.value)


class Wording(models.Model):
    """A term in one language and script. Corrected by a further version that a second person accepts."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="wordings")
    column = models.CharField(max_length=7, choices=columns)
    version = models.PositiveIntegerField(default=1)
    text = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    sure = models.CharField(max_length=24, choices=confidences, blank=True)  # empty: others render it
    is_current = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=proposals, default=Proposal.ACCEPTED.value)
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )  # nobody: from the file
    proposed_on = models.DateField()
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_on = models.DateField(null=True)

    objects = WordingQuerySet.as_manager()

    privacy = Privacy(
        plain="id term column version text source sure is_current state proposed_by proposed_on decided_by"
        " decided_on"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="wording_one_version", fields=["term", "column", "version"]),
            models.UniqueConstraint(
                name="wording_one_current", fields=["term", "column"], condition=Q(is_current=True)
            ),
            models.CheckConstraint(
                name="wording_accepted_by_another_person",
                condition=Q(proposed_by=None)
                | Q(state=Proposal.PROPOSED.value, is_current=False)
                | (Q(decided_by__isnull=False, decided_on__isnull=False) & ~Q(decided_by=F("proposed_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.column} v{self.version}"
