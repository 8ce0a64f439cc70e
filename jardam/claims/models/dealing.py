"""A step of a claim in the talks or before an authority; its words stand in the entry of the case of the same number."""

from django.db import models

from jardam.centres.tenancy import CentreFK, Tenant
from jardam.claims.choices import dealing_kinds
from jardam.claims.models.claim import Claim
from jardam.kernel.privacy import Privacy


class Dealing(Tenant):
    """One step, on its day. Never changed: what was wrong is said in another."""

    claim = CentreFK(Claim, on_delete=models.PROTECT, related_name="dealings")
    number = models.PositiveIntegerField()  # the revision of the case
    kind = models.CharField(max_length=14, choices=dealing_kinds)
    happened_on = models.DateField()
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = Privacy(plain="id centre claim number kind happened_on written_on written_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="dealing_number_once", fields=["centre", "claim", "number"])
        ]

    def __str__(self) -> str:
        return str(self.pk)
