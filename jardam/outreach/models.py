"""Orientations before departure: how many, where and in which language. Nothing here is about one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from jardam.centres.choices import languages
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.kernel.privacy import Privacy
from jardam.kernel.regions import region_name
from jardam.outreach.choices import kinds
from jardam.outreach.rules.orientation import MOST_PEOPLE, Kind, Tally

if TYPE_CHECKING:
    from jardam.centres.models import User


class OrientationQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the centre, for whoever records contacts there."""
        return self.of_centre_of(user) if user.holds(Right.CONTACT_RECORD) else self.none()

    def held_in(self, month: Month) -> Self:
        return self.filter(held_on__range=(month.first, month.last))


class Orientation(Tenant):
    """One session, or the people who read alone on one day. Taken back when it was wrong, never changed."""

    kind = models.CharField(max_length=10, choices=kinds)
    held_on = models.DateField()
    region = models.CharField(max_length=6)  # where it was held: ISO 3166
    language = models.CharField(max_length=2)
    women = models.PositiveSmallIntegerField()
    men = models.PositiveSmallIntegerField()
    checklists = models.PositiveSmallIntegerField()  # handed out
    cards = models.PositiveSmallIntegerField()  # contact cards handed out
    noted_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    taken_back_on = models.DateField(null=True, blank=True)

    objects = OrientationQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre kind held_on region language women men checklists cards noted_by taken_back_on"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="orientation_kind_known", condition=Q(kind__in=[kind.value for kind in Kind])
            ),
            models.CheckConstraint(
                name="orientation_language_known",
                condition=Q(language__in=[code.value for code in Language if code is not Language.UNKNOWN]),
            ),
            models.CheckConstraint(
                name="orientation_reached_somebody",
                condition=(Q(women__gt=0) | Q(men__gt=0)) & Q(women__lte=MOST_PEOPLE, men__lte=MOST_PEOPLE),
            ),
        ]
        indexes = [models.Index("centre", "held_on", name="orientation_by_day")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def tally(self) -> Tally:
        return Tally(self.women, self.men, self.checklists, self.cards)

    @property
    def place(self) -> str:
        """In the reader's language."""
        return region_name(self.region, (get_language() or "ru")[:2])

    @property
    def spoken(self) -> str:
        """The language in words of the reader."""
        return str(languages()[Language(self.language)])

    @property
    def is_taken_back(self) -> bool:
        return self.taken_back_on is not None
