"""What is known of what an organisation can do, by the standard parameters, told by whom and seen by a second person."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.network.choices import Told, parameters, periods, tellings
from jardam.network.models.organisations import Organisation
from jardam.network.rules.capacity import Known, Parameter, Period
from jardam.vault.secrets import open_text, seal_text


def sealed_capacity_words(row: UUID, words: Mapping[str, str]) -> bytes:
    """What was said and what shows it, bound to that row: people are named in such words."""
    return seal_text(f"capacity/{row}", json.dumps(dict(words), ensure_ascii=False)).encode()


class CapacityNote(models.Model):
    """One parameter of one organisation on one day. Never changed: what is known anew is a note more."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="capacity")
    parameter = models.CharField(max_length=11, choices=parameters)
    known_on = models.DateField()
    told = models.CharField(max_length=10, choices=tellings)
    period = models.CharField(max_length=9, choices=periods, blank=True)  # of reporting alone
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    written_on = models.DateField()
    verified_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    verified_on = models.DateField(null=True, blank=True)
    sealed_words = models.BinaryField()

    privacy = Privacy(
        plain="id organisation parameter known_on told period written_by written_on verified_by verified_on",
        personal="sealed_words",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="capacitynote_parameter_known",
                condition=Q(parameter__in=[parameter.value for parameter in Parameter]),
            ),
            models.CheckConstraint(
                name="capacitynote_told_known", condition=Q(told__in=[told.value for told in Told])
            ),
            models.CheckConstraint(
                name="capacitynote_period_of_reporting",
                condition=Q(parameter=Parameter.REPORTING, period__in=[period.value for period in Period])
                | (~Q(parameter=Parameter.REPORTING) & Q(period="")),
            ),
            models.CheckConstraint(
                name="capacitynote_second_person",
                condition=Q(verified_by=None, verified_on=None)
                | (Q(verified_by__isnull=False, verified_on__isnull=False) & ~Q(verified_by=F("written_by"))),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "parameter", "known_on"], name="capacity_of_organisation")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def known(self) -> Known:
        period = Period(self.period) if self.period else None
        return Known(self.known_on, is_verified=self.verified_by_id is not None, period=period)

    @property
    def words(self) -> dict[str, str]:
        """``said`` and ``evidence``."""
        told: dict[str, str] = json.loads(open_text(f"capacity/{self.pk}", bytes(self.sealed_words).decode()))
        return told
