"""Persons. Who somebody is rests in one sealed bundle; the rest of the row says nothing about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.people.choices import (
    age_bands,
    consent_acts,
    consent_purposes,
    index_kinds,
    sexes,
    with_child,
)
from jardam.people.rules.consent import Act
from jardam.vault.choices import Tier
from jardam.vault.models import FileKey, RestrictedGrant

if TYPE_CHECKING:
    from jardam.centres.models import User


class PersonQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> PersonQuerySet:
        """The persons of the own centre that this role may identify. Restricted ones exist, but stay closed."""
        return self.of_centre_of(user) if user.holds(Right.PERSON_IDENTIFY) else self.none()

    def open_to(self, user: User) -> PersonQuerySet:
        """Those whose file is not closed to this person. A search shows no others: it must not confirm them."""
        granted = RestrictedGrant.objects.filter(
            centre_id=OuterRef("centre_id"), key=OuterRef("key_id"), user=user
        )
        return self.visible_to(user).filter(Q(key__tier=Tier.STANDARD) | Exists(granted))


class Person(Tenant):
    """Somebody who was helped and who may be known by nothing but this row."""

    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_identity = models.BinaryField(null=True)  # null once erased
    is_named = models.BooleanField(default=False)  # something is known by which they are told from others
    sex = models.CharField(max_length=1, choices=sexes, blank=True)
    age_band = models.CharField(max_length=5, choices=age_bands, blank=True)
    family = models.CharField(
        max_length=1, choices=with_child, blank=True
    )  # a child expected, or small ones there
    added_on = models.DateField()
    erased_on = models.DateField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre key is_named sex age_band family added_on erased_on", sensitive="sealed_identity"
    )

    class Meta:
        indexes = [
            models.Index("centre", "key", name="person_by_key"),
            models.Index("centre", "added_on", name="person_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                name="person_erased_holds_nothing",
                condition=Q(erased_on__isnull=True, sealed_identity__isnull=False)
                | Q(erased_on__isnull=False, sealed_identity__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PersonIndex(Tenant):
    """A keyed hash by which exactly this phone, document or name with birth date is found again."""

    person = CentreFK(Person, on_delete=models.CASCADE, related_name="index")
    kind = models.CharField(max_length=10, choices=index_kinds)
    digest = models.BinaryField(max_length=16)

    privacy = Privacy(plain="id centre person kind", personal="digest")

    class Meta:
        indexes = [models.Index("centre", "person", name="personindex_by_person")]
        constraints = [
            models.UniqueConstraint(name="personindex_once", fields=["centre", "kind", "digest", "person"]),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class HouseholdMember(Tenant):
    """Somebody who lives with a person or depends on them. Who, and what they are to each other, is sealed."""

    person = CentreFK(Person, on_delete=models.PROTECT, related_name="household")
    sealed_words = models.BinaryField()  # rules.household.Member
    written_on = models.DateField()

    privacy = Privacy(plain="id centre person written_on", sensitive="sealed_words")

    class Meta:
        indexes = [models.Index("centre", "person", name="householdmember_by_person")]

    def __str__(self) -> str:
        return str(self.pk)


class Consent(Tenant):
    """A yes, a no, or a yes taken back: may what is known of a person be handed on? Only ever added, never changed.

    To whom, of what, in whose words and before whom, is sealed; the database lets nothing else of a row be touched.
    """

    person = CentreFK(Person, on_delete=models.PROTECT, related_name="consents")
    number = models.PositiveIntegerField()  # in the order in which they were written, of this person
    act = models.CharField(max_length=9, choices=consent_acts)
    purpose = models.CharField(max_length=9, choices=consent_purposes)
    said_on = models.DateField()
    until = models.DateField(null=True, blank=True)  # the last day of a yes
    of = CentreFK("self", on_delete=models.PROTECT, null=True, blank=True, related_name="taken_back")
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed_words = models.BinaryField(null=True)  # null once the person is erased

    privacy = Privacy(
        plain="id centre person number act purpose said_on until of written_on written_by",
        sensitive="sealed_words",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="consent_number_once", fields=["centre", "person", "number"]),
            models.UniqueConstraint(
                name="consent_taken_back_once", fields=["centre", "of"], condition=Q(of__isnull=False)
            ),
            models.CheckConstraint(
                name="consent_yes_has_a_last_day",
                condition=Q(act=Act.GIVEN.value, until__isnull=False)
                | (~Q(act=Act.GIVEN.value) & Q(until__isnull=True)),
            ),
            models.CheckConstraint(
                name="consent_taken_back_is_one",
                condition=Q(act=Act.WITHDRAWN.value, of__isnull=False)
                | (~Q(act=Act.WITHDRAWN.value) & Q(of__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class LookUpDay(Tenant):
    """How many look-ups somebody made on one day: a brake on fishing, kept by the day only."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    looked_on = models.DateField()
    made = models.PositiveIntegerField(default=0)

    privacy = Privacy(plain="id centre user looked_on made")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="lookupday_once", fields=["centre", "user", "looked_on"]),
        ]

    def __str__(self) -> str:
        return str(self.pk)
