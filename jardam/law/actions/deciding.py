"""A second person puts a change into force; a wrong one is withdrawn. Both record further versions and overwrite none."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.law.actions.drafting import MovedMeanwhile, refuse_faulty
from jardam.law.actions.ledger import locked_ledger
from jardam.law.models import Change, Ledger, Parameter
from jardam.law.models.changes import withdrawal_purpose
from jardam.law.permissions import may_confirm
from jardam.law.queries import book_for_change, versions_of
from jardam.law.rules.changing import ChangeState, Origin
from jardam.law.rules.rulebook import RuleVersion
from jardam.search.sources import refresh_quoting_law
from jardam.vault.secrets import seal_text

Period = tuple[str, date | None]


class LaterChangeStands(ValueError):
    """Another version was recorded upon this change: that one goes first."""


@recorded
def confirm_change(change_id: UUID, *, by: User, at: datetime) -> Change:
    """Record what the change says. It holds from its day; a book of an earlier day knows nothing of it.

    Errors: MovedMeanwhile when it does not wait for this person; ChangeRefused when a row has changed since.
    """
    ledger = locked_ledger()
    change = Change.objects.select_for_update().get(pk=change_id)
    if not may_confirm(by, change):
        raise MovedMeanwhile
    today = timezone.localdate(at)
    book = book_for_change(change, today)
    refuse_faulty(change, book)
    change.state, change.confirmed_by, change.confirmed_on = ChangeState.CONFIRMED, by, today
    change.recording = _next(ledger)
    change.save(update_fields=["state", "confirmed_by", "confirmed_on", "recording"])
    _record_versions(change, versions_of(change, book), today)
    refresh_quoting_law()
    record("law.change_confirmed", change, by=by, at=at, number=change.number)
    return change


@recorded
def withdraw_change(change_id: UUID, reason: str, *, by: User, at: datetime) -> Change:
    """Say again of each period what was said before the change. What was told meanwhile stays listed with it.

    Errors: MovedMeanwhile; LaterChangeStands.
    """
    ledger = locked_ledger()
    change = Change.objects.select_for_update().get(pk=change_id)
    if change.state != ChangeState.CONFIRMED:
        raise MovedMeanwhile
    today = timezone.localdate(at)
    change.state, change.withdrawn_by, change.withdrawn_on = ChangeState.WITHDRAWN, by, today
    change.sealed_withdrawal = seal_text(withdrawal_purpose(change.pk), reason).encode()
    change.save(update_fields=["state", "withdrawn_by", "withdrawn_on", "sealed_withdrawal"])
    _record_return(change, _next(ledger), by, today)
    refresh_quoting_law()
    record("law.change_withdrawn", change, by=by, at=at, number=change.number)
    return change


def _next(ledger: Ledger) -> int:
    ledger.recording += 1
    ledger.save(update_fields=["recording"])
    return ledger.recording


def _record_versions(change: Change, versions: Iterable[RuleVersion], today: date) -> None:
    newest = _newest(change)
    for said in versions:
        before = newest.get((said.code, said.valid_from))
        Parameter.objects.create(
            code=said.code,
            version=before.version + 1 if before else 1,
            value=said.value,
            unit=said.unit,
            statement=said.statement,
            valid_from=said.valid_from,
            valid_to=said.valid_to,
            jurisdiction=said.jurisdiction,
            law=said.law,
            sources=said.sources,
            confidence=said.confidence.value,
            last_checked_on=said.checked_on,
            next_review_on=said.review_on,
            known_from=today,
            recording=change.recording or 0,
            origin=Origin.CHANGE.value,
            change=change,
            entered_by_id=change.entered_by_id,
            confirmed_by_id=change.confirmed_by_id,
            note=before.note if before else "",
            details=dict(said.details),
        )


def _record_return(change: Change, recording: int, by: User, today: date) -> None:
    """For each period the version before the change once more; for one that it made, that there is none."""
    newest = _newest(change)
    for made in Parameter.objects.filter(change=change, origin=Origin.CHANGE):
        versions = Parameter.objects.filter(code=made.code, valid_from=made.valid_from)
        if _standing(versions.filter(version__gt=made.version)).exists():
            raise LaterChangeStands
        before = versions.filter(version__lt=made.version).order_by("-version").first()
        told = before or made
        again = {field.attname: getattr(told, field.attname) for field in Parameter._meta.concrete_fields}
        again |= {
            "id": day_uuid(),
            "version": newest[made.code, made.valid_from].version + 1,
            "known_from": today,
            "recording": recording,
            "origin": Origin.WITHDRAWAL.value,
            "change_id": change.pk,
            "entered_by_id": by.pk,
            "confirmed_by_id": None,
            "is_withdrawn": before is None or before.is_withdrawn,
        }
        Parameter.objects.create(**again)


def _standing(versions: QuerySet[Parameter]) -> QuerySet[Parameter]:
    """Without what was withdrawn, and without what a withdrawal said again."""
    return versions.filter(
        Q(origin=Origin.FILES) | Q(origin=Origin.CHANGE, change__state=ChangeState.CONFIRMED)
    )


def _newest(change: Change) -> dict[Period, Parameter]:
    codes = change.rows.values("code")
    return {(row.code, row.valid_from): row for row in Parameter.objects.filter(code__in=codes).newest()}
