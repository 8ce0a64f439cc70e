"""One case as it is read: what is done next, what happened, what is known of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.accounts.queries import names_by_id
from jardam.audit.actions import readings_together
from jardam.cases.choices import EntryKind, aspects, endings, need_states, stages, tracks
from jardam.cases.models import Case, Entry
from jardam.cases.permissions import may_write
from jardam.cases.queries import ENTRIES_SHOWN, read_case, read_needs, read_terms
from jardam.cases.rules.needs import Aspect, NeedState
from jardam.cases.rules.stages import Ending, Stage
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import TITLE, WHAT
from jardam.cases.written import Written, read_lines, read_written
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.around import Around, around
from jardam.desk.casework.check_ins import asked_told, shown_check_ins, text_told
from jardam.desk.casework.checklist import read_checklist, shown_checklist, tick_told, tickers
from jardam.desk.casework.exhibits import MOST_SHOWN as MOST_FILES
from jardam.desk.casework.exhibits import shown_exhibits
from jardam.desk.casework.forms import NoteForm
from jardam.desk.casework.needs import authors, shown_needs
from jardam.desk.casework.precedents import precedents_beside
from jardam.desk.casework.terms import shown_terms, term_line
from jardam.desk.casework.whose import weight_told, whose_facts
from jardam.desk.claiming.lines import claim_line, claims_of
from jardam.desk.claiming.money import column_words
from jardam.desk.paperwork.listing import MOST_SHOWN as MOST_PAPERS
from jardam.desk.paperwork.listing import paper_line, papers_of
from jardam.desk.personal.known import shown_known
from jardam.desk.steps import days_left
from jardam.exhibits.queries import newest_exhibits
from jardam.incidents.permissions import may_keep_incidents
from jardam.people.permissions import may_identify
from jardam.transfers.permissions import may_hand_over
from jardam.vault.unlocked import opener

TELL_INCIDENTS = (Track.HOSPITAL, Track.DISCRIMINATION, Track.VIOLENCE)
"""Kinds of matter in which something was done to somebody that others may have met with, too."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what happened."""

    day: date
    what: str
    text: str
    who: str
    is_ours: bool  # something was done, not only written down


def today_of(request: StaffRequest) -> date:
    """The day where the centre stands."""
    assert request.user.centre is not None
    return timezone.localdate(timezone.now(), request.user.centre.zone)


def case_page(request: StaffRequest, found: Case, note: NoteForm | None = None) -> dict[str, object]:
    """Everything the page shows, and a line in the audit. Errors: FileKeyLocked."""
    with readings_together():
        return _case_page(request, found, note)


def _case_page(request: StaffRequest, found: Case, note: NoteForm | None) -> dict[str, object]:
    key, today = opener(request), today_of(request)
    told = read_case(found, by=request.user, at=timezone.now(), opener=key)
    written = read_written(found, _before(request)) if told else Written()
    entries = read_lines(found, written, key)
    needs = read_needs(found, key, written.of_needs) if told else []
    terms = shown_terms(read_terms(found, key), today) if told else []
    checked = read_checklist(found, written, key) if told else None
    people = around(found, timezone.now(), named_in(entries) | authors(needs) | tickers(checked))
    names = people.by_id
    lines = [_line(entry, words, names) for entry, words in entries[:ENTRIES_SHOWN]]
    is_written = told is not None and may_write(request.user, found)
    title, what = told or ("", "")
    exhibits = shown_exhibits(newest_exhibits(found, key, most=MOST_FILES + 1)) if told else []
    papers = papers_of(found, request.user, most=MOST_PAPERS + 1) if told else []
    return {
        "case": found,
        "number": spoken(found.reference),
        "title": title,
        "what": what,
        "is_erased": told is None,
        "days_left": days_left((found.next_on - today).days) if found.next_on else "",
        "is_late": found.is_late(today),
        "facts": _facts(found, people),
        "known": shown_known(request, found.person),
        "has_barred": bool(people.barred),
        "has_team": bool(people.team),
        "needs": shown_needs(needs, names),
        "terms": terms,
        "open_terms": [shown for shown in terms if shown.term.is_open],
        "papers": papers[:MOST_PAPERS],
        "has_more_papers": len(papers) > MOST_PAPERS,
        "checklist": shown_checklist(found, checked, names) if checked else None,
        "check_ins": shown_check_ins(found) if told else [],
        "may_tell_incident": told and found.track in TELL_INCIDENTS and may_keep_incidents(request.user),
        "claims": claims_of(found, key) if told else [],
        "columns": column_words(),
        "exhibits": exhibits[:MOST_FILES],
        "has_more_exhibits": len(exhibits) > MOST_FILES,
        "may_join": is_written and any(one.is_page for one in exhibits[:MOST_FILES]),
        "lines": lines,
        "older_url": _older(found, entries),
        "may_write": is_written,
        "may_hand_over": found.is_open and may_hand_over(request.user, found),
        "may_tick": is_written and found.is_open,
        "may_close": found.is_open and may_write(request.user, found),
        "note": (note or NoteForm(today=today, initial={"seen": found.revision, "day": today}))
        if is_written
        else None,
        **(precedents_beside(found, request.user) if told else {}),
        "may_see_person": may_identify(request.user),
    }


