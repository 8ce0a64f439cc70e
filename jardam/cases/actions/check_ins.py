"""Somebody agreed at closing to be asked later how it went; what they say then; and that nobody asks any more."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import CaseChanged, Said, as_seen, held, today_line, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, CheckIn
from jardam.cases.rules.check_ins import ENDS, Asked, Result, check_in_days, may_become
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class Agreement:
    """How somebody wants to be asked: by which channel, in which language."""

    channel: Channel
    language: Language


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one: ``told`` by the client; ``seen`` by us, in ``ours`` the words for it. Both only of an answer."""

    state: Asked
    told: Result | None = None
    seen: Result | None = None
    ours: str = ""


def plan_check_ins(case: Case, agreement: Agreement, *, at: datetime) -> None:
    """Part of closing a case: it is held, and says itself that they agreed."""
    days = check_in_days(timezone.localdate(at))
    CheckIn.objects.bulk_create(
        CheckIn(
            id=day_uuid(),
            centre_id=case.centre_id,
            case=case,
            after=after.value,
            due_on=day,
            channel=agreement.channel.value,
            language=agreement.language.value,
        )
        for after, day in days.items()
    )


@recorded
def end_check_in(check_in: CheckIn, outcome: Outcome, said: Said, *, by: User, at: datetime) -> CheckIn:
    """They were asked. ``said`` holds the words of the client. Whoever wants no more is asked no more: it costs nothing.

    Errors: CaseChanged; CheckInEnded; FileKeyLocked, FileKeyDestroyed.
    """
    assert outcome.state in ENDS
    case, key = held(check_in.centre_id, check_in.case_id)
    found: CheckIn = CheckIn.objects.select_for_update().get(centre_id=case.centre_id, pk=check_in.pk)
    may_become(Asked(found.state), outcome.state)
    as_seen(case, said)
    if case.is_open:
        raise CaseChanged(str(case.pk))
    found.state, found.ended_on = outcome.state.value, timezone.localdate(at)
    if outcome.state is Asked.ANSWERED:
        found.told, found.seen = outcome.told or Result.NOT_SAID, outcome.seen or ""
    found.save(update_fields=["state", "ended_on", "told", "seen"])
    if outcome.state is Asked.NO_MORE:
        _end_waiting(case, Asked.NO_MORE, at)
    words = {
        TEXT: said.text,
        "ours": outcome.ours,
        "after": found.after,
        "state": found.state,
        "told": found.told,
        "seen": found.seen,
    }
    write_line(case, key, today_line(EntryKind.ASKED, words, by, at), said.opener)
    record("case.asked", case, by=by, at=at, state=found.state)
    return found


def drop_check_ins(case: Case, *, at: datetime) -> None:
    """Part of opening a case again: at its next end somebody asks anew whether they may be asked."""
    _end_waiting(case, Asked.DROPPED, at)


def _end_waiting(case: Case, state: Asked, at: datetime) -> None:
    waiting = CheckIn.objects.filter(centre_id=case.centre_id, case=case, state=Asked.WAITING.value)
    waiting.update(state=state.value, ended_on=timezone.localdate(at))
