from jardam.cases.actions.moving import (
    CaseChanged,
    CaseClosed,
    Closing,
    Said,
    close_case,
    do_next,
    hand_over,
    move_stage,
    note,
    reopen_case,
)
from jardam.cases.actions.opening import LONGEST_NEXT, LONGEST_TITLE, LONGEST_WORDS, Opening, open_case

__all__ = [
    "LONGEST_NEXT",
    "LONGEST_TITLE",
    "LONGEST_WORDS",
    "CaseChanged",
    "CaseClosed",
    "Closing",
    "Opening",
    "Said",
    "close_case",
    "do_next",
    "hand_over",
    "move_stage",
    "note",
    "open_case",
    "reopen_case",
]
