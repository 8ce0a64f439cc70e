"""Everything that changes a call, a ticket or a seat. One function, one thing that happened. Import from here."""

from jardam.line.actions.door import make_secret
from jardam.line.actions.events import take_event
from jardam.line.actions.records import AlreadyEnded, AlreadyTaken, SeatTaken, TooEarly
from jardam.line.actions.seats import leave_seat, sit_down
from jardam.line.actions.taking import take_call
from jardam.line.actions.tickets import end_ticket, give_up, note_attempt, return_call
from jardam.line.actions.tidying import tidy_lines

__all__ = [
    "AlreadyEnded",
    "AlreadyTaken",
    "SeatTaken",
    "TooEarly",
    "end_ticket",
    "give_up",
    "leave_seat",
    "make_secret",
    "note_attempt",
    "return_call",
    "sit_down",
    "take_call",
    "take_event",
    "tidy_lines",
]
