"""The numbers of papers that were sent, and the rows of the law behind each: a change of the law finds the papers."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from jardam.audit.actions import note_reading
from jardam.cases.permissions import may_work_on_cases
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.filings.models import Figure, Paper
from jardam.filings.sealing import counted_of
from jardam.law.dependents import Source
from jardam.law.reckoned import Reckoned
from jardam.law.reckonings import Kept, Reckonings
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked

ROOM, FIGURE = "filings", "PAPER"


def figure_source(words: str | Promise) -> Source:
    return Reckonings(
        kind=FIGURE,
        words=words,
        may_list=may_work_on_cases,
        standing=~Q(_is_of_erased()),
        visible=lambda user: Q(key__in=_visible_to(user).values("pk")),
        opened=_opened,
        read=_read,
        closed=gettext_lazy("Closed to you here: open the case"),
    ).source


def _visible_to(user: User) -> "QuerySet[Figure]":
    papers = Paper.objects.visible_to(user)
    figures: QuerySet[Figure] = Figure.objects.of_centre_of(user).filter(paper__in=papers)
    return figures


def _is_of_erased() -> Exists:
    """Nobody stands behind it any more."""
    figures = Figure.objects.filter(centre_id=OuterRef("centre_id"), pk=OuterRef("key"))
    return Exists(figures.filter(paper__case__person__erased_on__isnull=False))


def _opened(user: User, keys: Sequence[UUID]) -> dict[UUID, Reckoned]:
    """Those of files that are closed to all but named people are not among them."""
    figures = Figure.objects.of_centre_of(user).filter(pk__in=keys)
    found = ((one.pk, _reckoned(one)) for one in figures.select_related("paper__case__person__key"))
    return {pk: reckoned for pk, reckoned in found if reckoned}


def _read(user: User, keys: Sequence[UUID]) -> dict[UUID, Kept]:
    figures = list(_visible_to(user).filter(pk__in=keys).select_related("paper__case__person__key"))
    now = timezone.now()
    for paper in {one.paper_id: one.paper for one in figures}.values():
        note_reading("paper.read", paper, by=user, at=now)
    return {
        one.pk: Kept(spoken(one.paper.case.reference), one.paper.case_id, _reckoned(one)) for one in figures
    }


def _reckoned(figure: Figure) -> Reckoned | None:
    """As it was sent; None where the file is closed here."""
    try:
        return counted_of(figure, figure.paper.case.person.key).reckoned
    except (FileKeyLocked, FileKeyDestroyed):
        return None
