"""A case of one's own is made of what another centre sent; one's own that comes back is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.actions import Opening, Said, add_need, open_case, reopen_case, say_of_need, set_term
from jardam.cases.actions.entries import NewLine
from jardam.cases.actions.holding import held, write_line
from jardam.cases.choices import EntryKind, tracks
from jardam.cases.counting import counted_from
from jardam.cases.models import Case
from jardam.cases.rules.needs import Aspect
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import TEXT
from jardam.centres.models import Centre, User
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person
from jardam.people.choices import field_groups
from jardam.people.models import Person
from jardam.transfers.rules.files import Handed, Need, Note
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Taking:
    """``case_id``: drawn by the page. ``person``: of ours, whom it is about; None: somebody new. ``then``: what is done first.

    ``opener``: for a case that comes back, whose file may be closed to others by now.
    """

    case_id: UUID
    then: NextAction
    person: Person | None = None
    opener: Opener | None = None


def case_of(handed: Handed, centre: Centre, taking: Taking, *, by: User, at: datetime) -> Case:
    """With its needs, its terms, and line by line what they told of it. Call it inside the action that holds the transfer.

    Errors: DayRefused; FileKeyLocked; FileKeyDestroyed.
    """
    ours = _at_home(handed, by)
    case = _opened(handed, taking, by=by, at=at) if ours is None else _again(ours, taking, by=by, at=at)
    _write_lines(case, handed, centre, taking.opener, by=by, at=at)
    for term in handed.terms:
        counted = counted_from(term.code, term.due_on, term.counted)
        set_term(case, counted, _said(case, "", taking), by=by, at=at)
    case.refresh_from_db(fields=["revision"])
    return case


def _at_home(handed: Handed, by: User) -> Case | None:
    """Our own case, of which this is what became of it elsewhere; None where it is new to us, or open again already."""
    if not handed.back_of:
        return None
    ours = Case.objects.visible_to(by).filter(departures=handed.back_of, person__erased_on=None)
    found: Case | None = ours.select_related("person__key").first()
    return found if found is not None and not found.is_open else None


def _again(case: Case, taking: Taking, *, by: User, at: datetime) -> Case:
    text = _("It comes back from the centre to which it was handed over.")
    return reopen_case(case, _said(case, text, taking), taking.then, by=by, at=at)


def _opened(handed: Handed, taking: Taking, *, by: User, at: datetime) -> Case:
    person = taking.person or add_person(handed.who, sex=handed.sex, age_band=handed.age_band, by=by, at=at)
    track = Track(handed.track)
    title = handed.title or str(tracks()[track])
    opening = Opening(taking.case_id, track, title, taking.then, person)
    case = open_case(opening, opener=taking.opener, by=by, at=at)
    for need in handed.needs or [Need(handed.topic, {})] * bool(handed.topic):
        _add_need(case, need, taking, by=by, at=at)
    return case


def _add_need(case: Case, need: Need, taking: Taking, *, by: User, at: datetime) -> None:
    topic = Topic(need.topic) if need.topic else None
    row = add_need(case, topic, _said(case, need.seen.get(Aspect.STATED, ""), taking), by=by, at=at)
    for aspect in (Aspect.ASSESSED, Aspect.QUALIFIED):
        if text := need.seen.get(aspect, ""):
            say_of_need(row, aspect, _said(case, text, taking), by=by, at=at)


def _said(case: Case, text: str, taking: Taking) -> Said:
    """As the case stands now: whoever is in the middle of an action of their own knows what it did so far."""
    case.refresh_from_db(fields=["revision"])
    return Said(case.revision, text, taking.opener)


def _write_lines(
    case: Case, handed: Handed, centre: Centre, opener: Opener | None, *, by: User, at: datetime
) -> None:
    today = timezone.localdate(at)
    case, key = held(case.centre_id, case.pk)
    for told in _lines(handed, centre, today):
        line = NewLine(EntryKind.NOTE, {TEXT: told.text}, by, today, min(told.on, today))
        write_line(case, key, line, opener)


def _lines(handed: Handed, centre: Centre, today: date) -> Iterator[Note]:
    """Where it comes from, what was written for us, and what they noted, each with its day."""
    words = {"centre": centre.name, "reference": handed.reference}
    yield Note(today, _("Handed over by the centre %(centre)s, where it was case %(reference)s.") % words)
    headings = field_groups()
    for group, text in handed.words.items():
        yield Note(today, f"{centre.name}. {headings[group]}: {text}")
    for told in handed.notes:
        yield Note(told.on, f"{centre.name}: {told.text}")
