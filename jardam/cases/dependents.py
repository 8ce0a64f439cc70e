"""The terms of cases that rest on rows of the law: sealed in their cases, so each is opened for whoever may see it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from jardam.audit.actions import note_reading
from jardam.cases.actions.terms import TERM
from jardam.cases.models import Term
from jardam.cases.permissions import may_work_on_cases
from jardam.cases.sealing import facts_of
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.law.dependents import Source
from jardam.law.reckoned import Reckoned
from jardam.law.reckonings import Kept, Reckonings
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked


def term_source(words: str | Promise) -> Source:
    return Reckonings(
        kind=TERM,
        words=words,
        may_list=may_work_on_cases,
        standing=~Q(_is_of_erased()),
        visible=lambda user: Q(key__in=Term.objects.visible_to(user).values("pk")),
        opened=_opened,
        read=_read,
        closed=gettext_lazy("Closed to you here: open the case"),
    ).source


def _is_of_erased() -> Exists:
    """Nobody stands behind it any more."""
    terms = Term.objects.filter(centre_id=OuterRef("centre_id"), pk=OuterRef("key"))
    return Exists(terms.filter(case__person__erased_on__isnull=False))


def _opened(user: User, keys: Sequence[UUID]) -> dict[UUID, Reckoned]:
    """Those of files that are closed to all but named people are not among them."""
    terms = Term.objects.of_centre_of(user).filter(pk__in=keys).select_related("case__person__key")
    found = ((term.pk, _reckoned(term)) for term in terms)
    return {pk: reckoned for pk, reckoned in found if reckoned}


def _read(user: User, keys: Sequence[UUID]) -> dict[UUID, Kept]:
    terms = list(
        Term.objects.visible_to(user).filter(pk__in=keys).select_related("case__person__key").order_by("pk")
    )
    now = timezone.now()
    for case in {term.case_id: term.case for term in terms}.values():
        note_reading("case.read", case, by=user, at=now)
    return {term.pk: Kept(spoken(term.case.reference), term.case_id, _reckoned(term)) for term in terms}


def _reckoned(term: Term) -> Reckoned | None:
    """As the law answered; None where the file is closed here."""
    try:
        return facts_of(term, term.case.person.key).reckoned
    except (FileKeyLocked, FileKeyDestroyed):
        return None
