"""Organisations of the network as the sources describe them; nobody's personal data stand here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from jardam.centres.models import User
from jardam.database.multirange import MultirangeField
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.network.choices import (
    Actor,
    Circle,
    Fee,
    Retirement,
    ServiceState,
    Takes,
    actors,
    circles,
    fees,
    retirements,
    service_states,
    takes_now,
)
from jardam.network.permissions import may_see_discreet
from jardam.vault.secrets import open_text, seal_text


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def working(self) -> Self:
        return self.filter(has_ceased=False)

    def visible_to(self, user: User) -> Self:
        """All; who helps only unnamed, to whoever sends people there."""
        return self if may_see_discreet(user) else self.filter(is_discreet=False)

    def in_region(self, region: str) -> Self:
        """Those of a region, and those of the whole country that it lies in."""
        return self.filter(regions__overlap=[region, region.partition("-")[0]])


class Organisation(models.Model):
    """One organisation. ``as_of``: the year the source speaks of; contact data are of that year too."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    names = models.JSONField()  # {"en": as the source writes it, "ru": …}: shown, never searched
    actor = models.CharField(max_length=16, choices=actors)
    circle = models.CharField(max_length=8, choices=circles)
    regions = ArrayField(models.CharField(max_length=6))  # ISO 3166; a country stands for the whole of it
    languages = ArrayField(models.CharField(max_length=2), default=list, blank=True)  # empty is unknown
    fee = models.CharField(max_length=8, choices=fees)
    website = models.CharField(max_length=200, blank=True)  # historic
    as_of = models.PositiveSmallIntegerField(null=True, blank=True)
    has_ceased = models.BooleanField(default=False)
    is_discreet = models.BooleanField(default=False)  # helps only when not named in public
    source = models.CharField(max_length=200)
    digest = models.CharField(
        max_length=64, blank=True
    )  # of the entry in our file; empty of one that was brought
    sealed_rest = models.BinaryField(
        null=True
    )  # as it was told, whole, in the words of HSDS: it names people and telephones
    takes = models.CharField(max_length=8, choices=takes_now, default=Takes.UNKNOWN.value)
    takes_on = models.DateField(null=True, blank=True)  # the day on which they said so
    revision = models.PositiveIntegerField(default=1)
    corrected_on = models.DateField(null=True, blank=True)  # written or corrected on a page, last
    retired_because = models.CharField(max_length=8, choices=retirements, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    found_topics = ArrayField(
        models.CharField(max_length=40), default=list
    )  # of what it does now: see `gathering`
    found_languages = ArrayField(models.CharField(max_length=2), default=list)
    found_fees = ArrayField(models.CharField(max_length=8), default=list)
    found_words = SearchVectorField(null=True)

    objects = OrganisationQuerySet.as_manager()

    privacy = Privacy(
        plain="id code names actor circle regions languages fee website as_of has_ceased is_discreet source digest takes"
        " takes_on revision corrected_on retired_because retired_on found_topics found_languages found_fees found_words",
        personal="sealed_rest",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_actor_known", condition=Q(actor__in=[actor.value for actor in Actor])
            ),
            models.CheckConstraint(
                name="organisation_circle_known", condition=Q(circle__in=[circle.value for circle in Circle])
            ),
            models.CheckConstraint(
                name="organisation_fee_known", condition=Q(fee__in=[fee.value for fee in Fee])
            ),
            models.CheckConstraint(
                name="organisation_has_region",
                condition=Q(regions__len__gte=1) | Q(sealed_rest__isnull=False),
            ),
            models.CheckConstraint(
                name="organisation_takes_known",
                condition=Q(takes=Takes.UNKNOWN, takes_on=None)
                | Q(
                    takes__in=[one.value for one in Takes if one is not Takes.UNKNOWN], takes_on__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="organisation_retired_says_why",
                condition=Q(retired_on=None, retired_because="")
                | Q(
                    retired_on__isnull=False,
                    retired_because__in=[one.value for one in Retirement],
                    has_ceased=True,
                ),
            ),
        ]
        indexes = [
            GinIndex(fields=["regions"], name="organisation_by_region"),
            GinIndex(fields=["found_words"], name="organisation_by_word"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_brought(self) -> bool:
        """From another directory, and not from the sources."""
        return self.sealed_rest is not None

    @property
    def name(self) -> str:
        """The name in the reader's language, else Russian, else as the source writes it."""
        language = (get_language() or "ru")[:2]
        return str(self.names.get(language) or self.names.get("ru") or self.names["en"])


class OrganisationService(models.Model):
    """One thing an organisation does."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="services")
    position = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=40, blank=True)  # empty: brought, and nobody has said yet which
    what = models.JSONField()  # {"ru": …, "en": …}; of one that was brought as it was written, under "en"
    status = models.CharField(max_length=18, choices=service_states, default=ServiceState.ACTIVE.value)
    fee = models.CharField(max_length=8, choices=fees, default=Fee.UNKNOWN.value)
    languages = ArrayField(
        models.CharField(max_length=2), default=list, blank=True
    )  # empty: those of the organisation
    revision = models.PositiveIntegerField(default=1)
    corrected_on = models.DateField(null=True, blank=True)
    sealed_rest = models.BinaryField(null=True)

    privacy = Privacy(
        plain="id organisation position topic what status fee languages revision corrected_on",
        personal="sealed_rest",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="organisationservice_one_position", fields=["organisation", "position"]
            ),
            models.CheckConstraint(
                name="organisationservice_topic_known",
                condition=Q(topic__in=["", *(topic.value for topic in Topic)]),
            ),
            models.CheckConstraint(
                name="organisationservice_status_known",
                condition=Q(status__in=[state.value for state in ServiceState]),
            ),
            models.CheckConstraint(
                name="organisationservice_fee_known", condition=Q(fee__in=[fee.value for fee in Fee])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.topic}"

    @property
    def is_given(self) -> bool:
        return self.status == ServiceState.ACTIVE


class Branch(models.Model):
    """A place where an organisation is met. Address, telephones and hours rest sealed: people are named in them."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="branches", null=True, blank=True
    )
    region = models.CharField(max_length=6, blank=True)  # ISO 3166; empty is unknown
    latitude = models.FloatField(null=True, blank=True)  # of none that helps only unnamed
    longitude = models.FloatField(null=True, blank=True)
    zone = models.CharField(max_length=32, blank=True)  # its clock; empty is unknown
    open_minutes = MultirangeField("int4multirange", default=tuple)  # of the week, by that clock
    closed_during = MultirangeField("tstzmultirange", default=tuple)
    open_also = MultirangeField("tstzmultirange", default=tuple)
    revision = models.PositiveIntegerField(default=1)
    corrected_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    sealed_rest = models.BinaryField()

    privacy = Privacy(
        plain="id organisation region latitude longitude zone open_minutes closed_during open_also revision"
        " corrected_on closed_on",
        personal="sealed_rest",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="branch_whole_place",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]
        indexes = [models.Index(fields=["latitude", "longitude"], name="branch_by_place")]

    def __str__(self) -> str:
        return str(self.pk)


class ServiceAtBranch(models.Model):
    """What is done at which place."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    service = models.ForeignKey(OrganisationService, on_delete=models.CASCADE, related_name="at_branches")
    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="services")
    sealed_rest = models.BinaryField()

    privacy = Privacy(plain="id service branch", personal="sealed_rest")

    def __str__(self) -> str:
        return str(self.pk)


def sealed_rest(row: UUID, told: Mapping[str, Any]) -> bytes:
    """What another directory tells of one object, bound to its row."""
    return seal_text(f"registry/{row}", json.dumps(told, ensure_ascii=False)).encode()


def rest_of(one: Organisation | OrganisationService | Branch | ServiceAtBranch) -> dict[str, Any]:
    """Undo `sealed_rest`. Errors: SealBroken, VaultSealed."""
    assert one.sealed_rest is not None
    told: dict[str, Any] = json.loads(open_text(f"registry/{one.pk}", bytes(one.sealed_rest).decode()))
    return told
