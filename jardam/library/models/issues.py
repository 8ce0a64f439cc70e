"""The newspaper: issues put together from what was approved, and kept as they were printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.library.choices import ItemKind, item_kinds
from jardam.library.models.sealing import opened

_SPOKEN = [language.value for language in Language if language is not Language.UNKNOWN]


class Issue(models.Model):
    """One number of the newspaper. Once approved it stays as it was printed, whatever becomes of its sources."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    number = models.PositiveIntegerField(unique=True)
    dated_on = models.DateField()
    languages = ArrayField(models.CharField(max_length=2))
    revision = models.PositiveIntegerField(default=1)  # a page behind it is told so
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_on = models.DateField()
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    approved_on = models.DateField(null=True)
    sealed_headline = models.BinaryField()  # {"headline": …}, in Russian
    sealed_print = models.BinaryField(null=True)  # {language: [[title, text, source], …]}, once approved

    privacy = Privacy(
        plain="id number dated_on languages revision made_by made_on approved_by approved_on",
        personal="sealed_headline sealed_print",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="issue_approved_by_another_person",
                condition=Q(approved_by=None, approved_on=None, sealed_print=None)
                | Q(approved_by__isnull=False, approved_on__isnull=False, sealed_print__isnull=False)
                & ~Q(approved_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="issue_languages_known",
                condition=Q(languages__contained_by=_SPOKEN, languages__len__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def headline(self) -> str:
        return str(opened("issue", self.pk, self.sealed_headline)["headline"])

    @property
    def is_approved(self) -> bool:
        return self.approved_by_id is not None

    @property
    def printed(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """What was printed, by language: title, text and source of each item."""
        return opened("issue", self.pk, self.sealed_print) if self.sealed_print else {}


class IssueItem(models.Model):
    """A piece of an issue: a card, a change of the law, a clarification, or words written for it in one language."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=13, choices=item_kinds)
    source = models.CharField(max_length=60, blank=True)  # code of a card, or an id; nothing for own words
    language = models.CharField(max_length=2, blank=True)  # of own words
    sealed_words = models.BinaryField(null=True)  # {"title": …, "text": …}: own words
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_on = models.DateField()

    privacy = Privacy(
        plain="id issue position kind source language added_by added_on", personal="sealed_words"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="issueitem_one_position",
                fields=["issue", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                name="issueitem_source_once", fields=["issue", "kind", "source"], condition=~Q(source="")
            ),
            models.CheckConstraint(
                name="issueitem_own_words_or_a_source",
                condition=Q(kind=ItemKind.OWN.value, source="", sealed_words__isnull=False) & ~Q(language="")
                | ~Q(kind=ItemKind.OWN.value) & ~Q(source="") & Q(sealed_words=None, language=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.position}"

    @property
    def written(self) -> dict[str, Any]:
        return opened("issueitem", self.pk, self.sealed_words) if self.sealed_words else {}
