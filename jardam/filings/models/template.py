"""A centre's own text for a kind of paper, made in Word: the same facts, other words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User

LONGEST_KIND = 30


class TemplateQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the centre, for whoever works on cases."""
        return self.of_centre_of(user) if user.holds(Right.CASE_WORK) else self.none()

    def offered(self) -> Self:
        return self.filter(is_retired=False)


class Template(Tenant):
    """One of them, checked before it was taken. A new one is uploaded in place of changing it."""

    kind = models.CharField(max_length=LONGEST_KIND)  # a code of data/papers
    added_on = models.DateField()
    added_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    is_retired = models.BooleanField(default=False)
    sealed_name = models.BinaryField()
    sealed_file = models.BinaryField()

    objects = TemplateQuerySet.as_manager()

    privacy = Privacy(plain="id centre kind added_on added_by is_retired", personal="sealed_name sealed_file")

    class Meta:
        indexes = [models.Index("centre", "kind", name="template_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
