"""The index of what can be found, derived from the rooms' own tables; what nothing answered, and by which words all else was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.search.rules.documents import Analysed
from jardam.vault.secrets import open_text

if TYPE_CHECKING:
    from jardam.centres.models import User


class IndexedDocument(models.Model):
    """One findable thing as it is compared. A changed one gets a new number, so what is remembered of it is never stale."""

    id = models.AutoField(primary_key=True)
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)  # of what was registered, and of how it was compared
    titles = models.JSONField()  # {language code: title}
    concepts = models.JSONField()  # {code: weight}
    stems = models.JSONField()  # {stem: weight}
    fields = ArrayField(models.TextField())  # title after title, folded
    aliases = ArrayField(models.TextField(), default=list)  # the same
    passages = ArrayField(models.TextField())  # what is compared by its meaning
    vectors = models.BinaryField(default=b"")  # of the passages; empty where nothing compares by meaning

    privacy = Privacy(plain="id kind key digest titles concepts stems fields aliases passages vectors")

    class Meta:
        constraints = [models.UniqueConstraint(name="indexeddocument_once", fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def analysed(self) -> Analysed:
        return Analysed(self.concepts, self.stems, self.fields, self.aliases)


class IndexedTerm(models.Model):
    """A concept, a stem or a few letters in a row, and the numbers of the documents that hold it."""

    term = models.TextField(primary_key=True, db_collation="C")
    known_by = models.IntegerField()  # how many documents: read far more often than which
    documents = ArrayField(models.IntegerField())

    privacy = Privacy(plain="term known_by documents")

    def __str__(self) -> str:
        return self.term


class IndexState(models.Model):
    """One row: how many documents there are, and a number that rises with every change."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    version = models.PositiveIntegerField(default=0)
    documents = models.PositiveIntegerField(default=0)

    privacy = Privacy(plain="id version documents")

    class Meta:
        constraints = [models.CheckConstraint(name="indexstate_one", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"version {self.version}"


class UnansweredQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the own centre, for whoever writes answers."""
        return self.of_centre_of(user) if user.holds(Right.CARD_EDIT) else self.none()


class Unanswered(Tenant):
    """How often in a month nothing fitted what callers asked, by what it was about. No words, no person, no day."""

    month = models.DateField()  # its first day
    language = models.CharField(max_length=2)  # guessed; XX where nothing tells
    concepts = models.CharField(max_length=60, blank=True)  # codes, by spaces; empty: none was recognised
    times = models.PositiveIntegerField(default=0)

    objects = UnansweredQuerySet.as_manager()

    privacy = Privacy(plain="id centre month language concepts times")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="unanswered_once", fields=["centre", "month", "language", "concepts"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.language} {self.concepts}"


class Pick(models.Model):
    """Somebody confirmed an answer for some harmless words. Keyed hashes only: neither the words, nor the answer, nor who."""

    mark = models.BinaryField(
        primary_key=True
    )  # of the pair and the person: one row, however often they pick
    pair = models.BinaryField(db_index=True)  # of the words and the answer
    month = models.DateField()  # its first day

    privacy = Privacy(plain="month", personal="mark pair")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class AliasQuerySet(models.QuerySet["Alias"]):
    def visible_to(self, user: User) -> Self:
        """The whole network's, for whoever writes answers."""
        return self.all() if user.holds(Right.CARD_EDIT) else self.none()

    def in_use(self, kind: str) -> Self:
        return self.filter(kind=kind, withdrawn_on=None)


def alias_purpose(alias_id: UUID) -> str:
    """What the reason of a withdrawal is sealed for: that row and no other."""
    return f"search-alias/{alias_id}"


class Alias(models.Model):
    """Harmless words for which two different people confirmed the same answer. Never deleted: an editor withdraws it."""

    id = models.UUIDField(
        primary_key=True, default=day_uuid, editable=False
    )  # made of its month, not of a day
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=80)
    words = models.CharField(max_length=120)
    folding = models.CharField(max_length=240)  # by which the same words are known again
    language = models.CharField(max_length=2)  # guessed; XX where nothing tells
    month = models.DateField()  # since when it stands: its first day
    times = models.PositiveIntegerField()  # shown to nobody as it is while it is small
    withdrawn_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True)
    sealed_reason = models.BinaryField(null=True)

    objects = AliasQuerySet.as_manager()

    privacy = Privacy(
        plain="id kind key words folding language month times withdrawn_by withdrawn_on",
        personal="sealed_reason",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="alias_once", fields=["kind", "key", "folding"]),
            models.CheckConstraint(
                name="alias_withdrawn_says_who_and_why",
                condition=Q(withdrawn_on=None, withdrawn_by=None, sealed_reason=None)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, sealed_reason__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"alias of {self.kind} {self.key}"

    @property
    def reason(self) -> str:
        """Why it was withdrawn; empty where it was not."""
        if self.sealed_reason is None:
            return ""
        return open_text(alias_purpose(self.pk), bytes(self.sealed_reason).decode())
