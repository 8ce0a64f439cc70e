"""The claims that rest on rows of the law: sealed in their cases, so each is opened for whoever may see it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from jardam.audit.actions import note_reading
from jardam.cases.permissions import may_work_on_cases
from jardam.cases.rules.stages import Stage
from jardam.centres.models import User
from jardam.claims.actions.recounting import CLAIM
from jardam.claims.models import Claim
from jardam.claims.sealing import counted_of
from jardam.contacts.rules.reference import spoken
from jardam.law.dependents import Source
from jardam.law.reckoned import Reckoned
from jardam.law.reckonings import Kept, Reckonings
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked


def claim_source(words: str | Promise) -> Source:
    return Reckonings(
        kind=CLAIM,
        words=words,
        may_list=may_work_on_cases,
        standing=~Q(_is_over()),
        visible=lambda user: Q(key__in=Claim.objects.visible_to(user).values("pk")),
        opened=_opened,
        read=_read,
        closed=gettext_lazy("Closed to you here: open the case"),
    ).source


def _is_over() -> Exists:
    """The case is closed, or nobody stands behind it any more."""
    claims = Claim.objects.filter(centre_id=OuterRef("centre_id"), pk=OuterRef("key"))
    return Exists(claims.filter(Q(case__person__erased_on__isnull=False) | Q(case__stage=Stage.CLOSED.value)))


def _opened(user: User, keys: Sequence[UUID]) -> dict[UUID, Reckoned]:
    """Those of files that are closed to all but named people are not among them."""
    claims = Claim.objects.of_centre_of(user).filter(pk__in=keys).select_related("case__person__key")
    found = ((claim.pk, _reckoned(claim)) for claim in claims)
    return {pk: reckoned for pk, reckoned in found if reckoned}


def _read(user: User, keys: Sequence[UUID]) -> dict[UUID, Kept]:
    claims = list(
        Claim.objects.visible_to(user).filter(pk__in=keys).select_related("case__person__key").order_by("pk")
    )
    now = timezone.now()
    for case in {claim.case_id: claim.case for claim in claims}.values():
        note_reading("case.read", case, by=user, at=now)
    return {claim.pk: Kept(spoken(claim.case.reference), claim.case_id, _reckoned(claim)) for claim in claims}


def _reckoned(claim: Claim) -> Reckoned | None:
    """As the law answered; None where the file is closed here."""
    try:
        return counted_of(claim, claim.case.person.key)
    except (FileKeyLocked, FileKeyDestroyed):
        return None
