"""Materials and their copies: one text, sound or film, in languages, formats and versions."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.library.choices import Proposal, formats, material_kinds, proposals
from jardam.library.models.sealing import REASON, opened
from jardam.library.rules.materials import is_behind
from jardam.vault.secrets import open_content

_SPOKEN = [language.value for language in Language if language is not Language.UNKNOWN]


WITHDRAWN_SAYS_WHO_AND_WHY = Q(withdrawn_on=None, withdrawn_by=None, sealed_reason=None) | Q(
    withdrawn_on__isnull=False, withdrawn_by__isnull=False, sealed_reason__isnull=False
)


class Material(models.Model):
    """What is handed out, shown or played; withdrawn with a reason, it is none of these any more, and never again.

    ``master_revision``: how often the master was approved; translations are measured by it.
    """

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=7, choices=material_kinds)
    audience = ArrayField(models.CharField(max_length=16))
    topics = ArrayField(models.CharField(max_length=40))
    cards = ArrayField(models.CharField(max_length=40))  # codes of the answers that it goes with
    master_language = models.CharField(max_length=2)
    master_revision = models.PositiveIntegerField(default=0)
    sealed_words = models.BinaryField()  # {"title": …}
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_on = models.DateField()
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True)
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    privacy = Privacy(
        plain="id number kind audience topics cards master_language master_revision made_by made_on withdrawn_by"
        " withdrawn_on",
        personal="sealed_words sealed_reason",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="material_codes_known",
                condition=Q(
                    topics__contained_by=[topic.value for topic in Topic],
                    topics__len__gte=1,
                    audience__contained_by=[who.value for who in Audience],
                    master_language__in=_SPOKEN,
                ),
            ),
            models.CheckConstraint(
                name="material_withdrawn_says_who_and_why", condition=WITHDRAWN_SAYS_WHO_AND_WHY
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def title(self) -> str:
        return str(opened("material", self.pk, self.sealed_words)["title"])

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    @property
    def reason(self) -> str:
        """Why it was withdrawn."""
        return str(opened("material", self.pk, self.sealed_reason)[REASON]) if self.sealed_reason else ""


class CopyQuerySet(models.QuerySet["MaterialCopy"]):
    def current(self) -> Self:
        return self.filter(is_current=True)


class MaterialCopy(models.Model):
    """A material in one language and format, in a version that a second person approved. Withdrawn, it is no more in use."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="copies")
    language = models.CharField(max_length=2)
    format = models.CharField(max_length=5, choices=formats)
    version = models.PositiveIntegerField()
    made_from = models.PositiveIntegerField()  # the revision of the master
    is_current = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=proposals, default=Proposal.PROPOSED.value)
    sealed_words = models.BinaryField()  # {"title": …, "text": …} in its language
    file_type = models.CharField(max_length=4, blank=True)
    file_size = models.PositiveIntegerField(default=0)  # bytes
    sealed_file = models.BinaryField(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_on = models.DateField()
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True)
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    objects = CopyQuerySet.as_manager()

    privacy = Privacy(
        plain="id material language format version made_from is_current state file_type file_size made_by made_on"
        " decided_by decided_on withdrawn_by withdrawn_on",
        personal="sealed_words sealed_file sealed_reason",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="materialcopy_one_version", fields=["material", "language", "format", "version"]
            ),
            models.UniqueConstraint(
                name="materialcopy_one_current",
                fields=["material", "language", "format"],
                condition=Q(is_current=True),
            ),
            models.CheckConstraint(
                name="materialcopy_approved_by_another_person",
                condition=Q(state=Proposal.PROPOSED.value, is_current=False, decided_by=None, decided_on=None)
                | ~Q(state=Proposal.PROPOSED.value)
                & Q(decided_by__isnull=False, decided_on__isnull=False)
                & ~Q(decided_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="materialcopy_withdrawn_says_who_and_why", condition=WITHDRAWN_SAYS_WHO_AND_WHY
            ),
            models.CheckConstraint(
                name="materialcopy_withdrawn_is_not_in_use",
                condition=Q(withdrawn_on=None) | Q(is_current=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material_id} {self.language} {self.format} v{self.version}"

    @property
    def written(self) -> dict[str, Any]:
        return opened("materialcopy", self.pk, self.sealed_words)

    @property
    def content(self) -> bytes:
        return open_content(f"library/materialfile/{self.pk}", self.sealed_file) if self.sealed_file else b""

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    @property
    def reason(self) -> str:
        """Why it was withdrawn."""
        return str(opened("materialcopy", self.pk, self.sealed_reason)[REASON]) if self.sealed_reason else ""

    def is_behind(self, master_revision: int) -> bool:
        return is_behind(self.made_from, master_revision)
