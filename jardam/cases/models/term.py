"""A day by which something must be done in a case. Nothing takes it off the list but somebody who says what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.cases.choices import term_states
from jardam.cases.models.case import Case
from jardam.cases.rules.terms import Running, TermState
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User

LONGEST_CODE = 60  # as the law's own codes


class TermQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the cases that one may see."""
        return self.of_centre_of(user).filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(state=TermState.OPEN.value)


class Term(Tenant):
    """One last day. ``code``: the row of the deadlines by which the law sets it; empty for one of our own.

    ``half_on``: when half of the time is over, counted from the day on which the term was written down, so that it
    does not tell when the thing happened.
    """

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveIntegerField()  # the revision with which it was written down
    code = models.CharField(max_length=LONGEST_CODE, blank=True)
    due_on = models.DateField()
    half_on = models.DateField()
    state = models.CharField(max_length=8, choices=term_states, default=TermState.OPEN.value)
    ended_on = models.DateField(null=True, blank=True)
    sealed_facts = models.BinaryField()  # see `cases.counting.Counted.bundle`

    objects = TermQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre case number code due_on half_on state ended_on",
        sensitive="sealed_facts",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="term_number_once", fields=["centre", "case", "number"]),
            models.CheckConstraint(
                name="term_ended_says_when",
                condition=Q(state=TermState.OPEN.value, ended_on=None)
                | (~Q(state=TermState.OPEN.value) & Q(ended_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index("centre", "due_on", "id", name="term_due", condition=Q(state=TermState.OPEN.value)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.state == TermState.OPEN

    @property
    def running(self) -> Running:
        return Running(self.due_on, self.half_on)
