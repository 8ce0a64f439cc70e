"""What a centre gives, row after row; and what of it was published to the whole network."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.ids import day_uuid
from jardam.kernel.months import Month
from jardam.kernel.privacy import Privacy
from jardam.law.models import Change
from jardam.quality.rules.small_numbers import HIDDEN, SMALL, Shown
from jardam.services.rules.offering import Period
from jardam.vault.secrets import open_text

WITHHELD = (SMALL, HIDDEN)


def words_purpose(offer_id: UUID) -> str:
    """What the centre's own words about an offer are sealed for: that row and no other."""
    return f"centre-service/{offer_id}"


class Manner(models.Model):
    """How a centre gives a standard service: all that may differ between centres. Codes, with spaces between them."""

    service = models.CharField(max_length=20)  # code of the catalogue
    ways = models.CharField(max_length=28)
    languages = models.CharField(max_length=17)
    has_woman_for_woman = models.BooleanField(default=False)
    since_on = models.DateField()

    class Meta:
        abstract = True

    @property
    def way_codes(self) -> list[str]:
        return self.ways.split()

    @property
    def language_codes(self) -> list[str]:
        return self.languages.split()


MANNER = "service ways languages has_woman_for_woman since_on"


class CentreServiceQuerySet(TenantQuerySet):
    def running(self) -> Self:
        return self.filter(until_on=None)


class CentreService(Manner, Tenant):
    """One stretch in which a centre gives a standard service in one manner. A change ends it and begins another one."""

    catalogue_version = models.PositiveSmallIntegerField()
    until_on = models.DateField(null=True)  # the first day on which it is given no more, or otherwise
    begun_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    ended_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    sealed_words = models.BinaryField(null=True)  # about the local variant; of no other centre's concern

    objects = CentreServiceQuerySet.as_manager()

    privacy = Privacy(
        plain=f"id centre {MANNER} catalogue_version until_on begun_by ended_by", personal="sealed_words"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="centreservice_runs_once", fields=["centre", "service"], condition=Q(until_on=None)
            ),
            models.CheckConstraint(
                name="centreservice_ends_after_it_begins",
                condition=Q(until_on=None, ended_by=None)
                | Q(until_on__gte=F("since_on"), ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="centreservice_ways_known",
                condition=Q(ways__regex=r"^((PHONE|VISIT|OUTREACH|MESSAGE)( |$))+$"),
            ),
            models.CheckConstraint(
                name="centreservice_languages_known",
                condition=Q(languages__regex=r"^((RU|KY|TG|UZ|RO|EN)( |$))+$"),
            ),
        ]
        indexes = [models.Index("centre", "service", "since_on", name="centreservice_by_service")]

    def __str__(self) -> str:
        return f"{self.service} {self.since_on}"

    @property
    def period(self) -> Period:
        return Period(self.since_on, self.until_on)

    @property
    def words(self) -> str:
        """The centre's own words about its variant; empty where it has none."""
        if self.sealed_words is None:
            return ""
        return open_text(words_purpose(self.pk), bytes(self.sealed_words).decode())


class Publication(models.Model):
    """As of which days the network sees a centre: its offers, and its figures with the month up to which they go."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    centre = models.OneToOneField("centres.Centre", on_delete=models.PROTECT, related_name="+")
    offers_on = models.DateField(null=True)
    figures_on = models.DateField(null=True)
    to_month = models.DateField(null=True)  # its first day

    privacy = Privacy(plain="id centre offers_on figures_on to_month")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="publication_figures_have_their_month",
                condition=Q(figures_on=None, to_month=None)
                | Q(figures_on__isnull=False, to_month__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.centre_id)


class PublishedOffer(Manner):
    """What a centre gives, as the whole network sees it."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    centre = models.ForeignKey("centres.Centre", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain=f"id centre {MANNER}")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="publishedoffer_once", fields=["centre", "service"]),
        ]

    def __str__(self) -> str:
        return self.service


class PublishedFigure(models.Model):
    """What a centre delivered in a month, as the whole network sees it: a number of one to four never stands here."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    centre = models.ForeignKey("centres.Centre", on_delete=models.PROTECT, related_name="+", db_index=False)
    figure = models.CharField(max_length=16)
    in_month = models.DateField()  # its first day
    number = models.PositiveIntegerField(null=True)
    withheld = models.CharField(max_length=6, blank=True)  # why there is no number: `small_numbers`

    privacy = Privacy(plain="id centre figure in_month number withheld")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="publishedfigure_once", fields=["centre", "in_month", "figure"]),
            models.CheckConstraint(
                name="publishedfigure_tells_no_small_number",
                condition=Q(number=None, withheld__in=WITHHELD)
                | (Q(withheld="", number__isnull=False) & ~Q(number__range=(1, 4))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.in_month}"

    @property
    def shown(self) -> Shown:
        return self.withheld if self.number is None else self.number

    @property
    def month(self) -> Month:
        return Month.of(self.in_month)


class Reach(models.Model):
    """That it was counted how many a change of the law touches in every centre: of which draft of it, and on which day."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    change = models.OneToOneField(Change, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    state = models.CharField(max_length=9)  # of the change, when it was counted
    counted_on = models.DateField()

    privacy = Privacy(plain="id change revision state counted_on")

    def __str__(self) -> str:
        return str(self.change_id)

    def is_of(self, change: Change) -> bool:
        """Whether it was counted since the change was last edited or decided on."""
        return (self.revision, self.state) == (change.revision, change.state)


class ReachFigure(models.Model):
    """How many things of a kind a change touches in a centre, or in the whole network: one to four never stand here."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    reach = models.ForeignKey(Reach, on_delete=models.CASCADE, related_name="figures")
    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )  # none: the whole network
    kind = models.CharField(max_length=30)  # as `law.dependents` names it
    number = models.PositiveIntegerField(null=True)
    withheld = models.CharField(max_length=6, blank=True)  # why there is no number: `small_numbers`

    privacy = Privacy(plain="id reach centre kind number withheld")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reachfigure_once", fields=["reach", "kind", "centre"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="reachfigure_tells_no_small_number",
                condition=Q(number=None, withheld__in=WITHHELD)
                | (Q(withheld="", number__isnull=False) & ~Q(number__range=(1, 4))),
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def shown(self) -> Shown:
        return self.withheld if self.number is None else self.number
