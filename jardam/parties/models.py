"""Parties of a centre, by which exact marks they are found again, and the ties to the claims that tell of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from jardam.cases.models import Case
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.parties.choices import kind_choices, outcome_choices, role_choices, state_choices
from jardam.parties.rules.warnings import State
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from uuid import UUID

    from jardam.centres.models import User


def sealed(row: UUID, words: dict[str, str]) -> bytes:
    """Bound to that row and no other, under the deployment's key: a party belongs to no one person's file."""
    return seal_text(f"party/{row}", json.dumps(words, ensure_ascii=False)).encode()


def opened(row: UUID, seal: bytes | memoryview) -> dict[str, str]:
    words: dict[str, str] = json.loads(open_text(f"party/{row}", bytes(seal).decode()))
    return words


class PartyQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of which a case tells that one may see: else whoever is barred from it would learn of it here.

        Whoever keeps the warnings sees those that have one, too.
        """
        if not user.holds(Right.CASE_WORK):
            return self.none()
        told = Tie.objects.filter(
            centre_id=OuterRef("centre_id"), party=OuterRef("pk"), case__in=Case.objects.visible_to(user)
        )
        if not user.holds(Right.PARTY_WARN):
            return self.of_centre_of(user).filter(Exists(told))
        warned = PartyWarning.objects.filter(centre_id=OuterRef("centre_id"), party=OuterRef("pk"))
        return self.of_centre_of(user).filter(
            Exists(told) | Exists(warned.exclude(state=State.WITHDRAWN.value))
        )


class PartyWarningQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the centre, for whoever opens and withdraws them. Who answers calls sees them on a page of their own."""
        return self.of_centre_of(user) if user.holds(Right.PARTY_WARN) else self.none()


class Party(Tenant):
    """One firm, foreman, telephone … of which somebody told. ``merged_into``: a person said that it is the same as that one."""

    kind = models.CharField(max_length=9, choices=kind_choices)
    merged_into = CentreFK("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    revision = models.PositiveIntegerField(default=1)
    added_on = models.DateField()
    sealed_words = models.BinaryField()  # {"name": …, "inn": …, "ogrn": …}

    objects = PartyQuerySet.as_manager()

    privacy = Privacy(plain="id centre kind merged_into revision added_on", sensitive="sealed_words")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="party_is_not_its_own_root",
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("pk")),
            )
        ]
        indexes = [
            models.Index("centre", "merged_into", name="party_merged", condition=Q(merged_into__isnull=False))
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def words(self) -> dict[str, str]:
        return opened(self.pk, self.sealed_words)


class PartyWarning(Tenant):
    """What others had with a party, by kind. ``looked_by``: who said last that it is so. Expired ones are shown to nobody."""

    party = CentreFK(Party, on_delete=models.CASCADE, related_name="warnings")
    state = models.CharField(max_length=9, choices=state_choices)
    revision = models.PositiveIntegerField(default=1)
    troubles = ArrayField(models.CharField(max_length=9))
    evidence = ArrayField(models.CharField(max_length=9))
    opened_on = models.DateField()
    opened_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    looked_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    expires_on = models.DateField()  # the last day on which it is shown
    replied_on = models.DateField(null=True, blank=True)
    appealed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=9, choices=outcome_choices, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    sealed_words = models.BinaryField()  # {"reply": …, "appeal": …}, of the other side

    objects = PartyWarningQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre party state revision troubles evidence opened_on opened_by looked_by expires_on replied_on"
        " appealed_on outcome decided_on decided_by",
        sensitive="sealed_words",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="partywarning_one_live",
                fields=["centre", "party"],
                condition=~Q(state=State.WITHDRAWN.value),
            ),
            models.CheckConstraint(
                name="partywarning_decided_by_another",
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("opened_by")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def words(self) -> dict[str, str]:
        return opened(self.pk, self.sealed_words)

    @property
    def in_state(self) -> State:
        return State(self.state)


class ExactMark(Tenant):
    """A keyed hash by which exactly this telephone, tax number, register number or car plate is found again."""

    party = CentreFK(Party, on_delete=models.CASCADE, related_name="marks")
    field = models.CharField(max_length=11)  # see `vault.indexes.ALLOWED`
    digest = models.BinaryField(max_length=16)

    privacy = Privacy(plain="id centre party field", personal="digest")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="exactmark_once", fields=["centre", "field", "digest", "party"])
        ]
        indexes = [models.Index("centre", "party", name="exactmark_by_party")]

    def __str__(self) -> str:
        return str(self.pk)


OF_CASE = 0
"""Instead of the number of a claim: the case itself tells of the party, whoever holds a passport or beat somebody."""


class TieQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the cases that one may see."""
        return self.of_centre_of(user).filter(case__in=Case.objects.visible_to(user))


class Tie(Tenant):
    """A claim, or a case, was told of a party. ``number``: of the claim, in its case, or `OF_CASE`; claims lie above this room."""

    party = CentreFK(Party, on_delete=models.PROTECT, related_name="ties")
    case = CentreFK(Case, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    role = models.CharField(max_length=8, choices=role_choices)
    tied_on = models.DateField()
    tied_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed_said = models.BinaryField()  # {"said": …}, the spelling here

    objects = TieQuerySet.as_manager()

    privacy = Privacy(plain="id centre party case number role tied_on tied_by", sensitive="sealed_said")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tie_role_once", fields=["centre", "case", "number", "role"])
        ]
        indexes = [models.Index("centre", "party", name="tie_by_party")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def said(self) -> str:
        return opened(self.pk, self.sealed_said)["said"]
