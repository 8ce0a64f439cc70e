"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.contacts.actions import answer_place, narrative_place
from jardam.contacts.actions.uses import ANSWER, ROOM
from jardam.contacts.models import Contact, ContactAnswer
from jardam.law.actions import forget_uses
from jardam.people.models import Person
from jardam.vault.actions import Move


def take_narratives_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: what they said and were told moves under the new key."""
    contacts = Contact.objects.filter(
        centre_id=person.centre_id, person=person, sealed_narrative__isnull=False
    )
    for contact in contacts.select_for_update(of=("self",)):
        contact.sealed_narrative = move(narrative_place(contact.id), bytes(contact.sealed_narrative))
        contact.save(update_fields=["sealed_narrative"])
    answers = ContactAnswer.objects.filter(centre_id=person.centre_id, contact__person=person)
    for answer in answers.select_for_update(of=("self",)):
        answer.sealed_told = move(answer_place(answer.pk), bytes(answer.sealed_told))
        answer.save(update_fields=["sealed_told"])


def forget_answers_of(person: Person, **_signal: Any) -> None:
    """A person was erased: what was worked out for them goes, and with it by which rows of the law."""
    ours = ContactAnswer.objects.filter(centre_id=person.centre_id)
    theirs = list(ours.filter(contact__person=person).values_list("pk", flat=True))
    forget_uses(ROOM, ANSWER, theirs, centre_id=person.centre_id)
    ours.filter(pk__in=theirs).delete()
