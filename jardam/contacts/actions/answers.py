"""What a calculator answered in a contact: put into it while somebody listens, kept sealed, and known to the law by key."""

from datetime import datetime
from uuid import UUID

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions.drafts import locked_open
from jardam.contacts.actions.uses import ANSWER, ROOM
from jardam.contacts.models import Contact, ContactAnswer
from jardam.kernel.ids import day_uuid
from jardam.law.actions import forget_uses, record_use
from jardam.law.reckoned import Reckoned
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

ANSWER_SCHEMA = 1
MOST_ANSWERS = 20
"""In one contact: whoever works out more than that wants a file of their own."""


class TooManyAnswers(ValueError):
    """The contact holds as many as it may."""


def answer_place(answer_id: UUID) -> Place:
    return Place("contacts_contactanswer", answer_id, "told", ANSWER_SCHEMA)


@recorded
def put_answer(contact: Contact, told: Reckoned, *, by: User, at: datetime) -> ContactAnswer:
    """Keep what the caller was told, and write down which rows of the law that used; said twice it stands once.

    Errors: AlreadyClosed; TooManyAnswers.
    """
    contact = locked_open(contact)
    kept: list[ContactAnswer] = list(
        ContactAnswer.objects.filter(centre_id=contact.centre_id, contact=contact).order_by("pk")
    )
    for answer in kept:
        if open_json(contact.key, answer_place(answer.pk), answer.sealed_told) == told.bundle:
            return answer
    if len(kept) >= MOST_ANSWERS:
        raise TooManyAnswers(str(contact.pk))
    answer = ContactAnswer(
        id=day_uuid(),
        centre_id=contact.centre_id,
        contact=contact,
        calculator=told.calculator,
        told_on=told.told_on,
    )
    answer.sealed_told = seal_json(contact.key, answer_place(answer.pk), told.bundle)
    answer.save(force_insert=True)
    record_use(told.used(ROOM, ANSWER, answer.pk, by), centre_id=contact.centre_id, at=at)
    record("contact.answer_put", contact, by=by, at=at)
    return answer


@recorded
def drop_answer(answer: ContactAnswer, *, by: User, at: datetime) -> None:
    """Take out what was put in by mistake. Errors: AlreadyClosed."""
    contact = locked_open(answer.contact)
    forget_uses(ROOM, ANSWER, [answer.pk], centre_id=answer.centre_id)
    ContactAnswer.objects.filter(centre_id=answer.centre_id, pk=answer.pk).delete()
    record("contact.answer_dropped", contact, by=by, at=at)


def move_answers(contact: Contact, own_key: FileKey, *, opener: Opener | None) -> None:
    """Under the key of the person whose contact it turned out to be; part of closing it."""
    for answer in ContactAnswer.objects.filter(centre_id=contact.centre_id, contact=contact).order_by("pk"):
        place = answer_place(answer.pk)
        told = open_json(own_key, place, answer.sealed_told)
        answer.sealed_told = seal_json(contact.key, place, told, opener=opener)
        answer.save(update_fields=["sealed_told"])
