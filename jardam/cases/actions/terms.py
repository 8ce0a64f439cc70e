"""A term is written down, moved with what it is counted from, and ended by whoever says what became of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import Said, open_as_seen, today_line, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.counting import Counted
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermEnded, TermState, ended, half_of
from jardam.cases.sealing import TEXT, facts_of, seal_facts
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.law.actions import end_use, record_use
from jardam.vault.models import FileKey

ROOM, TERM = "cases", "CASE"
SET, MOVED = "SET", "MOVED"


class TermsRunning(ValueError):
    """A case with running terms is not closed: say first what became of each."""


@recorded
def set_term(case: Case, counted: Counted, said: Said, *, by: User, at: datetime) -> Term:
    """One more last day, with how it was counted.

    Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = open_as_seen(case, said)
    term = Term(id=day_uuid(), centre_id=case.centre_id, case=case, number=case.revision + 1)
    _put(term, key, counted, said, by=by, at=at)
    term.save(force_insert=True)
    _write(_Happened(case, key, SET, counted), said, by=by, at=at)
    record("case.term_set", case, by=by, at=at, term=term.pk, due_on=term.due_on)
    return term


@recorded
def move_term(term: Term, counted: Counted, said: Said, *, by: User, at: datetime) -> Term:
    """What it is counted from was another day: the last day moves, and the case says from which to which.

    Errors: as `set_term`; TermEnded.
    """
    case, key = open_as_seen(term.case, said)
    term = _running(term)
    was = term.due_on
    _put(term, key, counted, said, by=by, at=at)
    term.save()
    _write(_Happened(case, key, MOVED, counted, was), said, by=by, at=at)
    record("case.term_moved", case, by=by, at=at, term=term.pk, due_on=term.due_on)
    return term


@recorded
def end_term(
    term: Term, state: TermState, said: Said, *, by: User, at: datetime, kept_on: date | None = None
) -> Term:
    """What became of it. ``kept_on``: the day on which it was kept, or on which a late answer came; unless told, today.

    Errors: as `move_term`; ReasonWanted; KeptDayWanted; TimeLeft.
    """
    case, key = open_as_seen(term.case, said)
    term = _running(term)
    today = timezone.localdate(at)
    kept_on = kept_on or today
    term.state = ended(TermState(term.state), state, said.text, due_on=term.due_on, kept_on=kept_on).value
    term.ended_on = today
    term.save(update_fields=["state", "ended_on"])
    end_use(ROOM, TERM, term.pk, centre_id=term.centre_id, at=at)
    happened = _Happened(case, key, term.state, facts_of(term, key, said.opener))
    if state is TermState.MET:
        happened = replace(happened, kept_on=kept_on)
    _write(happened, said, by=by, at=at)
    record("case.term_ended", case, by=by, at=at, term=term.pk, state=term.state)
    return term


def none_running(case: Case) -> None:
    """Errors: TermsRunning."""
    if Term.objects.filter(centre_id=case.centre_id, case=case).open().exists():
        raise TermsRunning(str(case.pk))


def drop_terms(case: Case, *, at: datetime) -> None:
    """Of somebody who was erased: nobody stands behind them any more. The line that closes the case speaks for all."""
    running = Term.objects.filter(centre_id=case.centre_id, case=case).open()
    for term in running.select_for_update():
        term.state, term.ended_on = TermState.DROPPED.value, timezone.localdate(at)
        term.save(update_fields=["state", "ended_on"])
        end_use(ROOM, TERM, term.pk, centre_id=term.centre_id, at=at)


@dataclass(frozen=True, slots=True)
class _Happened:
    """What was done with a term. ``was``: the last day before it. ``kept_on``: of one that was kept."""

    case: Case
    key: FileKey
    act: str
    counted: Counted
    was: date | None = None
    kept_on: date | None = None


def _put(term: Term, key: FileKey, counted: Counted, said: Said, *, by: User, at: datetime) -> None:
    """What was counted stands in the term; the law knows by its key which rows it rests on."""
    today = timezone.localdate(at)
    term.code, term.due_on, term.half_on = counted.code, counted.due_on, half_of(today, counted.due_on)
    seal_facts(term, key, counted, said.opener)
    if counted.reckoned is not None:
        record_use(counted.reckoned.used(ROOM, TERM, term.pk, by), centre_id=term.centre_id, at=at)


def _write(happened: _Happened, said: Said, *, by: User, at: datetime) -> None:
    counted = happened.counted
    words = {
        TEXT: said.text,
        "act": happened.act,
        "due": counted.due_on.isoformat(),
        "was": happened.was.isoformat() if happened.was else "",
        "kept": happened.kept_on.isoformat() if happened.kept_on else "",
        Language.RU.value: counted.named(Language.RU),
        Language.EN.value: counted.named(Language.EN),
    }
    write_line(happened.case, happened.key, today_line(EntryKind.TERM, words, by, at), said.opener)


def _running(term: Term) -> Term:
    """The term as it is now; its case is held already. Errors: TermEnded."""
    found: Term = Term.objects.select_for_update().get(centre_id=term.centre_id, pk=term.pk)
    if not found.is_open:
        raise TermEnded(str(found.pk))
    return found
