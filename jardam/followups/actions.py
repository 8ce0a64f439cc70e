"""Everything that changes a step. One function, one thing that happened, one audit entry."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions import (
    Caller,
    CallerUndecided,
    ContactRecord,
    Tab,
    close_contact,
    close_or_ask,
)
from jardam.contacts.models import Contact
from jardam.database.live import tell
from jardam.followups.models import Step
from jardam.followups.rules.steps import STEP_AFTER, MoveRefused, StepKind, StepState, after, due_on, stage
from jardam.kernel.ids import day_uuid
from jardam.law.queries import production_calendar
from jardam.network.models import Organisation
from jardam.vault.actions import held_key
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

REMARKS_SCHEMA = 1
LONGEST_REMARK = 2_000  # characters

__all__ = ["MoveRefused", "Remark", "end_contact", "move_step", "read_remarks", "remark_place"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said at a move, and what is needed to seal it under the contact's key."""

    text: str = ""
    opener: Opener | None = None


def remark_place(step_id: UUID) -> Place:
    return Place("followups_step", step_id, "remarks", REMARKS_SCHEMA)


def end_contact(
    contact: Contact,
    filled: ContactRecord,
    *,
    caller: Caller | None = None,
    tab: Tab | None = None,
    by: User,
    at: datetime,
) -> Contact:
    """Close a contact, and ask for what must follow its outcome, in one transaction.

    Errors: those of ``contacts.actions.close_contact``, and what then stays written is said there.
    """
    caller, kind = caller or Caller(), STEP_AFTER.get(filled.outcome) if filled.outcome else None
    if kind is None:
        return close_contact(contact, filled, caller=caller, tab=tab, by=by, at=at)
    closed = _close_and_ask(kind, contact, filled, caller=caller, tab=tab, by=by, at=at)
    if isinstance(closed, CallerUndecided):
        raise closed
    return closed


@recorded
def move_step(
    step: Step, move: StepState, *, remark: Remark | None = None, by: User | None, at: datetime
) -> Step:
    """One move of the table, with what was said at it. ``by`` None: by itself, without words.

    Errors: MoveRefused; FileKeyLocked, FileKeyDestroyed.
    """
    step = _locked(step)
    kind, remark = StepKind(step.kind), remark or Remark()
    step.state = after(kind, StepState(step.state), move).value
    waiting, today = stage(kind, move), timezone.localdate(at)
    step.due_on = due_on(waiting, today, production_calendar()) if waiting else None
    step.ended_on = None if waiting else today
    if remark.text.strip():
        assert by is not None
        said = {"on": today.isoformat(), "by": str(by.pk), "text": remark.text.strip()[:LONGEST_REMARK]}
        _seal(step, [*_opened(step, remark.opener), said], remark.opener)
    step.save(update_fields=["state", "due_on", "ended_on", "sealed_remarks"])
    record("step.moved", step.contact, by=by, at=at, kind=step.kind, state=step.state)
    tell(step.centre_id)
    return step


@recorded
def meet_appointment_step(contact: Contact, *, by: User, at: datetime) -> None:
    """An appointment was booked for this contact: whoever looked for one need not look on. Often there was nobody."""
    asked = Step.objects.waiting().filter(
        centre_id=contact.centre_id, contact=contact, kind=StepKind.APPOINTMENT.value
    )
    for step in asked:
        move_step(step, StepState.BOOKED, by=by, at=at)


@recorded
def end_referral_step(contact: Contact, *, is_helped: bool, at: datetime) -> None:
    """The partner to whom somebody was passed on says what came of it: nobody need ask. Often nobody had to."""
    asked = Step.objects.waiting().filter(
        centre_id=contact.centre_id, contact=contact, kind=StepKind.REFERRAL.value
    )
    for step in asked:
        move_step(step, StepState.HELPED if is_helped else StepState.NOT_HELPED, by=None, at=at)


def read_remarks(step: Step, opener: Opener | None = None) -> list[dict[str, Any]]:
    """What was said at its moves, oldest first. The caller writes the reading down. Errors: FileKeyLocked."""
    return _opened(step, opener)


@recorded
def _close_and_ask(
    kind: StepKind, contact: Contact, filled: ContactRecord, *, by: User, at: datetime, **page: Any
) -> Contact | CallerUndecided:
    closed = close_or_ask(contact, filled, by=by, at=at, **page)
    if isinstance(closed, Contact):
        _ask(closed, kind, filled.partner if kind is StepKind.REFERRAL else None, by=by, at=at)
    return closed


def _ask(contact: Contact, kind: StepKind, partner: Organisation | None, *, by: User, at: datetime) -> Step:
    waiting, today = stage(kind, StepState.ASKED), timezone.localdate(at)
    assert waiting is not None
    step: Step = Step.objects.create(
        id=day_uuid(),
        centre_id=contact.centre_id,
        contact=contact,
        kind=kind.value,
        partner=partner,
        due_on=due_on(waiting, today, production_calendar()),
        asked_by=by,
        asked_on=today,
    )
    record("step.asked", contact, by=by, at=at, kind=kind.value)
    tell(contact.centre_id)
    return step


def _opened(step: Step, opener: Opener | None) -> list[dict[str, Any]]:
    if step.sealed_remarks is None:
        return []
    kept = open_json(step.contact.key, remark_place(step.pk), step.sealed_remarks, opener=opener)
    said: list[dict[str, Any]] = kept["said"]
    return said


def _seal(step: Step, said: list[dict[str, Any]], opener: Opener | None) -> None:
    step.sealed_remarks = seal_json(step.contact.key, remark_place(step.pk), {"said": said}, opener=opener)


def _locked(step: Step) -> Step:
    """The key comes first: joined, it would be as it stood before a colleague closed the file."""
    key = held_key(step.centre_id, step.contact.key_id)
    found: Step = (
        Step.objects.select_for_update(of=("self",))
        .select_related("contact")
        .get(centre_id=step.centre_id, pk=step.pk)
    )
    found.contact.key = key
    return found
