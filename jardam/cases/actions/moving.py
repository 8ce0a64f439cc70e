"""What is done in a case. One function, one thing that happened: one revision, one entry, one line of the audit."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.check_ins import Agreement, drop_check_ins, plan_check_ins
from jardam.cases.actions.entries import NewLine
from jardam.cases.actions.holding import Said, as_seen, held, open_as_seen, today_line, write_line
from jardam.cases.actions.team import leave_team, must_be_allowed
from jardam.cases.actions.terms import drop_terms, none_running
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case
from jardam.cases.rules.check_ins import somebody_to_ask
from jardam.cases.rules.next_action import NextAction, next_day
from jardam.cases.rules.stages import Ending, Stage, after
from jardam.cases.sealing import TEXT, WHAT, next_of, seal_next, words_of
from jardam.centres.models import User


@dataclass(frozen=True, slots=True)
class Closing:
    """Why a case ends, and in words what came of it. ``agreement``: how they want to be asked later, if they agreed."""

    ending: Ending
    said: Said
    agreement: Agreement | None = None


@recorded
def note(case: Case, said: Said, happened_on: date, *, by: User, at: datetime) -> Case:
    """Write down what happened, on that day or before today. Whoever wrote meanwhile is not overwritten: lines are added.

    The same words sent once more from the same page are written once. Errors: FileKeyLocked, FileKeyDestroyed.
    """
    case, key = held(case.centre_id, case.pk)
    if _was_said(case, said, by):
        return case
    write_line(
        case,
        key,
        NewLine(EntryKind.NOTE, {TEXT: said.text}, by, timezone.localdate(at), happened_on),
        said.opener,
    )
    record("case.noted", case, by=by, at=at, revision=case.revision)
    return case


@recorded
def do_next(
    case: Case, said: Said, then: NextAction, *, is_done: bool = True, by: User, at: datetime
) -> Case:
    """The next action was done, or is set anew; and what is done after it, by which day. Never one without the other.

    Errors: CaseChanged, CaseClosed, DayRefused; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = open_as_seen(case, said)
    next_day(then.day, timezone.localdate(at))
    was = next_of(case, said.opener)
    seal_next(case, key, then.what, said.opener)
    case.next_on = then.day
    kind = EntryKind.DONE if is_done else EntryKind.PLANNED
    words = {WHAT: was, TEXT: said.text, "then": then.what}
    write_line(case, key, today_line(kind, words, by, at), said.opener)
    record("case.went_on", case, by=by, at=at, kind=kind.value)
    return case


@recorded
def move_stage(case: Case, stage: Stage, said: Said, *, by: User, at: datetime) -> Case:
    """One move of the table of stages. Errors: MoveRefused, CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed."""
    case, key = open_as_seen(case, said)
    was = case.stage
    case.stage = after(Stage(was), stage).value
    write_line(
        case,
        key,
        today_line(EntryKind.STAGE, {TEXT: said.text, "from": was, "to": case.stage}, by, at),
        said.opener,
    )
    record("case.stage_moved", case, by=by, at=at, stage=case.stage)
    return case


@recorded
def hand_over(case: Case, colleague: User, said: Said, *, by: User, at: datetime) -> Case:
    """Somebody else of the centre answers for the case from now on.

    Errors: CaseChanged, CaseClosed; MayNotKnow; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = open_as_seen(case, said)
    must_be_allowed(case, key, colleague)
    leave_team(case, colleague)
    was, case.responsible = case.responsible_id, colleague
    words = {TEXT: said.text, "from": str(was), "to": str(colleague.pk)}
    write_line(case, key, today_line(EntryKind.HANDED, words, by, at), said.opener)
    record("case.handed_over", case, by=by, at=at, colleague=colleague.pk)
    return case


@recorded
def close_case(case: Case, closing: Closing, *, by: User, at: datetime) -> Case:
    """Close it with an honest reason; without words, and with its terms, where the person was erased.

    Errors: CaseChanged, CaseClosed; TermsRunning; NobodyToAsk; FileKeyLocked.
    """
    case, key = open_as_seen(case, closing.said)
    is_erased = key.destroyed_on is not None
    if is_erased:
        drop_terms(case, at=at)
    else:
        none_running(case)
        _plan(case, closing, at)
    case.stage = after(Stage(case.stage), Stage.CLOSED).value
    case.ending, case.closed_on = closing.ending.value, timezone.localdate(at)
    case.next_on = case.sealed_next = None
    agreed = {"asked_by": closing.agreement.channel.value} if closing.agreement else {}
    words = None if is_erased else {TEXT: closing.said.text, "ending": closing.ending.value, **agreed}
    write_line(case, key, today_line(EntryKind.CLOSED, words, by, at), closing.said.opener)
    record("case.closed", case, by=by, at=at, ending=case.ending)
    return case


@recorded
def reopen_case(case: Case, said: Said, then: NextAction, *, by: User, at: datetime) -> Case:
    """A closed case is assessed again; ``by`` answers for it.

    Errors: CaseChanged; MoveRefused, when it is open; DayRefused; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = held(case.centre_id, case.pk)
    as_seen(case, said)
    next_day(then.day, timezone.localdate(at))
    case.stage = after(Stage(case.stage), Stage.ASSESSMENT).value
    case.ending, case.closed_on, case.responsible = "", None, by
    drop_check_ins(case, at=at)
    seal_next(case, key, then.what, said.opener)
    case.next_on = then.day
    write_line(
        case, key, today_line(EntryKind.REOPENED, {TEXT: said.text, WHAT: then.what}, by, at), said.opener
    )
    record("case.reopened", case, by=by, at=at)
    return case


def _plan(case: Case, closing: Closing, at: datetime) -> None:
    if closing.agreement:
        somebody_to_ask(closing.ending)
        plan_check_ins(case, closing.agreement, at=at)


def _was_said(case: Case, said: Said, by: User) -> bool:
    """Whether a line that this person wrote since is this very note."""
    since = case.entries.filter(number__gt=said.seen, kind=EntryKind.NOTE.value, written_by=by)
    return any(words_of(entry, case.person.key, said.opener)[TEXT] == said.text for entry in since)
