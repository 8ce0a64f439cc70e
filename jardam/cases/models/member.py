"""Who works on a case beside whoever answers for it."""

from django.db import models

from jardam.cases.models.case import Case
from jardam.centres.tenancy import CentreFK, Tenant
from jardam.kernel.privacy import Privacy


class Member(Tenant):
    """A colleague beside the responsible one. They see the case among their own, and stand in while that one is away."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    added_on = models.DateField()
    added_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain="id centre case user added_on added_by")

    class Meta:
        constraints = [models.UniqueConstraint(name="member_once", fields=["centre", "case", "user"])]

    def __str__(self) -> str:
        return str(self.pk)
