"""What somebody said of handing on what is known of them: a yes, a no, or a yes taken back. Only ever added."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.people.actions.persons import locked
from jardam.people.kept import consent_place
from jardam.people.models import Consent, Person
from jardam.people.rules.consent import ADULT, Act, Receiver
from jardam.people.rules.read_out import VERSION
from jardam.people.signals import consents_changed
from jardam.vault.restricted import Opener
from jardam.vault.sealing import open_key, seal_json

LONGEST_CONSENT = timedelta(days=3 * 365)
"""Our own choice, of no law: who agreed three years ago is asked again."""


@dataclass(frozen=True, slots=True)
class Said:
    """A yes or a no. ``id``: drawn by the page, so that a form sent twice is written once. ``until``: of a yes only."""

    id: UUID
    act: Act
    purpose: str
    receiver: Receiver
    said_on: date
    fields: frozenset[str] = frozenset()
    until: date | None = None
    givers: frozenset[str] = ADULT
    language: str = ""  # in which the words were read out
    form: str = ""
    witness: str = ""
    representative: str = ""
    note: str = ""

    @property
    def words(self) -> dict[str, Any]:
        """What is sealed. ``version``: of the words that were read out."""
        return {
            "receiver": [str(self.receiver.kind), self.receiver.name],
            "fields": sorted(self.fields),
            "givers": sorted(self.givers),
            "language": self.language,
            "form": self.form,
            "witness": self.witness,
            "representative": self.representative,
            "note": self.note,
            "version": VERSION,
        }


@recorded
def say_about_consent(
    person: Person, said: Said, *, by: User, at: datetime, opener: Opener | None = None
) -> Consent:
    """Write a yes or a no down. Nothing else changes by it, whichever it is.

    Errors: AlreadyErased; FileKeyLocked.
    """
    person = locked(person)
    sent_before: Consent | None = _ours(person).filter(pk=said.id).first()
    if sent_before is not None:
        return sent_before
    row = _next(person, said.id, by=by, at=at)
    row.act, row.purpose, row.said_on, row.until = said.act.value, said.purpose, said.said_on, said.until
    row.sealed_words = seal_json(person.key, consent_place(row.pk), said.words, opener=opener)
    row.save(force_insert=True)
    verb = "person.consent_given" if said.act is Act.GIVEN else "person.consent_refused"
    record(verb, person, by=by, at=at, purpose=said.purpose)
    consents_changed.send(Person, person=person, at=at, opener=opener)
    return row


@recorded
def withdraw_consent(
    person: Person, consent: Consent, *, by: User, at: datetime, opener: Opener | None = None
) -> None:
    """A yes is taken back, from the beginning of this day on; nothing where it was already.

    Errors: AlreadyErased; FileKeyLocked.
    """
    person = locked(person)
    open_key(person.key, opener)
    if consent.act != Act.GIVEN or _ours(person).filter(of=consent).exists():
        return
    row = _next(person, day_uuid(), by=by, at=at)
    row.act, row.purpose, row.said_on, row.of = Act.WITHDRAWN.value, consent.purpose, row.written_on, consent
    row.sealed_words = seal_json(person.key, consent_place(row.pk), {}, opener=opener)
    row.save(force_insert=True)
    record("person.consent_withdrawn", person, by=by, at=at, purpose=consent.purpose)
    consents_changed.send(Person, person=person, at=at, opener=opener)


def _ours(person: Person) -> Any:
    return Consent.objects.filter(centre_id=person.centre_id, person=person)


def _next(person: Person, row_id: UUID, *, by: User, at: datetime) -> Consent:
    """The next line of this person; their row is held already."""
    last = _ours(person).aggregate(last=Max("number"))["last"] or 0
    row = Consent(id=row_id, centre_id=person.centre_id, person=person, number=last + 1)
    row.written_on, row.written_by = timezone.localdate(at), by
    return row
