"""Precedents of a centre, their drafts, and which cases have one. A published precedent has no tie to its case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q

from jardam.cases.choices import endings, tracks
from jardam.cases.models import Case
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.filings.models.template import LONGEST_KIND
from jardam.kernel.privacy import Privacy
from jardam.law.models import Parameter
from jardam.precedents.choices import length_choices, sum_choices
from jardam.precedents.rules.cards import Words
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from uuid import UUID

    from jardam.centres.models import User

REASON = "reason"  # inside the seal


def sealed(row: UUID, words: dict[str, str]) -> bytes:
    """Bound to that row and no other."""
    return seal_text(f"precedent/{row}", json.dumps(words, ensure_ascii=False)).encode()


def opened(row: UUID, seal: bytes | memoryview) -> dict[str, str]:
    words: dict[str, str] = json.loads(open_text(f"precedent/{row}", bytes(seal).decode()))
    return words


class PrecedentQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the centre, for whoever works on its cases."""
        return self.of_centre_of(user) if user.holds(Right.CASE_WORK) else self.none()

    def standing(self) -> Self:
        return self.filter(withdrawn_on=None)

    def with_staleness(self) -> Self:
        """Each with ``is_stale``: a row of the law behind it was recorded anew since somebody looked."""
        is_named = Func(
            F("code"),
            OuterRef("law"),
            template="(%(expressions)s))",
            arg_joiner=" = ANY(",
            output_field=models.BooleanField(),
        )
        behind = Parameter.objects.filter(is_named, recording__gt=OuterRef("law_recording"))
        return self.annotate(is_stale=Exists(behind))


class Precedent(Tenant):
    """What a closed case taught. Without whose it was, and without who wrote it: in a small centre that tells the case.

    ``law``: codes of rows; ``law_recording``: up to which recording of the law somebody has looked at them.
    """

    number = models.PositiveIntegerField()  # in the order of publishing
    revision = models.PositiveIntegerField(default=1)  # how often it was looked at or withdrawn
    track = models.CharField(max_length=24, choices=tracks)
    region = models.CharField(max_length=6)  # ISO 3166
    topics = ArrayField(models.CharField(max_length=30), default=list)  # of the network's list
    codelist_version = models.PositiveSmallIntegerField()
    authorities = ArrayField(models.CharField(max_length=24), default=list)  # kinds, of its papers
    papers = ArrayField(models.CharField(max_length=LONGEST_KIND), default=list)  # kinds
    ending = models.CharField(max_length=14, choices=endings)
    lasted = models.CharField(max_length=9, choices=length_choices)
    claimed = models.CharField(max_length=9, choices=sum_choices)
    received = models.CharField(max_length=9, choices=sum_choices)
    law = ArrayField(models.CharField(max_length=80), default=list)
    law_recording = models.PositiveIntegerField()
    published_on = models.DateField()
    looked_on = models.DateField()  # at the law behind it
    withdrawn_on = models.DateField(null=True, blank=True)
    sealed_words = models.BinaryField()  # {"name": …, "facts": …, "steps": …}
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    objects = PrecedentQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre number revision track region topics codelist_version authorities papers ending lasted"
        " claimed received law law_recording published_on looked_on withdrawn_on",
        sensitive="sealed_words sealed_reason",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="precedent_number_once", fields=["centre", "number"]),
            models.CheckConstraint(
                name="precedent_withdrawn_says_why",
                condition=Q(withdrawn_on=None, sealed_reason=None)
                | Q(withdrawn_on__isnull=False, sealed_reason__isnull=False),
            ),
        ]
        indexes = [models.Index("centre", "track", F("number").desc(), name="precedent_by_track")]

    is_stale: bool  # of `with_staleness`
    kinds_of_case: list[str]  # of the papers of the case that it is compared with, in `queries.earlier_than`

    def __str__(self) -> str:
        return str(self.number)

    @property
    def words(self) -> Words:
        return Words(**opened(self.pk, self.sealed_words))

    @property
    def reason(self) -> str:
        """Why it was withdrawn."""
        return opened(self.pk, self.sealed_reason)[REASON] if self.sealed_reason else ""

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None


class DraftQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the cases that one may see."""
        return self.of_centre_of(user).filter(case__in=Case.objects.visible_to(user))

    def waiting_for(self, user: User) -> Self:
        """Those that this reader did not write last, so that they may be the second person."""
        return self.visible_to(user).exclude(written_by=user)


class Draft(Tenant):
    """Written of a closed case, and read by nobody else yet. It hangs on the case and goes with the person."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    written_on = models.DateField()
    sealed_written = models.BinaryField()  # see `rules.cards.Written.bundle`

    objects = DraftQuerySet.as_manager()

    privacy = Privacy(plain="id centre case revision written_by written_on", sensitive="sealed_written")

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_once_per_case", fields=["centre", "case"])]

    def __str__(self) -> str:
        return str(self.pk)


class Mark(Tenant):
    """A precedent was written of some case. Which one, and which precedent, the row does not say."""

    digest = models.BinaryField()  # of the case, under the centre's key

    privacy = Privacy(plain="id centre", personal="digest")

    class Meta:
        constraints = [models.UniqueConstraint(name="mark_once", fields=["centre", "digest"])]

    def __str__(self) -> str:
        return str(self.pk)
