"""The index of what can be found: derived from the rooms' own tables, and made anew whenever they or the concepts change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy

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
    passages = ArrayField(models.TextField())  # what is compared by its meaning
    vectors = models.BinaryField(default=b"")  # of the passages; empty where nothing compares by meaning

    privacy = Privacy(plain="id kind key digest titles concepts stems fields passages vectors")

    class Meta:
        constraints = [models.UniqueConstraint(name="indexeddocument_once", fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


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
