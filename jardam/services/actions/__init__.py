"""Everything that changes something in this room. One function, one thing that happened, one audit entry. Import from here."""

from jardam.services.actions.offers import (
    LONGEST_WORDS,
    DayRefused,
    Offered,
    OfferMoved,
    end_service,
    offer_service,
)
from jardam.services.actions.reach import ask_reach

__all__ = [
    "LONGEST_WORDS",
    "DayRefused",
    "OfferMoved",
    "Offered",
    "ask_reach",
    "end_service",
    "offer_service",
]
