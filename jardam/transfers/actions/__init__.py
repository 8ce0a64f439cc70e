"""Everything that changes a transfer. One function, one thing that happened, one audit entry in each centre that it touches."""

from jardam.transfers.actions.arriving import refuse, take_in
from jardam.transfers.actions.ending import close_handed, end_late_everywhere, see, take_back
from jardam.transfers.actions.offering import AlreadyOnItsWay, FileIsClosed, Offering, offer_case
from jardam.transfers.holding import AlreadyEnded
from jardam.transfers.unpacking import Taking

__all__ = [
    "AlreadyEnded",
    "AlreadyOnItsWay",
    "FileIsClosed",
    "Offering",
    "Taking",
    "close_handed",
    "end_late_everywhere",
    "offer_case",
    "refuse",
    "see",
    "take_back",
    "take_in",
]
