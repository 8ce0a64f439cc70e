"""What every table of a centre has in common, so that one day the tables can be spread over machines by centre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models
from django.db.models.sql.where import AND, WhereNode

from jardam.kernel.ids import day_uuid

if TYPE_CHECKING:
    from jardam.centres.models import User


class CentreMoved(ValueError):
    """A row was about to be saved for another centre than the one it was read for."""


class CentreFK(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key inside one centre: every join over it also matches the centre.

    The database holds the composite key (``database.tenancy.ProtectTenant``), not Django's own.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("db_constraint", False)
        options.setdefault(
            "db_index", False
        )  # an index that helps begins with the centre: say it on the model
        super().__init__(*args, **options)

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> WhereNode | None:
        if not (alias and related_alias):
            return None
        theirs: Any = self.related_model._meta.get_field("centre")
        ours: Any = self.model._meta.get_field("centre")
        same: Any = theirs.get_lookup("exact")(ours.get_col(related_alias), theirs.get_col(alias))
        return WhereNode([same], connector=AND)


class TenantQuerySet(models.QuerySet[Any]):
    def of_centre_of(self, user: User) -> Self:
        """The rows of the centre in which ``user`` works; nothing for people of the network."""
        if user.centre_id is None:
            return self.none()
        return self.filter(centre_id=user.centre_id)


class Tenant(models.Model):
    """A row of one centre. Moving to another centre is a transfer and a new row, never an update."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    # no index of its own: the database key begins with it (database.tenancy.ProtectTenant)
    centre = models.ForeignKey("centres.Centre", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        read: UUID | None = getattr(self, "_centre_read", None)
        if read is not None and read != self.centre_id:
            raise CentreMoved(f"{self._meta.label} {self.pk}")
        super().save(*args, **options)
        self._centre_read = self.centre_id

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **options: Any) -> Self:
        row = super().from_db(db, field_names, values, **options)
        row.__dict__["_centre_read"] = row.__dict__.get("centre_id")
        return row

    def _do_update(
        self, base_qs: Any, using: Any, pk_val: Any, values: Any, *args: Any, **options: Any
    ) -> Any:
        kept = [value for value in values if value[0].attname != "centre_id"]
        return super()._do_update(
            base_qs.filter(centre_id=self.centre_id), using, pk_val, kept, *args, **options
        )
