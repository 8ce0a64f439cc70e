"""Everything that changes something in this room. One function, one thing that happened, one audit entry. Import from here."""

from jardam.quality.actions.complaints import (
    Heard,
    NotTheirs,
    hand_complaint,
    move_complaint,
    read_notes,
    read_words,
    take_complaint,
)
from jardam.quality.actions.debriefs import NotYet, hold_debrief
from jardam.quality.actions.terms import decide_terms

__all__ = [
    "Heard",
    "NotTheirs",
    "NotYet",
    "decide_terms",
    "hand_complaint",
    "hold_debrief",
    "move_complaint",
    "read_notes",
    "read_words",
    "take_complaint",
]
