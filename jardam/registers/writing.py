"""Writes the rows of a register as contacts, in batches of whole statements. Sealed one by one, like any other."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from jardam.contacts.actions import narrative_place
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactTopic
from jardam.contacts.rules.closing import Outcome, Reason
from jardam.contacts.rules.reference import DIGITS, check_digit
from jardam.database.bulk import insert_all
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import TOPIC_CODELIST_VERSION
from jardam.people.actions import put_identity
from jardam.people.models import Person, PersonIndex
from jardam.people.rules.identity import Identity, index_values
from jardam.registers.judging import Fitting
from jardam.registers.models import Import, ImportedContact, ImportedPerson
from jardam.registers.rules.rows import ContactRow
from jardam.vault.actions import new_file_keys
from jardam.vault.choices import Tier
from jardam.vault.indexes import blind_index
from jardam.vault.models import FileKey
from jardam.vault.sealing import seal_json

_BODY = 10 ** (DIGITS - 1)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Whose file a row belongs to. ``says``: what an earlier row of this register said; '' for a file from before."""

    person_id: UUID
    key: FileKey
    says: str = ""


@dataclass(slots=True)
class RegisterWriter:
    """One import while it writes; remembers only what later rows need: whose phone it is, and used numbers."""

    imported: Import
    on: date
    persons_new: int = 0
    linked: set[UUID] = field(default_factory=set)
    _by_phone: dict[str, KnownPerson] = field(default_factory=dict)
    _references: set[str] = field(default_factory=set)

    def write(self, batch: Sequence[Fitting]) -> None:
        """Persons, contacts, topics and links of a batch. One statement for each table."""
        if not batch:
            return
        self._remember_known(batch)
        persons = self._persons(batch)
        own_keys = iter(new_file_keys(self.imported.centre_id, persons.count(None)))
        references = iter(self._new_references(len(batch)))
        contacts = [
            self._contact(fitting.row, person, next(references), person.key if person else next(own_keys))
            for fitting, person in zip(batch, persons, strict=True)
        ]
        insert_all(contacts)
        pairs = list(zip(batch, contacts, strict=True))
        insert_all([topic for fitting, contact in pairs for topic in _topics(contact, fitting.row.topics)])
        insert_all([self._link(fitting, contact) for fitting, contact in pairs])

    def _remember_known(self, batch: Sequence[Fitting]) -> None:
        """Whom the centre knows already by exactly one of these phones. Closed and shared ones are passed over."""
        centre_id = self.imported.centre_id
        phones = {phone for fitting in batch for phone in fitting.row.phones} - self._by_phone.keys()
        digests = {blind_index(centre_id, "phone", phone): phone for phone in phones}
        entries = PersonIndex.objects.filter(centre_id=centre_id, kind="phone", digest__in=list(digests))
        entries = entries.filter(person__erased_on=None, person__key__tier=Tier.STANDARD)
        found: dict[str, set[KnownPerson]] = {}
        for entry in entries.select_related("person__key").defer("person__sealed_identity"):
            known = KnownPerson(entry.person_id, entry.person.key)
            found.setdefault(digests[bytes(entry.digest)], set()).add(known)
        self._by_phone.update({phone: one.pop() for phone, one in found.items() if len(one) == 1})

    def _persons(self, batch: Sequence[Fitting]) -> list[KnownPerson | None]:
        """Whose file each row belongs to; those not known by a phone get one, if the row names anybody."""
        opened: list[tuple[Person, Identity]] = []
        whose: list[UUID | KnownPerson | None] = []
        fresh: dict[str, UUID] = {}
        for fitting in batch:
            row = fitting.row
            known = next((self._by_phone[phone] for phone in row.phones if phone in self._by_phone), None)
            met = known or next((fresh[phone] for phone in row.phones if phone in fresh), None)
            if met is None and (row.phones or row.name):
                met = self._opened(row, opened)
                fresh.update(dict.fromkeys(row.phones, met))
            whose.append(met)
        made = self._save_persons(opened)
        self._by_phone.update({phone: made[person_id] for phone, person_id in fresh.items()})
        persons = [made[one] if isinstance(one, UUID) else one for one in whose]
        self.linked.update(one.person_id for one in persons if one and not one.says)
        return persons

    def _opened(self, row: ContactRow, opened: list[tuple[Person, Identity]]) -> UUID:
        person = Person(id=day_uuid(), centre_id=self.imported.centre_id, added_on=self.on)
        person.sex, person.age_band = row.sex, row.age_band
        opened.append((person, Identity(name=row.name, phones=row.phones)))
        return person.id

    def _save_persons(self, opened: Sequence[tuple[Person, Identity]]) -> dict[UUID, KnownPerson]:
        centre_id = self.imported.centre_id
        keys = new_file_keys(centre_id, len(opened))
        for (person, identity), key in zip(opened, keys, strict=True):
            person.key = key
            put_identity(person, identity)
        insert_all([person for person, _ in opened])
        insert_all(list(_index_rows(centre_id, opened)))
        insert_all([self._person_link(person) for person, _ in opened])
        self.persons_new += len(opened)
        return {
            person.id: KnownPerson(person.id, person.key, _said(identity.name, identity.phones))
            for person, identity in opened
        }

    def _contact(self, row: ContactRow, whose: KnownPerson | None, reference: str, key: FileKey) -> Contact:
        contact = Contact(
            id=day_uuid(),
            centre_id=self.imported.centre_id,
            reference=reference,
            state=State.CLOSED,
            happened_on=row.happened_on,
            channel=row.channel,
            language=row.language,
            client_kind=row.client_kind,
            kind=row.kind,
            outcome=row.outcome,
            reason=Reason.OTHER if row.outcome == Outcome.UNABLE else "",
            violence=row.violence,
            discrimination=row.discrimination,
            region=row.region,
            sex=row.sex,
            age_band=row.age_band,
            recorded_by_id=self.imported.brought_by_id,
            person_id=whose.person_id if whose else None,
            key=key,
        )
        narrative = {"stated": row.stated, "note": _note(row, whose)}
        contact.sealed_narrative = seal_json(key, narrative_place(contact.id), narrative)
        return contact

    def _link(self, fitting: Fitting, contact: Contact) -> ImportedContact:
        return ImportedContact(
            centre_id=contact.centre_id,
            imported=self.imported,
            contact=contact,
            row_number=fitting.number,
            digest=fitting.digest,
            stamp=stamp_of(contact.sealed_narrative),
        )

    def _person_link(self, person: Person) -> ImportedPerson:
        return ImportedPerson(
            centre_id=person.centre_id,
            imported=self.imported,
            person=person,
            stamp=stamp_of(person.sealed_identity),
        )

    def _new_references(self, count: int) -> list[str]:
        """Numbers that no contact of the centre has. Drawn at random, like every other."""
        drawn: set[str] = set()
        while len(drawn) < count:
            drawn |= {_reference() for _ in range(count - len(drawn))} - self._references
            taken = Contact.objects.filter(centre_id=self.imported.centre_id, reference__in=drawn)
            drawn -= set(taken.values_list("reference", flat=True))
        self._references |= drawn
        return list(drawn)


