"""What rests on rows of the law and is sealed in a case: opened for whoever may see it, and each look is written down.

For the rooms that keep such things; the law lists them when it changes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from jardam.audit.actions import note_reading
from jardam.cases.models import Case
from jardam.cases.permissions import may_work_on_cases
from jardam.centres.models import User
from jardam.centres.tenancy import Tenant, TenantQuerySet
from jardam.contacts.rules.reference import spoken
from jardam.law.dependents import Source
from jardam.law.reckoned import Reckoned
from jardam.law.reckonings import Kept, Reckonings
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked

Row = TypeVar("Row", bound=Tenant)


@dataclass(frozen=True, slots=True)
class Resting(Generic[Row]):
    """One kind of such things. ``way``: from a row to its case, in the words of a lookup; ``is_over`` in the same words.

    ``read``: what a look at the row is called in the audit, and of what it is a look.
    """

    kind: str
    words: str | Promise
    rows: TenantQuerySet
    way: str
    is_over: Q
    visible: Callable[[User], "QuerySet[Row]"]
    case_of: Callable[[Row], Case]
    reckoned: Callable[[Row], Reckoned | None]
    read: Callable[[Row], tuple[str, Model]]

    @property
    def source(self) -> Source:
        same = self.rows.filter(centre_id=OuterRef("centre_id"), pk=OuterRef("key"))
        return Reckonings(
            kind=self.kind,
            words=self.words,
            may_list=may_work_on_cases,
            standing=~Q(Exists(same.filter(self.is_over))),
            visible=lambda user: Q(key__in=self.visible(user).values("pk")),
            opened=self._opened,
            read=self._read,
            closed=gettext_lazy("Closed to you here: open the case"),
        ).source

    def _opened(self, user: User, keys: Sequence[UUID]) -> dict[UUID, Reckoned]:
        """Those of files that are closed to all but named people are not among them."""
        rows = self._with_keys(self.rows.of_centre_of(user), keys)
        found = ((row.pk, self._counted(row)) for row in rows)
        return {pk: counted for pk, counted in found if counted}

    def _read(self, user: User, keys: Sequence[UUID]) -> dict[UUID, Kept]:
        rows = list(self._with_keys(self.visible(user), keys).order_by("pk"))
        now = timezone.now()
        for verb, subject in dict.fromkeys(map(self.read, rows)):
            note_reading(verb, subject, by=user, at=now)
        return {row.pk: self._kept(row) for row in rows}

    def _with_keys(self, rows: "QuerySet[Row]", keys: Sequence[UUID]) -> "QuerySet[Row]":
        return rows.filter(pk__in=keys).select_related(f"{self.way}__person__key")

    def _kept(self, row: Row) -> Kept:
        case = self.case_of(row)
        return Kept(spoken(case.reference), case.pk, self._counted(row))

    def _counted(self, row: Row) -> Reckoned | None:
        """As the law answered; None where the file is closed here."""
        try:
            return self.reckoned(row)
        except (FileKeyLocked, FileKeyDestroyed):
            return None
