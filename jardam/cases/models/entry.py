"""What happened in a case, line by line. Never changed, never taken away but with the person."""

from django.db import models

from jardam.cases.choices import aspects, entry_kinds
from jardam.cases.models.case import Case
from jardam.cases.models.need import Need
from jardam.centres.tenancy import CentreFK, Tenant
from jardam.kernel.privacy import Privacy


class Entry(Tenant):
    """One line: its number is the revision that the case had when it was written."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=entry_kinds)
    happened_on = models.DateField()
    written_on = models.DateField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    need = CentreFK(Need, on_delete=models.CASCADE, null=True, blank=True, related_name="said")
    aspect = models.CharField(max_length=9, choices=aspects, blank=True)
    sealed_words = models.BinaryField(null=True)  # {"text": …}; null where the person was erased before

    privacy = Privacy(
        plain="id centre case number kind happened_on written_on written_by need aspect",
        sensitive="sealed_words",
    )

    class Meta:
        constraints = [models.UniqueConstraint(name="entry_number_once", fields=["centre", "case", "number"])]
        indexes = [
            models.Index("centre", "need", name="entry_by_need", condition=models.Q(need__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
