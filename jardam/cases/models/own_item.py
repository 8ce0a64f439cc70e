"""The items that a centre adds to the checklist of a track."""

from __future__ import annotations

import json

from django.db import models

from jardam.cases.choices import item_groups, tracks
from jardam.cases.rules.checklist import Group, Item
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.vault.secrets import open_text


def own_item_purpose(item_id: object) -> str:
    """What the words of an own item are sealed for: that row and no other."""
    return f"own-item/{item_id}"


class OwnItem(Tenant):
    """One item that a centre adds to a track. Closed, it is offered no more; what was ticked keeps it."""

    track = models.CharField(max_length=24, choices=tracks)
    group = models.CharField(max_length=8, choices=item_groups)
    is_safety = models.BooleanField(default=False)
    sealed_words = models.BinaryField()  # {"ru": …, "en": …}: Russian at least
    is_open = models.BooleanField(default=True)

    objects = TenantQuerySet.as_manager()

    privacy = Privacy(plain="id centre track group is_safety is_open", personal="sealed_words")

    class Meta:
        indexes = [models.Index("centre", "track", name="ownitem_by_track")]

    def __str__(self) -> str:
        return f"{self.track} {self.pk}"

    @property
    def item(self) -> Item:
        """As the checklists show it."""
        words: dict[str, str] = json.loads(
            open_text(own_item_purpose(self.pk), bytes(self.sealed_words).decode())
        )
        return Item(str(self.pk), words, Group(self.group), self.is_safety, is_own=True)
