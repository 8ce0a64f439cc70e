"""Everything that happens to a practice. Import from here."""

from jardam.practice.actions.practices import (
    LONGEST_NAME,
    LONGEST_WORDS,
    PracticeChanged,
    PracticeWithdrawn,
    Written,
    change_practice,
    withdraw_practice,
    write_practice,
)
from jardam.practice.actions.transfers import (
    AlreadyHanded,
    Handing,
    TransferChanged,
    hand_practice,
    look_at_transfer,
)

__all__ = [
    "LONGEST_NAME",
    "LONGEST_WORDS",
    "AlreadyHanded",
    "Handing",
    "PracticeChanged",
    "PracticeWithdrawn",
    "TransferChanged",
    "Written",
    "change_practice",
    "hand_practice",
    "look_at_transfer",
    "withdraw_practice",
    "write_practice",
]
