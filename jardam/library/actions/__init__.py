"""Everything that happens in the library. Import from here."""

from jardam.library.actions.clarifications import (
    ClarificationWithdrawn,
    Clarified,
    note_clarification,
    withdraw_clarification,
)
from jardam.library.actions.evidence import (
    LONGEST_WORDS,
    EvidenceWithdrawn,
    Noted,
    note_evidence,
    withdraw_evidence,
)
from jardam.library.actions.issues import (
    IssueChanged,
    IssueClosed,
    IssueFaulty,
    add_own,
    add_source,
    approve_issue,
    begin_issue,
    move_item,
)
from jardam.library.actions.wordings import OwnWording, WordingDecided, decide_wording, propose_wording

__all__ = [
    "LONGEST_WORDS",
    "ClarificationWithdrawn",
    "Clarified",
    "EvidenceWithdrawn",
    "IssueChanged",
    "IssueClosed",
    "IssueFaulty",
    "Noted",
    "OwnWording",
    "WordingDecided",
    "add_own",
    "add_source",
    "approve_issue",
    "begin_issue",
    "decide_wording",
    "move_item",
    "note_clarification",
    "note_evidence",
    "propose_wording",
    "withdraw_clarification",
    "withdraw_evidence",
]
