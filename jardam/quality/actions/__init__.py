"""Everything that changes something in this room. One function, one thing that happened, one audit entry. Import from here."""

from jardam.quality.actions.debriefs import NotYet, hold_debrief
from jardam.quality.actions.terms import decide_terms

__all__ = ["NotYet", "decide_terms", "hold_debrief"]
