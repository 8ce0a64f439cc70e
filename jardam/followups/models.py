"""Steps: what must follow a contact. A state, never a copied list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.followups.choices import step_kinds, step_states
from jardam.followups.rules.steps import Actor, StepKind, StepState, stage, waiting_states
from jardam.kernel.privacy import Privacy
from jardam.network.models import Organisation

if TYPE_CHECKING:
    from jardam.centres.models import User

_WAITS = [state.value for state in waiting_states()]


class StepQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> StepQuerySet:
        """All of the centre for whoever reads its contacts; the desk's own kinds for whoever works its queue."""
        ours = self.of_centre_of(user)
        if user.holds(Right.CONTACT_READ):
            return ours
        if user.holds(Right.CALLBACK_TAKE):
            return ours.filter(Q(asked_by=user) | ~Q(kind=StepKind.CASE.value))
        return self.none()

    def waiting(self) -> StepQuerySet:
        return self.filter(state__in=_WAITS)


class Step(Tenant):
    """One thing that was asked for in a contact. Whom it waits for follows from kind and state."""

    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=11, choices=step_kinds)
    state = models.CharField(max_length=10, choices=step_states, default=StepState.ASKED.value)
    due_on = models.DateField(null=True)  # only while it waits
    partner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    asked_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    sealed_remarks = models.BinaryField(null=True)  # [{"on": day, "by": user id, "text": …}]

    objects = StepQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre contact kind state due_on partner asked_by asked_on ended_on",
        sensitive="sealed_remarks",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="step_due_only_while_waiting",
                condition=Q(state__in=_WAITS, due_on__isnull=False, ended_on__isnull=True)
                | (~Q(state__in=_WAITS) & Q(due_on__isnull=True, ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="step_partner_of_a_referral",
                condition=Q(kind=StepKind.REFERRAL.value, partner__isnull=False)
                | (~Q(kind=StepKind.REFERRAL.value) & Q(partner__isnull=True)),
            ),
            models.UniqueConstraint(name="step_kind_once", fields=["centre", "contact", "kind"]),
        ]
        indexes = [
            models.Index("centre", "due_on", name="step_due", condition=Q(state__in=_WAITS)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def actor(self) -> Actor | None:
        """Who acts next; None when it has ended."""
        waiting = stage(StepKind(self.kind), StepState(self.state))
        return waiting.actor if waiting else None

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today
