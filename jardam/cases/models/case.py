"""A case, and who must not know of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from jardam.cases.choices import endings, stages, tracks
from jardam.cases.rules.stages import Stage
from jardam.centres.rules.roles import RIGHTS, Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.kernel.privacy import Privacy
from jardam.people.models import Person
from jardam.vault.choices import Tier
from jardam.vault.models import RestrictedGrant

if TYPE_CHECKING:
    from jardam.centres.models import User

LIGHT, HEAVY = 1, 5  # of the weight that a case has in somebody's load


def workers() -> list[str]:
    """The roles that work on cases."""
    return [role.value for role, rights in RIGHTS.items() if Right.CASE_WORK in rights]


class CaseQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """The cases of the centre, for whoever works on cases: without those they are barred from, and without
        those of persons whose file is closed to them. An erased person's case, of which no word can be read any more,
        stands for whoever answers for it and whoever leads the centre: somebody must close it."""
        if not user.holds(Right.CASE_WORK):
            return self.none()
        barred = Barred.objects.filter(case=OuterRef("pk"), centre_id=OuterRef("centre_id"), user=user)
        granted = RestrictedGrant.objects.filter(
            centre_id=OuterRef("centre_id"), key=OuterRef("person__key_id"), user=user
        )
        is_gone = Q(person__erased_on__isnull=False)
        if not user.holds(Right.QUALITY_LEAD):
            is_gone &= Q(responsible=user)
        is_readable = Q(person__key__tier=Tier.STANDARD) | Exists(granted) | is_gone
        return self.of_centre_of(user).filter(~Exists(barred), is_readable)

    def open(self) -> Self:
        return self.exclude(stage=Stage.CLOSED.value)


class Case(Tenant):
    """One matter of one person. While it is open somebody answers for it and something is done next, by a day."""

    reference = models.CharField(max_length=9)
    person = CentreFK(Person, on_delete=models.PROTECT, related_name="cases")
    contact = CentreFK(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    track = models.CharField(max_length=24, choices=tracks)
    stage = models.CharField(max_length=12, choices=stages, default=Stage.ASSESSMENT.value)
    responsible = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    weight = models.PositiveSmallIntegerField(default=2)
    is_strategic = models.BooleanField(default=False)
    opened_on = models.DateField()
    next_on = models.DateField(null=True)  # only while open
    sealed_next = models.BinaryField(null=True)  # {"what": …}, only while open
    sealed_title = models.BinaryField()  # {"title": …}
    closed_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=14, choices=endings, blank=True)
    revision = models.PositiveIntegerField(default=1)

    contact_topics: list[str]
    own_items: list[dict[str, Any]]
    asked_later: list[dict[str, Any]]
    """These three stand beside a case that `queries.visible_case` found, and nowhere else."""

    objects = CaseQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre reference person contact track stage responsible weight is_strategic opened_on next_on"
        " closed_on ending revision",
        sensitive="sealed_next sealed_title",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="case_reference_once", fields=["centre", "reference"]),
            models.CheckConstraint(
                name="case_open_has_a_next_action",
                condition=Q(
                    ~Q(stage=Stage.CLOSED.value),
                    responsible__isnull=False,
                    next_on__isnull=False,
                    sealed_next__isnull=False,
                    closed_on=None,
                    ending="",
                )
                | Q(
                    ~Q(ending=""),
                    stage=Stage.CLOSED.value,
                    next_on=None,
                    sealed_next=None,
                    closed_on__isnull=False,
                ),
            ),
            models.CheckConstraint(name="case_weight_1_to_5", condition=Q(weight__range=(LIGHT, HEAVY))),
        ]
        indexes = [
            models.Index(
                "centre", "responsible", "next_on", name="case_next", condition=~Q(stage=Stage.CLOSED.value)
            ),
            models.Index("centre", "next_on", "id", name="case_due", condition=~Q(stage=Stage.CLOSED.value)),
            models.Index("centre", F("opened_on").desc(), F("id").desc(), name="case_by_day"),
            models.Index("centre", "person", name="case_by_person"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.stage != Stage.CLOSED

    def is_late(self, today: date) -> bool:
        return self.next_on is not None and self.next_on < today


class Barred(Tenant):
    """A colleague who must not know of a case: they know the other side, or the person asked for it."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="barred")
    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    barred_on = models.DateField()
    barred_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain="id centre case user barred_on barred_by")

    class Meta:
        constraints = [models.UniqueConstraint(name="barred_once", fields=["centre", "case", "user"])]

    def __str__(self) -> str:
        return str(self.pk)
