"""Organisations of the network as the sources describe them; nobody's personal data stand here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.network.choices import (
    Actor,
    Circle,
    FacilityKind,
    Fee,
    ServiceState,
    Taking,
    Told,
    actors,
    circles,
    facility_kinds,
    fees,
    for_whom,
    service_blocks,
    service_states,
    takings,
    tellings,
)
from jardam.network.rules.standard import Counted, ForWhom, ServiceBlock
from jardam.vault.secrets import open_text, seal_text


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def working(self) -> Self:
        return self.filter(has_ceased=False)

    def in_region(self, region: str) -> Self:
        """Those of a region, and those of the whole country that it lies in."""
        return self.filter(regions__overlap=[region, region.partition("-")[0]])

    def speaking(self, language: Language) -> Self:
        """Those known to speak it: unknown languages are not 'any language'."""
        return self.filter(languages__contains=[language.value])


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
    )  # as another directory told it, whole: it names people and telephones

    objects = OrganisationQuerySet.as_manager()

    privacy = Privacy(
        plain="id code names actor circle regions languages fee website as_of has_ceased is_discreet source digest",
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
    sealed_rest = models.BinaryField(null=True)

    privacy = Privacy(plain="id organisation position topic what status", personal="sealed_rest")

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
    sealed_rest = models.BinaryField()

    privacy = Privacy(plain="id organisation region", personal="sealed_rest")

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


class StandardService(models.Model):
    """One service that is the same in every centre. Its code is never renamed; what it says belongs to a version."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=20, unique=True)
    version = models.PositiveSmallIntegerField()  # of the catalogue
    position = models.PositiveSmallIntegerField()
    block = models.CharField(max_length=17, choices=service_blocks)
    names = models.JSONField()  # by language, all six
    what = models.JSONField()  # {"ru": …, "en": …}
    for_whom = models.CharField(max_length=11, choices=for_whom)
    counted = models.CharField(max_length=16)  # the rule by which it counts as delivered: `choices.Counted`
    is_reviewed = models.BooleanField(default=False)  # the names for clients, by native speakers
    source = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)

    privacy = Privacy(
        plain="id code version position block names what for_whom counted is_reviewed source digest"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="standardservice_block_known",
                condition=Q(block__in=[block.value for block in ServiceBlock]),
            ),
            models.CheckConstraint(
                name="standardservice_for_whom_known",
                condition=Q(for_whom__in=[group.value for group in ForWhom]),
            ),
            models.CheckConstraint(
                name="standardservice_counted_known",
                condition=Q(counted__in=[rule.value for rule in Counted]),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """The name in the reader's language, else in Russian."""
        return str(_in_own_language(self.names))

    @property
    def says(self) -> str:
        """What it is, in one sentence."""
        return str(_in_own_language(self.what))


def _in_own_language(words: dict[str, str]) -> str:
    return words.get((get_language() or "ru")[:2]) or words["ru"]
