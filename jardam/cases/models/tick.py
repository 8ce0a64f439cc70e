"""What became of the items of a checklist in a case."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jardam.cases.choices import item_states
from jardam.cases.models.case import Case
from jardam.cases.models.entry import Entry
from jardam.cases.models.own_item import OwnItem
from jardam.centres.tenancy import CentreFK, Tenant
from jardam.kernel.privacy import Privacy


class Tick(Tenant):
    """What one entry of a case says of one item. The newest tick of an item is its state; none is taken away."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="ticks")
    entry = CentreFK(Entry, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=30, blank=True)  # of the network's list
    own_item = CentreFK(OwnItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=item_states)
    list_version = models.PositiveSmallIntegerField()  # of the network's list, as it was then

    privacy = Privacy(plain="id centre case entry item own_item state list_version")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tick_of_an_entry_once", fields=["centre", "case", "entry"]),
            models.CheckConstraint(
                name="tick_of_one_item",
                condition=Q(~Q(item=""), own_item=None) | Q(item="", own_item__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"

    @property
    def code(self) -> str:
        """That of the item in its list."""
        return self.item or str(self.own_item_id)
