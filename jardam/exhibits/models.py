"""One file of one case, and its bytes beside it: lists never fetch them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jardam.cases.models import Case
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.exhibits.choices import form_choices, kind_choices, part_choices, scan_choices
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.scanning import Scan
from jardam.kernel.privacy import Privacy


class ExhibitQuerySet(TenantQuerySet):
    def standing(self) -> ExhibitQuerySet:
        """Those that were not taken out again."""
        return self.filter(dropped_on=None)


class Exhibit(Tenant):
    """``batch``, ``position``: with which sending it came; one that is sent twice is kept once."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="exhibits")
    number = models.PositiveIntegerField()  # within its case
    batch = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=kind_choices)
    form = models.CharField(max_length=5, choices=form_choices)
    scan = models.CharField(max_length=9, choices=scan_choices)
    pages = models.PositiveSmallIntegerField(default=0)  # of the copy; 0 while it is held
    added_on = models.DateField()
    added_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    dropped_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    sealed_about = models.BinaryField(null=True)
    """{"caption", "name", "digest", "size", "traces", "words"}; when it was taken out {"reason"}."""

    objects = ExhibitQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre case number batch position kind form scan pages added_on added_by dropped_on revision",
        personal="sealed_about",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="exhibit_number_once", fields=["centre", "case", "number"]),
            models.UniqueConstraint(name="exhibit_sent_once", fields=["centre", "batch", "position"]),
            models.CheckConstraint(
                name="exhibit_held_has_no_pages", condition=~Q(scan=Scan.HELD.value) | Q(pages=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.number}"

    @property
    def is_readable(self) -> bool:
        """Whether there is a copy to look at."""
        return self.dropped_on is None and self.scan != Scan.HELD

    @property
    def is_page(self) -> bool:
        """Whether it can be a page of one paper that is printed."""
        return self.form in (Form.IMAGE, Form.PDF)

    @property
    def is_picture(self) -> bool:
        return self.form == Form.IMAGE

    @property
    def is_text(self) -> bool:
        return self.form == Form.TEXT


class Content(Tenant):
    """The bytes of an exhibit: as they came, or as they are looked at."""

    exhibit = CentreFK(Exhibit, on_delete=models.CASCADE, related_name="contents")
    part = models.CharField(max_length=8, choices=part_choices)
    sealed_bytes = models.BinaryField()

    privacy = Privacy(plain="id centre exhibit part", personal="sealed_bytes")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="content_part_once", fields=["centre", "exhibit", "part"])
        ]

    def __str__(self) -> str:
        return self.part
