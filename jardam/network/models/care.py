"""Places of medical care."""

from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.network.choices import FacilityKind, Fee, Taking, Told, facility_kinds, fees, takings, tellings
from jardam.vault.secrets import open_text, seal_text


def sealed_facility_words(row: UUID, words: str) -> bytes:
    """Address, price and the way there, bound to that row: people write names into such fields."""
    return seal_text(f"facility/{row}", words).encode()


class FacilityQuerySet(models.QuerySet["Facility"]):
    def standing(self) -> Self:
        return self.filter(closed_on=None)


class Facility(models.Model):
    """A place of care as our colleagues know it: whom it takes, in which languages, for what money, and how we know."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    name = models.CharField(max_length=160)  # of an institution
    kind = models.CharField(max_length=16, choices=facility_kinds)
    region = models.CharField(max_length=6)  # ISO 3166
    topics = ArrayField(models.CharField(max_length=40))
    takes_uninsured = models.CharField(max_length=12, choices=takings)
    fee = models.CharField(max_length=8, choices=fees)
    languages = ArrayField(models.CharField(max_length=2), default=list, blank=True)  # empty is unknown
    told = models.CharField(max_length=10, choices=tellings)
    checked_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    written_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    sealed_words = models.BinaryField()

    objects = FacilityQuerySet.as_manager()

    privacy = Privacy(
        plain="id name kind region topics takes_uninsured fee languages told checked_on revision written_by"
        " written_on closed_on",
        personal="sealed_words",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="facility_kind_known", condition=Q(kind__in=[kind.value for kind in FacilityKind])
            ),
            models.CheckConstraint(
                name="facility_taking_known",
                condition=Q(takes_uninsured__in=[taking.value for taking in Taking]),
            ),
            models.CheckConstraint(
                name="facility_fee_known", condition=Q(fee__in=[fee.value for fee in Fee])
            ),
            models.CheckConstraint(
                name="facility_told_known", condition=Q(told__in=[told.value for told in Told])
            ),
            models.CheckConstraint(
                name="facility_topics_known",
                condition=Q(topics__contained_by=[topic.value for topic in Topic], topics__len__gte=1),
            ),
        ]
        indexes = [models.Index(fields=["region", "name"], name="facility_by_region")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def words(self) -> str:
        """Address, price and the way there."""
        return open_text(f"facility/{self.pk}", bytes(self.sealed_words).decode())

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None
