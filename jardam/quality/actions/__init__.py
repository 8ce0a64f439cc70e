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
from jardam.quality.actions.samples import (
    Marks,
    NothingToDraw,
    NotWhole,
    draw_sample,
    note_feedback_seen,
    read_remark,
    review_record,
)
from jardam.quality.actions.terms import decide_terms

__all__ = [
    "Heard",
    "Marks",
    "NotTheirs",
    "NotWhole",
    "NotYet",
    "NothingToDraw",
    "decide_terms",
    "draw_sample",
    "hand_complaint",
    "hold_debrief",
    "move_complaint",
    "note_feedback_seen",
    "read_notes",
    "read_remark",
    "read_words",
    "review_record",
    "take_complaint",
]
