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
from jardam.library.actions.materials import (
    Copied,
    CopyDecided,
    Described,
    MaterialWithdrawn,
    OwnCopy,
    add_copy,
    decide_copy,
    enter_material,
    withdraw_copy,
    withdraw_material,
)
from jardam.library.actions.wordings import OwnWording, WordingDecided, decide_wording, propose_wording

__all__ = [
    "LONGEST_WORDS",
    "ClarificationWithdrawn",
    "Clarified",
    "Copied",
    "CopyDecided",
    "Described",
    "EvidenceWithdrawn",
    "IssueChanged",
    "IssueClosed",
    "IssueFaulty",
    "MaterialWithdrawn",
    "Noted",
    "OwnCopy",
    "OwnWording",
    "WordingDecided",
    "add_copy",
    "add_own",
    "add_source",
    "approve_issue",
    "begin_issue",
    "decide_copy",
    "decide_wording",
    "enter_material",
    "move_item",
    "note_clarification",
    "note_evidence",
    "propose_wording",
    "withdraw_clarification",
    "withdraw_copy",
    "withdraw_evidence",
    "withdraw_material",
]
