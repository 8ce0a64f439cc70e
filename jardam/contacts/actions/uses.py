"""How the law knows what was worked out in a contact, and how that ends with it."""

from jardam.contacts.models import Contact, ContactAnswer
from jardam.law.actions import forget_uses

ROOM, ANSWER = "contacts", "ANSWER"


def forget_answers(contact: Contact) -> None:
    """With the contact that is thrown away; part of that action."""
    answers = ContactAnswer.objects.filter(centre_id=contact.centre_id, contact=contact)
    forget_uses(ROOM, ANSWER, answers.values_list("pk", flat=True), centre_id=contact.centre_id)
