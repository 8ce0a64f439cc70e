"""Where incidents happen, and what happened. Nothing of who told it stands in clear but whose row it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from jardam.cases.models import Case
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.claims.choices import currencies
from jardam.claims.rules.money import Currency
from jardam.contacts.models import Contact
from jardam.filings.models import Authority
from jardam.incidents.choices import incident_kinds, venue_kinds
from jardam.kernel.privacy import Privacy
from jardam.people.models import Person
from jardam.vault.models import FileKey
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from jardam.centres.models import User

LONGEST_PROOF = 9


def sealed_names(venue_id: UUID, names: Sequence[str]) -> bytes:
    """Every spelling, the first as it is shown; bound to that row and no other."""
    return seal_text(f"venue/{venue_id}", json.dumps(list(names), ensure_ascii=False)).encode()


class VenueQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of which an incident tells that one may see: a place of hidden cases alone would tell of them."""
        told = Incident.objects.visible_to(user).filter(centre_id=OuterRef("centre_id"), venue=OuterRef("pk"))
        return self.of_centre_of(user).filter(Exists(told))


class Venue(Tenant):
    """One place with all its spellings. ``authority``: the body that answers for it, where the table has one."""

    kind = models.CharField(max_length=9, choices=venue_kinds)
    region = models.CharField(max_length=6)  # ISO 3166-2
    authority = CentreFK(Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    named_on = models.DateField()
    named_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed_names = models.BinaryField()  # [spelling, …]

    objects = VenueQuerySet.as_manager()

    privacy = Privacy(plain="id centre kind region authority named_on named_by", personal="sealed_names")

    class Meta:
        indexes = [models.Index("centre", "kind", "region", name="venue_by_region")]

    def __str__(self) -> str:
        return f"{self.kind} {self.region}"

    @property
    def names(self) -> list[str]:
        """Every spelling, the first as it is shown."""
        names: list[str] = json.loads(open_text(f"venue/{self.pk}", bytes(self.sealed_names).decode()))
        return names


class IncidentQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the centre, without those of a case or of a file that is closed to this person."""
        if not user.holds(Right.INCIDENT_KEEP):
            return self.none()
        of_case = Q(case=None) | Q(case__in=Case.objects.visible_to(user))
        of_person = Q(person=None) | Q(person__in=Person.objects.open_to(user))
        return self.of_centre_of(user).filter(of_case, of_person)

    def standing(self) -> Self:
        return self.filter(withdrawn_on=None)


class Incident(Tenant):
    """``person``: whose case or contact it is from, whose key seals it; ``key``: of its own, where nobody is known."""

    number = models.PositiveIntegerField()  # in the order of writing
    venue = CentreFK(Venue, on_delete=models.PROTECT, related_name="incidents")
    kind = models.CharField(max_length=15, choices=incident_kinds)
    happened = models.CharField(max_length=10, blank=True)  # a partial date; empty where nobody remembers
    case = CentreFK(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contact = CentreFK(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    person = CentreFK(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    key = CentreFK(FileKey, on_delete=models.PROTECT, null=True, related_name="+")
    asked_minor = models.BigIntegerField(null=True, blank=True)
    paid_minor = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, choices=currencies, default=Currency.RUB.value)
    proofs = ArrayField(models.CharField(max_length=LONGEST_PROOF), default=list)
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    sealed_words = models.BinaryField()  # {"what": …}
    sealed_witnesses = models.BinaryField(null=True)  # {"who": …}
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    objects = IncidentQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre number venue kind happened case contact person key asked_minor paid_minor currency proofs"
        " written_on written_by withdrawn_on",
        sensitive="sealed_words sealed_witnesses sealed_reason",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="incident_number_once", fields=["centre", "number"]),
            models.CheckConstraint(
                name="incident_of_one_teller", condition=Q(case=None) | Q(contact=None, person__isnull=False)
            ),
            models.CheckConstraint(
                name="incident_sealed_under_one_key",
                condition=Q(person=None, key__isnull=False) | Q(person__isnull=False, key=None),
            ),
            models.CheckConstraint(
                name="incident_withdrawn_says_why",
                condition=Q(withdrawn_on=None, sealed_reason=None)
                | Q(withdrawn_on__isnull=False, sealed_reason__isnull=False),
            ),
            models.CheckConstraint(
                name="incident_sums_above_nought",
                condition=(Q(asked_minor=None) | Q(asked_minor__gt=0))
                & (Q(paid_minor=None) | Q(paid_minor__gt=0)),
            ),
        ]
        indexes = [
            models.Index("centre", F("number").desc(), name="incident_by_number"),
            models.Index("centre", "venue", "kind", name="incident_by_venue"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    @property
    def has_witnesses(self) -> bool:
        return self.sealed_witnesses is not None

    @property
    def file_key(self) -> FileKey:
        """The key under which it rests: that of the person's file, else its own."""
        key: FileKey | None = self.key if self.person is None else self.person.key
        assert key is not None
        return key
