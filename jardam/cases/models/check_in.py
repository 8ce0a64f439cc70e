"""A day on which somebody who agreed is asked how it went after their case. What they say stands in the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from jardam.cases.choices import afters, asked_states, results
from jardam.cases.models.case import Case
from jardam.cases.rules.check_ins import Asked
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.choices import Channel
from jardam.kernel.privacy import Privacy
from jardam.people.models import Consent
from jardam.people.rules.consent import Act, Purpose

if TYPE_CHECKING:
    from jardam.centres.models import User


class CheckInQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the cases that one may see."""
        return self.of_centre_of(user).filter(case__in=Case.objects.visible_to(user))

    def waiting(self) -> Self:
        """Those that are still to come, but for people who have said no to being asked since their case was closed."""
        said = Consent.objects.filter(
            centre_id=OuterRef("centre_id"),
            person=OuterRef("case__person"),
            purpose=Purpose.FOLLOW_UP.value,
            said_on__gte=OuterRef("case__closed_on"),
        )
        yes = Consent.objects.filter(
            centre_id=OuterRef("centre_id"),
            person=OuterRef("person"),
            purpose=Purpose.FOLLOW_UP.value,
            act=Act.GIVEN.value,
            number__gt=OuterRef("number"),
        )
        no = said.filter(~Exists(yes), act__in=[Act.REFUSED.value, Act.WITHDRAWN.value])
        return self.filter(~Exists(no), state=Asked.WAITING.value)


class CheckIn(Tenant):
    """One of them. ``told``: the result as the client tells it; ``seen``: as we see it, never one for the other."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="check_ins")
    after = models.CharField(max_length=12, choices=afters)
    due_on = models.DateField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=11, choices=asked_states, default=Asked.WAITING.value)
    told = models.CharField(max_length=8, choices=results, blank=True)
    seen = models.CharField(max_length=8, choices=results, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = CheckInQuerySet.as_manager()

    privacy = Privacy(plain="id centre case after due_on channel language state told seen ended_on")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="checkin_ended_says_when",
                condition=Q(state=Asked.WAITING.value, ended_on=None)
                | (~Q(state=Asked.WAITING.value) & Q(ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="checkin_answered_says_what",
                condition=Q(state=Asked.ANSWERED.value) & ~Q(told="")
                | ~Q(state=Asked.ANSWERED.value) & Q(told="", seen=""),
            ),
            models.UniqueConstraint(
                name="checkin_waits_once",
                fields=["centre", "case", "after"],
                condition=Q(state=Asked.WAITING.value),
            ),
        ]
        indexes = [
            models.Index("centre", "case", F("due_on"), name="checkin_by_case"),
            models.Index("centre", "due_on", name="checkin_due", condition=Q(state=Asked.WAITING.value)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_waiting(self) -> bool:
        return self.state == Asked.WAITING