def stamp_of(sealed: bytes | memoryview | None) -> bytes:
    """Which sealed bytes these are. PostgreSQL makes the same by sha256()."""
    return hashlib.sha256(bytes(sealed or b"")).digest()


def _reference() -> str:
    body = f"{secrets.randbelow(_BODY):0{DIGITS - 1}}"
    return body + check_digit(body)


def _said(name: str, phones: Iterable[str]) -> str:
    return ", ".join(filter(None, (name, *phones)))


def _note(row: ContactRow, whose: KnownPerson | None) -> str:
    """The note, and what the row says otherwise than the file it belongs to: neither lost nor merged."""
    said = _said(row.name, row.phones)
    if whose is None or said == whose.says:
        return row.note
    return f"{row.note}\n{said}".strip()


def _topics(contact: Contact, topics: Iterable[str]) -> list[ContactTopic]:
    return [
        ContactTopic(
            centre_id=contact.centre_id,
            contact=contact,
            topic=topic,
            codelist_version=TOPIC_CODELIST_VERSION,
            own_id=UUID(own) if own else None,
        )
        for topic, _colon, own in (code.partition(":") for code in topics)
    ]


def _index_rows(centre_id: UUID, opened: Sequence[tuple[Person, Identity]]) -> Iterable[PersonIndex]:
    for person, identity in opened:
        for kind, value in index_values(identity):
            digest = blind_index(centre_id, kind, value)
            yield PersonIndex(centre_id=centre_id, person=person, kind=kind, digest=digest)
