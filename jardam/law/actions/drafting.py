"""A change is entered, gets its rows, is rehearsed, or thrown away. Answers stay as they are all the while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.law.actions.ledger import locked_ledger
from jardam.law.models import Change, ChangeRow, Parameter
from jardam.law.models.changes import reason_purpose
from jardam.law.queries import book_for_change
from jardam.law.rules.changing import (
    ChangeState,
    Fault,
    Grounds,
    Proposal,
    faults_of,
    touched,
)
from jardam.law.rules.rulebook import RuleBook
from jardam.vault.secrets import seal_text

LONGEST_REASON = 2_000  # characters
MOST_ROWS = 30
"""Of one change: more than that nobody looks through."""


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """On what a change rests, and why it is entered. ``reason`` is sealed."""

    grounds: Grounds
    reason: str


class ChangeRefused(ValueError):
    """The change cannot be entered so; ``faults`` says why, ``waiting`` names another change of the same row."""

    def __init__(self, faults: Sequence[Fault] = (), waiting: int | None = None) -> None:
        super().__init__(", ".join(faults) or f"change {waiting} waits")
        self.faults = list(faults)
        self.waiting = waiting


class MovedMeanwhile(ValueError):
    """Somebody else, or another page, has moved or edited this change."""


@recorded
def draft_change(words: ChangeWords, proposal: Proposal, *, by: User, at: datetime) -> Change:
    """Enter a change with its first row.

    Errors: ChangeRefused.
    """
    ledger = locked_ledger()
    ledger.change += 1
    ledger.save(update_fields=["change"])
    change = Change(id=day_uuid(), number=ledger.change, entered_by=by, entered_on=timezone.localdate(at))
    _say(change, words)
    change.save(force_insert=True)
    _put(change, proposal, 1, at)
    record("law.change_entered", change, by=by, at=at, number=change.number)
    return change


@recorded
def edit_change(change_id: UUID, words: ChangeWords, *, revision: int, by: User, at: datetime) -> Change:
    """Say something else of what it rests on; it must be rehearsed again.

    Errors: MovedMeanwhile.
    """
    change = _locked_draft(change_id, by, revision)
    _say(change, words)
    _back_to_draft(change)
    change.save()
    record("law.change_edited", change, by=by, at=at, number=change.number)
    return change


@recorded
def add_row(change_id: UUID, proposal: Proposal, *, by: User, at: datetime) -> Change:
    """Let the change concern a further row.

    Errors: ChangeRefused, MovedMeanwhile.
    """
    locked_ledger()
    change = _locked_draft(change_id, by)
    last = change.rows.order_by("-position").values_list("position", flat=True).first() or 0
    if change.rows.count() >= MOST_ROWS:
        raise MovedMeanwhile
    _put(change, proposal, last + 1, at)
    _back_to_draft(change)
    change.save()
    record("law.change_edited", change, by=by, at=at, number=change.number)
    return change


@recorded
def remove_row(change_id: UUID, row_id: UUID, *, by: User, at: datetime) -> Change:
    """Take a row out; the last one stays, a change without rows is thrown away instead.

    Errors: MovedMeanwhile.
    """
    change = _locked_draft(change_id, by)
    if change.rows.count() > 1:
        change.rows.filter(pk=row_id).delete()
    _back_to_draft(change)
    change.save()
    record("law.change_edited", change, by=by, at=at, number=change.number)
    return change


@recorded
def rehearse_change(change_id: UUID, *, revision: int, by: User, at: datetime) -> Change:
    """Hand it to a second person: what it touches was looked at.

    Errors: MovedMeanwhile; ChangeRefused when a row has changed since.
    """
    change = _locked_draft(change_id, by, revision)
    refuse_faulty(change, book_for_change(change, timezone.localdate(at)))
    if change.state == ChangeState.DRAFT:
        change.state = ChangeState.REHEARSED
        change.rehearsed_on = timezone.localdate(at)
        change.save(update_fields=["state", "rehearsed_on"])
        record("law.change_rehearsed", change, by=by, at=at, number=change.number)
    return change


@recorded
def discard_change(change_id: UUID, *, by: User, at: datetime) -> Change:
    """Throw it away before it was ever in force; that it was entered stays.

    Errors: MovedMeanwhile.
    """
    change = Change.objects.select_for_update().get(pk=change_id)
    if not change.is_open:
        raise MovedMeanwhile
    change.state = ChangeState.DISCARDED
    change.save(update_fields=["state"])
    record("law.change_discarded", change, by=by, at=at, number=change.number)
    return change


def refuse_faulty(change: Change, book: RuleBook) -> None:
    """Errors: ChangeRefused, with the faults of the first row that has some."""
    for row in change.rows.select_related("base").order_by("position"):
        if faults := faults_of(row.proposal, change.grounds, book):
            raise ChangeRefused(faults)


def _locked_draft(change_id: UUID, by: User, revision: int | None = None) -> Change:
    change = Change.objects.select_for_update().get(pk=change_id)
    is_other = revision is not None and revision != change.revision
    if not change.is_open or change.entered_by_id != by.pk or is_other:
        raise MovedMeanwhile
    return change


def _back_to_draft(change: Change) -> None:
    change.state = ChangeState.DRAFT
    change.rehearsed_on = None
    change.revision += 1


def _say(change: Change, words: ChangeWords) -> None:
    grounds = words.grounds
    change.law, change.sources, change.confidence = grounds.law, grounds.sources, grounds.confidence.value
    change.checked_on, change.review_on = grounds.checked_on, grounds.review_on
    change.sealed_reason = seal_text(reason_purpose(change.pk), words.reason).encode()


def _put(change: Change, proposal: Proposal, position: int, at: datetime) -> None:
    """Errors: ChangeRefused."""
    book = book_for_change(change, timezone.localdate(at))
    if faults := faults_of(proposal, change.grounds, book):
        raise ChangeRefused(faults)
    base = touched(proposal, book)
    assert base is not None  # else it were a fault
    _refuse_second(change, proposal.code, base.valid_from)
    ChangeRow.objects.create(
        change=change,
        position=position,
        act=proposal.act.value,
        code=proposal.code,
        value=proposal.value,
        statement=proposal.statement,
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        base=Parameter.objects.get(code=base.code, valid_from=base.valid_from, version=base.version),
    )


def _refuse_second(change: Change, code: str, valid_from: date | None) -> None:
    """Two changes of one period at a time would overwrite each other; whoever comes second is told of the first."""
    others = ChangeRow.objects.filter(
        code=code, base__valid_from=valid_from, change__in=Change.objects.open()
    )
    if other := others.select_related("change").order_by("change__number").first():
        raise ChangeRefused(waiting=other.change.number)
