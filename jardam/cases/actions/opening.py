"""A case is opened: for a person whose file stands, or for somebody of whom nothing is known yet but that they need help."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.entries import NewLine, write_entry
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Need
from jardam.cases.rules.needs import Aspect
from jardam.cases.rules.next_action import NextAction, next_day
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import TEXT, TITLE, WHAT, seal_next, seal_title
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import new_reference
from jardam.database.bulk import one_at_a_time
from jardam.followups.actions import move_step
from jardam.followups.models import Step
from jardam.followups.rules.steps import StepKind, StepState
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.vault.actions import held_key
from jardam.vault.restricted import Opener

LONGEST_TITLE = 120  # characters
LONGEST_NEXT = 300
LONGEST_WORDS = 8_000


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case begins with. ``person`` None: that of ``contact``, else a new file that says nothing yet.

    ``case_id``: drawn by the page, so that a form sent twice opens one case.
    """

    case_id: UUID
    track: Track
    title: str
    then: NextAction
    person: Person | None = None
    contact: Contact | None = None
    stated: str = ""
    topic: Topic | None = None
    weight: int = 2


@recorded
def open_case(opening: Opening, *, opener: Opener | None = None, by: User, at: datetime) -> Case:
    """Open a case for which ``by`` answers; the step that asked for one is taken with it.

    Errors: DayRefused; FileKeyLocked, FileKeyDestroyed.
    """
    assert by.centre_id is not None
    one_at_a_time(f"cases.Case/{opening.case_id}")
    sent_before: Case | None = Case.objects.visible_to(by).filter(pk=opening.case_id).first()
    if sent_before is not None:
        return sent_before
    today = timezone.localdate(at)
    next_day(opening.then.day, today)
    person = _person(opening, by=by, at=at)
    key = held_key(person.centre_id, person.key_id)
    case = Case(
        id=opening.case_id,
        centre_id=by.centre_id,
        reference=_free_reference(by.centre_id),
        person=person,
        contact=opening.contact,
        track=opening.track.value,
        responsible=by,
        weight=opening.weight,
        opened_on=today,
        next_on=opening.then.day,
    )
    seal_title(case, key, opening.title, opener)
    seal_next(case, key, opening.then.what, opener)
    case.save(force_insert=True)
    words = {TITLE: opening.title, TEXT: opening.stated, WHAT: opening.then.what}
    line = NewLine(EntryKind.OPENED, words, by, today, today)
    write_entry(case, key, _with_its_need(case, opening, line), opener)
    record("case.opened", case, by=by, at=at, track=case.track)
    _take_step(opening.contact, by=by, at=at)
    return case


def _with_its_need(case: Case, opening: Opening, line: NewLine) -> NewLine:
    """What the person wants is the first need of the case, where they said it."""
    if not opening.stated.strip():
        return line
    need = Need.of(case, opening.topic, number=case.revision)
    need.save(force_insert=True)
    return line.of_need(need, Aspect.STATED)


def _person(opening: Opening, *, by: User, at: datetime) -> Person:
    if opening.person is not None:
        return opening.person
    if opening.contact is not None and opening.contact.person is not None:
        known: Person = opening.contact.person
        return known
    return add_person(Identity(), by=by, at=at)


def _take_step(contact: Contact | None, *, by: User, at: datetime) -> None:
    """Whoever asked for the case in the conversation sees that it was taken."""
    if contact is None:
        return
    asked = Step.objects.waiting().filter(
        centre_id=contact.centre_id, contact=contact, kind=StepKind.CASE.value
    )
    for step in asked:
        move_step(step, StepState.TAKEN, by=by, at=at)


def _free_reference(centre_id: UUID) -> str:
    while True:
        reference = new_reference()
        if not Case.objects.filter(centre_id=centre_id, reference=reference).exists():
            return reference