def _facts(found: Case, people: Around) -> list[tuple[str, object]]:
    rows = [
        *whose_facts(found, people),
        (_("Kind of matter"), found.get_track_display()),
        (_("Stage"), found.get_stage_display()),
        (_("How much strength it takes"), weight_told(found.weight, is_strategic=found.is_strategic)),
        (_("The file"), _("closed to all but named people") if found.person.key.is_restricted else ""),
        (_("How it ended"), found.get_ending_display()),
        (_("Who must not know of it"), "; ".join(people.barred)),
        (_("Opened on"), f"{found.opened_on:%d.%m.%Y}"),
        (_("Closed on"), f"{found.closed_on:%d.%m.%Y}" if found.closed_on else ""),
    ]
    return [(term, value) for term, value in rows if value]


def names_in(entries: Sequence[tuple[Entry, dict[str, Any]]]) -> dict[str, str]:
    """By id as text, everybody who is named in these lines. One query."""
    return {str(pk): name for pk, name in names_by_id(named_in(entries)).items()}


def named_in(entries: Sequence[tuple[Entry, dict[str, Any]]]) -> set[UUID]:
    """Who wrote these lines, and of whom they tell."""
    people = {entry.written_by_id for entry, _words in entries}
    return people | {UUID(words["to"]) for entry, words in entries if entry.kind in WITH_SOMEBODY}


def _line(entry: Entry, words: dict[str, Any], names: dict[str, str]) -> Line:
    return Line(
        day=entry.happened_on,
        what=what_happened(entry, words, names),
        text=text_told(words),
        who=names.get(str(entry.written_by_id), ""),
        is_ours=entry.kind != EntryKind.NOTE,
    )


def what_happened(entry: Entry, words: dict[str, Any], names: dict[str, str]) -> str:
    """What the line is headed by; a note is headed by nothing."""
    if entry.kind == EntryKind.NEED and entry.aspect:
        return str(aspects()[Aspect(entry.aspect)])
    said = HEADED[EntryKind(entry.kind)]
    return said(words, names) if said else ""


WITH_SOMEBODY = {
    kind.value
    for kind in (
        EntryKind.HANDED,
        EntryKind.JOINED,
        EntryKind.PARTED,
        EntryKind.BARRED,
        EntryKind.LET_IN,
    )
}
HEADED: dict[EntryKind, Callable[[dict[str, Any], dict[str, str]], str] | None] = {
    EntryKind.NOTE: None,
    EntryKind.OPENED: lambda words, _names: _("Opened: %(title)s") % {"title": words[TITLE]},
    EntryKind.DONE: lambda words, _names: _("Done: %(what)s") % {"what": words[WHAT]},
    EntryKind.PLANNED: lambda words, _names: _("Put off: %(what)s") % {"what": words[WHAT]},
    EntryKind.NEED: lambda words, _names: (
        _("What became of a need: %(state)s") % {"state": need_states()[NeedState(words["state"])]}
    ),
    EntryKind.TERM: lambda words, _names: term_line(words),
    EntryKind.CLAIM: lambda words, _names: claim_line(words),
    EntryKind.PAPER: lambda words, _names: paper_line(words),
    EntryKind.STAGE: lambda words, _names: (
        _("New stage: %(stage)s") % {"stage": stages()[Stage(words["to"])]}
    ),
    EntryKind.TICKED: lambda words, _names: tick_told(words),
    EntryKind.TRACK: lambda words, _names: (
        _("New kind of matter: %(track)s") % {"track": tracks()[Track(words["to"])]}
    ),
    EntryKind.SCREENED: lambda _words, _names: _("Signs of forced labour were asked about"),
    EntryKind.HANDED: lambda words, names: _("Handed to %(name)s") % {"name": names.get(words["to"], "")},
    EntryKind.JOINED: lambda words, names: (
        _("Works on it, too: %(name)s") % {"name": names.get(words["to"], "")}
    ),
    EntryKind.PARTED: lambda words, names: (
        _("Works on it no longer: %(name)s") % {"name": names.get(words["to"], "")}
    ),
    EntryKind.WEIGHED: lambda words, _names: weight_told(words["weight"], is_strategic=words["is_strategic"]),
    EntryKind.BARRED: lambda words, names: _("Barred: %(name)s") % {"name": names.get(words["to"], "")},
    EntryKind.LET_IN: lambda words, names: _("Let in again: %(name)s") % {"name": names.get(words["to"], "")},
    EntryKind.CLOSED: lambda words, _names: (
        _("Closed: %(ending)s") % {"ending": endings()[Ending(words["ending"])]}
    ),
    EntryKind.ASKED: lambda words, _names: asked_told(words),
    EntryKind.REOPENED: lambda _words, _names: _("Opened again"),
}


def _before(request: StaffRequest) -> int | None:
    number = request.GET.get("before", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None


def _older(found: Case, entries: Sequence[tuple[Entry, dict[str, Any]]]) -> str:
    if len(entries) <= ENTRIES_SHOWN:
        return ""
    return f"{reverse('desk:case', args=[found.pk])}?before={entries[ENTRIES_SHOWN - 1][0].number}"
