"""The file that really went, kept beside the draft: it was changed in Word, signed and scanned, stamped where it was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.exhibits.choices import form_choices, scan_choices
from jardam.exhibits.scanning import Scan
from jardam.filings.models.paper import Paper
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User


class SentFileQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the papers that one may see."""
        return self.of_centre_of(user).filter(paper__in=Paper.objects.visible_to(user))


class SentFile(Tenant):
    """Once for a paper. It stands here and not among the files of the case: who may see the paper may see it, nobody else.

    ``sealed_copy``: what colleagues look at, without what the original tells beside; null while it is held.
    """

    paper = CentreFK(Paper, on_delete=models.CASCADE, related_name="sent_files")
    form = models.CharField(max_length=5, choices=form_choices)
    scan = models.CharField(max_length=9, choices=scan_choices)
    added_on = models.DateField()
    added_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed_about = models.BinaryField()  # {"digest": of the original, "size": in bytes, "traces": […]}
    sealed_original = models.BinaryField()
    sealed_copy = models.BinaryField(null=True)

    objects = SentFileQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre paper form scan added_on added_by",
        personal="sealed_about sealed_original sealed_copy",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="sentfile_once", fields=["centre", "paper"]),
            models.CheckConstraint(
                name="sentfile_held_has_no_copy",
                condition=Q(scan=Scan.HELD.value, sealed_copy=None)
                | ~Q(scan=Scan.HELD.value) & Q(sealed_copy__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.pk}"

    @property
    def is_readable(self) -> bool:
        return self.scan != Scan.HELD
