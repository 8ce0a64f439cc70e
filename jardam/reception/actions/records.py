"""What is handed to the actions of this room, and what they refuse with."""

from dataclasses import dataclass

from jardam.contacts.models import Contact
from jardam.reception.rules.fitting import Asked
from jardam.reception.rules.moves import Refusal
from jardam.reception.rules.order import Urgency


class SlotTaken(ValueError):
    """Somebody was faster: the slot is held or booked."""


class NotOffered(ValueError):
    """This slot is not offered to whoever asks so: wrong language or sex, closed, past, or no slot at all."""


class HoldGone(ValueError):
    """The minute is over and the slot went to somebody else, or was given back."""


class NoteRefused(ValueError):
    """The person's file is closed to all but named people: nothing is written beside it."""


class MoveRefused(ValueError):
    """The appointment cannot be moved so; ``reason`` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class AlreadyMoved(ValueError):
    """A colleague has moved it in the meantime."""


class NobodyFits(ValueError):
    """Nobody waits whom this adviser can help."""


class AdviserBusy(ValueError):
    """The number called last is still with this adviser."""


class HoursOverlap(ValueError):
    """The adviser sees people at that hour already."""


@dataclass(frozen=True, slots=True)
class Booking:
    """What an appointment is about. ``note``: sealed, and gone when the appointment has ended."""

    asked: Asked
    contact: Contact | None = None
    note: str = ""
    may_remind: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What is asked of somebody who walks in. ``block``: the letter of a block of topics, or empty."""

    asked: Asked
    block: str = ""
    urgency: Urgency = Urgency.NONE


@dataclass(frozen=True, slots=True)
class Ways:
    """How an adviser sees people."""

    sex: str = ""
    room: str = ""
    is_remote: bool = False
    is_active: bool = True
