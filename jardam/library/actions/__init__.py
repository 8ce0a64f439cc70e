"""Everything that happens in the library. Import from here."""

from jardam.library.actions.evidence import (
    LONGEST_WORDS,
    EvidenceWithdrawn,
    Noted,
    note_evidence,
    withdraw_evidence,
)

__all__ = ["LONGEST_WORDS", "EvidenceWithdrawn", "Noted", "note_evidence", "withdraw_evidence"]
