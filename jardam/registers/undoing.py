"""What an undoing removes, and what it leaves: whatever somebody has touched since, and what hangs together with it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from jardam.contacts.models import Contact, ContactTopic
from jardam.people.models import Person, PersonIndex
from jardam.registers.models import Import, ImportedContact, ImportedPerson
from jardam.vault.models import FileKey

_OWN = {ContactTopic, ImportedContact, ImportedPerson, PersonIndex}
"""Tables whose rows came with the import, and so say nothing of anybody's touch."""

_Tables = Sequence[tuple[type[models.Model], str]]
_OF_CONTACT: _Tables = ((ContactTopic, "contact_id"), (ImportedContact, "contact_id"), (Contact, "id"))
_OF_PERSON: _Tables = ((PersonIndex, "person_id"), (ImportedPerson, "person_id"), (Person, "id"))


def touched(imported: Import) -> QuerySet[Any]:
    """Links of contacts that somebody has worked with since: changed, or something points at them or at their person."""
    links = ImportedContact.objects.filter(centre_id=imported.centre_id, imported=imported)
    changed = ~Q(stamp=_stamp("contact__sealed_narrative"))
    persons = ImportedPerson.objects.filter(
        centre_id=OuterRef("centre_id"), imported=imported, person=OuterRef("contact__person")
    )
    lives_on = persons.filter(~Q(stamp=_stamp("person__sealed_identity")) | _pointed_at(Person, "person"))
    return links.filter(changed | _pointed_at(Contact, "contact") | Exists(lives_on))


def remove_untouched(imported: Import) -> tuple[int, int]:
    """How many contacts were removed, and how many stay. Persons go when no contact is left of them; keys go too."""
    centre_id = imported.centre_id
    kept = set(touched(imported).values_list("contact_id", flat=True))
    links = ImportedContact.objects.filter(centre_id=centre_id, imported=imported)
    ids = [contact_id for contact_id in links.values_list("contact_id", flat=True) if contact_id not in kept]
    keys = _own_keys(centre_id, ids)
    for model, column in _OF_CONTACT:
        _delete(model, column, centre_id, ids)
    persons = _left_alone(imported)
    keys += [key_id for _, key_id in persons]
    person_ids = [person_id for person_id, _ in persons]
    for model, column in _OF_PERSON:
        _delete(model, column, centre_id, person_ids)
    _delete(FileKey, "id", centre_id, keys)
    return len(ids), len(kept)


def _own_keys(centre_id: UUID, ids: Sequence[UUID]) -> list[UUID]:
    """The keys of contacts without a person; the others are sealed under the person's. One array: no limit of ids."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key_id FROM contacts_contact WHERE centre_id = %s AND person_id IS NULL AND id = ANY(%s)",
            [centre_id, list(ids)],
        )
        return [key_id for (key_id,) in cursor.fetchall()]


def _left_alone(imported: Import) -> list[tuple[UUID, UUID]]:
    """Persons of the import whom no contact and nothing else names any more, with their keys."""
    links = ImportedPerson.objects.filter(centre_id=imported.centre_id, imported=imported)
    links = links.filter(stamp=_stamp("person__sealed_identity")).exclude(_pointed_at(Person, "person"))
    named = Contact.objects.filter(centre_id=OuterRef("centre_id"), person=OuterRef("person"))
    return list(links.exclude(Exists(named)).values_list("person_id", "person__key_id"))


def _pointed_at(model: type[models.Model], name: str) -> Q:
    """Whether a row of any other table, of any room, points at it. Contacts of a person: those not of this import."""
    found = Q()
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        other: Any = relation.related_model
        if not (relation.auto_created and not relation.concrete) or other in _OWN:
            continue
        rows = other._base_manager.filter(
            **{"centre_id": OuterRef("centre_id"), relation.field.name: OuterRef(name)}
        )
        if other is Contact:
            rows = rows.exclude(Exists(_of_same_import()))
        found |= Q(Exists(rows))
    return found


def _of_same_import() -> QuerySet[Any]:
    return ImportedContact.objects.filter(
        centre_id=OuterRef("centre_id"), contact=OuterRef("pk"), imported=OuterRef(OuterRef("imported"))
    )


def _stamp(sealed: str) -> Coalesce:
    digest = Func(F(sealed), function="sha256", output_field=models.BinaryField())
    return Coalesce(digest, Value(b"", output_field=models.BinaryField()))


def _delete(model: type[models.Model], column: str, centre_id: UUID, ids: Sequence[UUID]) -> None:
    """One statement, without asking for what points at the rows: the database's own keys refuse what would be lost."""
    statement = f'DELETE FROM "{model._meta.db_table}" WHERE centre_id = %s AND "{column}" = ANY(%s)'  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(statement, [centre_id, list(ids)])
