"""A claim for wages: one employer, in a case. What it says is sealed; what it comes to is counted by the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from jardam.cases.models import Case, Term
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User


class ClaimQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the cases that one may see, which nobody has withdrawn."""
        return self.in_cases_of(user).standing()

    def in_cases_of(self, user: User) -> Self:
        """Those of the cases that one may see, also what was withdrawn."""
        return self.of_centre_of(user).filter(case__in=Case.objects.visible_to(user))

    def standing(self) -> Self:
        """Those that nobody has withdrawn: what was written down by mistake counts nowhere."""
        return self.filter(withdrawn_on=None)


class Claim(Tenant):
    """What one employer owes. ``term``: the earliest last day for the court, among the terms of the case.

    ``sealed_counted``: the answer of the law as it was told last; null while it cannot be counted.
    """

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="claims")
    number = models.PositiveIntegerField()  # the revision with which it was written down
    made_on = models.DateField()
    withdrawn_on = models.DateField(
        null=True, blank=True
    )  # written down by mistake; the reason is a line of the case
    term = CentreFK(Term, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sealed_facts = models.BinaryField()  # see `claims.rules.facts.Facts.bundle`
    sealed_counted = models.BinaryField(null=True)  # see `law.reckoned.Reckoned.bundle`

    sums: list[dict[str, Any]]
    """What stands in its columns, beside a claim that `queries.read_claims` found, and nowhere else."""

    objects = ClaimQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre case number made_on withdrawn_on term", sensitive="sealed_facts sealed_counted"
    )

    class Meta:
        constraints = [models.UniqueConstraint(name="claim_number_once", fields=["centre", "case", "number"])]

    def __str__(self) -> str:
        return str(self.pk)
