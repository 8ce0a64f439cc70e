"""What an undoing removes, and what it leaves: whatever somebody has touched since, and what hangs together with it.

Each table is asked once, with all ids in one array: right after an import PostgreSQL has no statistics of the new
rows yet, and would walk through them for each other one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models

from jardam.contacts.models import Contact, ContactTopic
from jardam.people.models import Person, PersonIndex
from jardam.registers.models import Import, ImportedContact, ImportedPerson
from jardam.vault.models import FileKey

_OWN = {ContactTopic, ImportedContact, ImportedPerson, PersonIndex}
"""Tables whose rows came with the import, and so say nothing of anybody's touch."""

_Tables = Sequence[tuple[type[models.Model], str]]
_OF_CONTACT: _Tables = ((ContactTopic, "contact_id"), (ImportedContact, "contact_id"), (Contact, "id"))
_OF_PERSON: _Tables = ((PersonIndex, "person_id"), (ImportedPerson, "person_id"), (Person, "id"))
_CONTACTS = "SELECT id, person_id, key_id, sha256(sealed_narrative) FROM contacts_contact"
_PERSONS = "SELECT id, key_id, sha256(sealed_identity) FROM people_person"
_OF_PERSONS = "SELECT id, person_id FROM contacts_contact"


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an import brought, divided. Ids of rows; ``keys`` of what goes."""

    removed: list[UUID]
    kept: set[UUID]
    persons: list[UUID]
    keys: list[UUID]


def planned(imported: Import) -> Undoing:
    """Contacts that somebody has worked with stay: changed, or something points at them or at their person."""
    centre_id = imported.centre_id
    contacts = _stamps(ImportedContact, "contact_id", imported)
    persons = _stamps(ImportedPerson, "person_id", imported)
    found = list(_asked(f"{_CONTACTS} WHERE centre_id = %s AND id = ANY(%s)", centre_id, contacts))
    files = list(_asked(f"{_PERSONS} WHERE centre_id = %s AND id = ANY(%s)", centre_id, persons))
    living = _living(centre_id, persons, files, contacts.keys())
    kept = _pointed_at(Contact, centre_id, contacts)
    kept |= {row[0] for row in found if bytes(row[3] or b"") != contacts[row[0]] or row[1] in living}
    left = {row[1] for row in found if row[0] in kept} | living
    going = [(person_id, key_id) for person_id, key_id, _ in files if person_id not in left]
    alone = [key_id for contact_id, person_id, key_id, _ in found if not person_id and contact_id not in kept]
    return Undoing(
        removed=[row[0] for row in found if row[0] not in kept],
        kept=kept,
        persons=[person_id for person_id, _ in going],
        keys=[*alone, *(key_id for _, key_id in going)],
    )


def remove_untouched(imported: Import) -> tuple[int, int]:
    """How many contacts were removed, and how many stay. Persons go when no contact is left of them; keys go too."""
    undoing, centre_id = planned(imported), imported.centre_id
    for model, column in _OF_CONTACT:
        _delete(model, column, centre_id, undoing.removed)
    for model, column in _OF_PERSON:
        _delete(model, column, centre_id, undoing.persons)
    _delete(FileKey, "id", centre_id, undoing.keys)
    return len(undoing.removed), len(undoing.kept)


def _stamps(model: type[models.Model], column: str, imported: Import) -> dict[UUID, bytes]:
    links = model._base_manager.filter(centre_id=imported.centre_id, imported=imported)
    return {row_id: bytes(stamp) for row_id, stamp in links.values_list(column, "stamp")}


def _living(
    centre_id: UUID, persons: dict[UUID, bytes], files: Iterable[tuple[Any, ...]], contacts: Iterable[UUID]
) -> set[UUID]:
    """Persons of the import whose file somebody has changed, or who have come again since."""
    brought = set(contacts)
    changed = {person_id for person_id, _, stamp in files if bytes(stamp or b"") != persons[person_id]}
    named = _asked(f"{_OF_PERSONS} WHERE centre_id = %s AND person_id = ANY(%s)", centre_id, persons)
    again = {person_id for contact_id, person_id in named if contact_id not in brought}
    return changed | again | _pointed_at(Person, centre_id, persons)


def _pointed_at(model: type[models.Model], centre_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Those at which a row of any other table, of any room, points. The contacts of a person are asked apart."""
    asked, found = list(ids), set()
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        other = relation.related_model
        is_backwards = relation.auto_created and not relation.concrete
        if not is_backwards or other in _OWN or (model is Person and other is Contact):
            continue
        column = f'"{relation.field.column}"'
        select = f'SELECT DISTINCT {column} FROM "{other._meta.db_table}"'  # noqa: S608 - our own names
        rows = _asked(f"{select} WHERE centre_id = %s AND {column} = ANY(%s)", centre_id, asked)
        found |= {row_id for (row_id,) in rows}
    return found


def _asked(query: str, centre_id: UUID, ids: Iterable[UUID]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [centre_id, list(ids)])
        yield from cursor.fetchall()


def _delete(model: type[models.Model], column: str, centre_id: UUID, ids: Sequence[UUID]) -> None:
    """One statement, without asking for what points at the rows: the database's own keys refuse what would be lost."""
    statement = f'DELETE FROM "{model._meta.db_table}" WHERE centre_id = %s AND "{column}" = ANY(%s)'  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(statement, [centre_id, list(ids)])
