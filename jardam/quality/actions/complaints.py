"""A complaint is taken, handed over, moved to its end. What was said and found rests sealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.law.queries import production_calendar
from jardam.law.rules.own_terms import own_term
from jardam.quality.models import Complaint
from jardam.quality.queries import owners_in_question, terms_of
from jardam.quality.rules.complaints import (
    MOVES,
    About,
    Answer,
    Came,
    MoveRefused,
    State,
    after,
    first_owner,
    may_own,
)
from jardam.rota.actions.numbers import next_number
from jardam.vault.actions import new_file_key
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1
LONGEST_WORDS = 4_000  # characters
WORDS, REPLY_TO = "words", "reply_to"  # inside the seal


class NotTheirs(ValueError):
    """The complaint concerns this colleague: they do not look into it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is written down when somebody complains. ``words`` and ``reply_to`` are sealed."""

    came: Came
    about: About
    words: str
    reply_to: str = ""
    is_anonymous: bool = False
    colleague: User | None = None
    contact: Contact | None = None

    @property
    def involved(self) -> tuple[UUID | None, UUID | None]:
        return (
            self.colleague.pk if self.colleague else None,
            self.contact.recorded_by_id if self.contact else None,
        )


def words_place(complaint_id: UUID) -> Place:
    return Place("quality_complaint", complaint_id, "words", SCHEMA)


def notes_place(complaint_id: UUID) -> Place:
    return Place("quality_complaint", complaint_id, "notes", SCHEMA)


@recorded
def take_complaint(heard: Heard, *, by: User, at: datetime) -> Complaint:
    """Write a complaint down, give it a last day, and an owner whom it does not concern; where nobody is left, none."""
    assert by.centre is not None
    today = timezone.localdate(at, by.centre.zone)
    term = terms_of(by.centre).complaint_days
    complaint = Complaint(
        id=day_uuid(),
        centre=by.centre,
        number=next_number(Complaint.objects.all(), by.centre.pk),
        came=heard.came.value,
        about=heard.about.value,
        is_anonymous=heard.is_anonymous,
        received_on=today,
        due_on=own_term(today, term, production_calendar()).last,
        contact=heard.contact,
        colleague=heard.colleague,
        owner_id=first_owner([one.pk for one in owners_in_question(by.centre)], heard.involved),
        recorded_by=by,
        key=new_file_key(by.centre.pk),
    )
    told = {WORDS: heard.words, REPLY_TO: "" if heard.is_anonymous else heard.reply_to}
    complaint.sealed_words = seal_json(complaint.key, words_place(complaint.pk), told)
    complaint.save(force_insert=True)
    record("complaint.taken", complaint, by=by, at=at, about=heard.about.value)
    tell(complaint.centre_id)
    return complaint


@recorded
def move_complaint(
    complaint: Complaint, move: State, *, answer: Answer | None = None, note: str = "", by: User, at: datetime
) -> Complaint:
    """One move of the table, with what was found. Errors: MoveRefused; AnswerMissing; FileKeyDestroyed."""
    complaint = _locked(complaint)
    complaint.state = after(State(complaint.state), move, answer).value
    today = timezone.localdate(at)
    if move not in MOVES:
        complaint.due_on, complaint.ended_on, complaint.answer = None, today, str(answer)
    if note.strip():
        said = {"on": today.isoformat(), "by": str(by.pk), "text": note.strip()[:LONGEST_WORDS]}
        notes = {"said": [*read_notes(complaint), said]}
        complaint.sealed_notes = seal_json(complaint.key, notes_place(complaint.pk), notes)
    complaint.save(update_fields=["state", "due_on", "ended_on", "answer", "sealed_notes"])
    record("complaint.moved", complaint, by=by, at=at, state=complaint.state)
    tell(complaint.centre_id)
    return complaint


@recorded
def hand_complaint(complaint: Complaint, owner: User, *, by: User, at: datetime) -> Complaint:
    """Somebody else looks into it from now on. Errors: NotTheirs, where it concerns them; MoveRefused, when it has ended."""
    complaint = _locked(complaint)
    involved = (complaint.colleague_id, complaint.contact.recorded_by_id if complaint.contact else None)
    if not may_own(owner.pk, involved):
        raise NotTheirs(str(complaint.pk))
    if not complaint.is_waiting:
        raise MoveRefused(complaint.state)
    complaint.owner = owner
    complaint.save(update_fields=["owner"])
    record("complaint.handed", complaint, by=by, at=at)
    tell(complaint.centre_id)
    return complaint


def read_words(complaint: Complaint) -> Mapping[str, str]:
    """What somebody said, and how to answer them. The caller writes the reading down."""
    return open_json(complaint.key, words_place(complaint.pk), complaint.sealed_words)


def read_notes(complaint: Complaint) -> list[dict[str, Any]]:
    """What was found, oldest first. The caller writes the reading down."""
    if complaint.sealed_notes is None:
        return []
    notes: list[dict[str, Any]] = open_json(complaint.key, notes_place(complaint.pk), complaint.sealed_notes)[
        "said"
    ]
    return notes


def _locked(complaint: Complaint) -> Complaint:
    found: Complaint = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("key", "contact")
        .get(centre_id=complaint.centre_id, pk=complaint.pk)
    )
    return found
