"""What rests beside the identity under the key of the same file: it moves with the key, and goes with the person."""

from uuid import UUID

from jardam.people.models import Consent, HouseholdMember, Person
from jardam.vault.actions import Move
from jardam.vault.sealing import Place

SCHEMA = 1


def member_place(member_id: UUID) -> Place:
    return Place("people_householdmember", member_id, "words", SCHEMA)


def consent_place(consent_id: UUID) -> Place:
    return Place("people_consent", consent_id, "words", SCHEMA)


def take_along(person: Person, move: Move) -> None:
    """The file was closed to all but named people: all of it is sealed anew."""
    for member in HouseholdMember.objects.filter(centre_id=person.centre_id, person=person):
        member.sealed_words = move(member_place(member.pk), bytes(member.sealed_words))
        member.save(update_fields=["sealed_words"])
    for consent in Consent.objects.filter(centre_id=person.centre_id, person=person):
        consent.sealed_words = move(consent_place(consent.pk), bytes(consent.sealed_words or b""))
        consent.save(update_fields=["sealed_words"])


def forget(person: Person) -> None:
    """The person is erased: nobody lives with them any more; that something was said stands, of what it spoke not."""
    HouseholdMember.objects.filter(centre_id=person.centre_id, person=person).delete()
    Consent.objects.filter(centre_id=person.centre_id, person=person).update(sealed_words=None)
