"""Somebody waits for a slot that does not exist yet."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.live import tell
from jardam.kernel.languages import Language
from jardam.reception.actions.records import AlreadyMoved, NotOffered
from jardam.reception.choices import WishState
from jardam.reception.models import WaitingWish
from jardam.reception.rules.fitting import Asked


@recorded
def note_wish(contact: Contact, asked: Asked, *, by: User, at: datetime) -> WaitingWish:
    """Put a contact on the waiting list; asked again, what was asked last holds and the day of the first stays.

    Errors: NotOffered for an unknown language, which no slot will ever fit.
    """
    if asked.language is Language.UNKNOWN:
        raise NotOffered(str(contact.pk))
    wish, _is_new = WaitingWish.objects.update_or_create(
        centre_id=contact.centre_id,
        contact=contact,
        state=WishState.WAITING,
        defaults={"language": asked.language.value, "wish": asked.wish.value},
        create_defaults={
            "language": asked.language.value,
            "wish": asked.wish.value,
            "since_day": timezone.localdate(at),
        },
    )
    record("wish.noted", wish, by=by, at=at)
    tell(contact.centre_id)
    return wish


@recorded
def drop_wish(wish: WaitingWish, *, by: User, at: datetime) -> None:
    """They no longer wait. Errors: AlreadyMoved."""
    found = WaitingWish.objects.select_for_update(of=("self",)).get(centre_id=wish.centre_id, pk=wish.pk)
    if found.state != WishState.WAITING:
        raise AlreadyMoved(str(wish.pk))
    found.state = WishState.DROPPED
    found.save(update_fields=["state"])
    record("wish.ended", found, by=by, at=at)
    tell(wish.centre_id)


def meet_wish(contact: Contact) -> None:
    """A part of booking: whoever has an appointment waits for none."""
    waiting = WaitingWish.objects.filter(
        centre_id=contact.centre_id, contact=contact, state=WishState.WAITING
    )
    waiting.update(state=WishState.BOOKED)
