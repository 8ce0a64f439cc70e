"""What was asked for the papers of a case and nobody else holds: asked once, there for the next paper."""

from django.db import models

from jardam.cases.models import Case
from jardam.centres.tenancy import CentreFK, Tenant
from jardam.kernel.privacy import Privacy


class Sheet(Tenant):
    """The facts of one case, by code, in one sealed bundle."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="fact_sheets")
    revision = models.PositiveIntegerField(default=1)
    sealed_facts = models.BinaryField()  # {code: value}

    privacy = Privacy(plain="id centre case revision", sensitive="sealed_facts")

    class Meta:
        constraints = [models.UniqueConstraint(name="sheet_once", fields=["centre", "case"])]

    def __str__(self) -> str:
        return str(self.pk)
