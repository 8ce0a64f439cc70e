"""An item of a checklist is ticked; the kind of matter is changed; the signs of forced labour are asked about."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import CaseClosed, Said, as_seen, held, today_line, write_line
from jardam.cases.checking import latest_ticks, newest_screening
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry, Tick
from jardam.cases.reading import checklists, indicators
from jardam.cases.rules.checklist import Item, ItemState
from jardam.cases.rules.indicators import Answer
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import ANSWERS, TEXT, WHAT, words_of
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey


@recorded
def tick(case: Case, item: Item, state: ItemState, said: Said, *, by: User, at: datetime) -> Case:
    """Say what became of an item. What stands so already is not written again: a double click writes once.

    Errors: CaseClosed, CaseChanged; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = _held_open(case)
    if _stands(case, item, state, said):
        return case
    as_seen(case, said)
    words = {TEXT: said.text, WHAT: item.said("ru"), "item": item.code, "to": state.value}
    entry = write_line(case, key, today_line(EntryKind.TICKED, words, by, at), said.opener)
    _save(case, entry, item, state)
    record("case.item_ticked", case, by=by, at=at, item=_audited(item), state=state.value)
    return case


@recorded
def change_track(case: Case, track: Track, said: Said, *, by: User, at: datetime) -> Case:
    """The matter is of another kind than was thought, with the reason. What was ticked stays ticked.

    Errors: as `tick`.
    """
    case, key = _held_open(case)
    if case.track == track:
        return case
    as_seen(case, said)
    was, case.track = case.track, track.value
    words = {TEXT: said.text, "from": was, "to": case.track}
    write_line(case, key, today_line(EntryKind.TRACK, words, by, at), said.opener)
    record("case.track_changed", case, by=by, at=at, track=case.track)
    return case


@recorded
def ask_signs(case: Case, answers: Mapping[str, Answer], said: Said, *, by: User, at: datetime) -> Case:
    """Write down which signs of forced labour were asked about and what was answered: all of them, sealed, as one line.

    The same answers sent once more are written once. Errors: as `tick`.
    """
    case, key = _held_open(case)
    told = {code: answer.value for code, answer in answers.items()}
    before = newest_screening(case, said.opener)
    if before is not None and (before[ANSWERS], before[TEXT]) == (told, said.text):
        return case
    as_seen(case, said)
    words = {TEXT: said.text, ANSWERS: told, "version": indicators().version}
    write_line(case, key, today_line(EntryKind.SCREENED, words, by, at), said.opener)
    record("case.signs_asked", case, by=by, at=at)
    return case


def _held_open(case: Case) -> tuple[Case, FileKey]:
    """Errors: CaseClosed."""
    case, key = held(case.centre_id, case.pk)
    if not case.is_open:
        raise CaseClosed(str(case.pk))
    return case, key


def _stands(case: Case, item: Item, state: ItemState, said: Said) -> bool:
    """Whether the item is in that state already, and nothing else is said of it."""
    last = latest_ticks(case).get(item.code)
    if last is None:
        return state is ItemState.OPEN and not said.text
    is_said = not said.text or words_of(last.entry, case.person.key, said.opener)[TEXT] == said.text
    return last.state == state and is_said


def _audited(item: Item) -> UUID | str:
    """As the audit takes it: an id, or a code in capitals."""
    return UUID(item.code) if item.is_own else item.code.upper()


def _save(case: Case, entry: Entry, item: Item, state: ItemState) -> None:
    Tick(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        entry=entry,
        item="" if item.is_own else item.code,
        own_item_id=UUID(item.code) if item.is_own else None,
        state=state.value,
        list_version=checklists().version,
    ).save(force_insert=True)
