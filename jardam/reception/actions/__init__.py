"""Everything that changes at the door. One function, one thing that happened, one audit entry. Import from here."""

from jardam.reception.actions.booking import book, hold, move, note_place, release
from jardam.reception.actions.lapsing import lapse_before, lapse_everywhere
from jardam.reception.actions.planning import (
    add_adviser,
    change_adviser,
    close_days,
    close_hours,
    open_days,
    open_hours,
    set_door,
)
from jardam.reception.actions.queueing import call_next, move_ticket, say_language, take_ticket
from jardam.reception.actions.records import (
    AdviserBusy,
    AlreadyMoved,
    Booking,
    Entry,
    HoldGone,
    HoursOverlap,
    MoveRefused,
    NobodyFits,
    NoteRefused,
    NotOffered,
    SlotTaken,
    Ways,
)
from jardam.reception.actions.wishing import drop_wish, note_wish

__all__ = [
    "AdviserBusy",
    "AlreadyMoved",
    "Booking",
    "Entry",
    "HoldGone",
    "HoursOverlap",
    "MoveRefused",
    "NobodyFits",
    "NotOffered",
    "NoteRefused",
    "SlotTaken",
    "Ways",
    "add_adviser",
    "book",
    "call_next",
    "change_adviser",
    "close_days",
    "close_hours",
    "drop_wish",
    "hold",
    "lapse_before",
    "lapse_everywhere",
    "move",
    "move_ticket",
    "note_place",
    "note_wish",
    "open_days",
    "open_hours",
    "release",
    "say_language",
    "set_door",
    "take_ticket",
]
