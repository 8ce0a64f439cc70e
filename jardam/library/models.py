"""What colleagues add to the law for the whole network. No centre owns these rows, and none names a client: the words are
sealed all the same, since nobody can see from outside what somebody typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.law.choices import confidences
from jardam.library.choices import (
    NoteKind,
    Proposal,
    columns,
    note_kinds,
    occasions,
    outcomes,
    proposals,
    ways_of_saying,
)
from jardam.library.rules.agreements import Happened, Outcome
from jardam.vault.secrets import open_text, seal_text

WORDS, WHERE, REASON = "words", "where", "reason"  # inside the seals


def sealed(table: str, row: UUID, words: Mapping[str, str]) -> bytes:
    """What was written of a row, bound to that row and no other."""
    return seal_text(f"library/{table}/{row}", json.dumps(dict(words), ensure_ascii=False)).encode()


def opened(table: str, row: UUID, seal: bytes | memoryview) -> dict[str, str]:
    words: dict[str, str] = json.loads(open_text(f"library/{table}/{row}", bytes(seal).decode()))
    return words


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
