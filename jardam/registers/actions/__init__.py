"""Everything that changes an import or an export request. One function, one thing that happened, one audit entry. Import from here."""

from jardam.registers.actions.exporting import (
    AlreadyDecided,
    NotApproved,
    approve_export,
    ask_export,
    fetch_export,
    refuse_export,
    take_export,
)
from jardam.registers.actions.importing import import_register, rehearse_register, undo_import
from jardam.registers.actions.preparing import (
    BEFORE_IN,
    NotNow,
    begin_import,
    begin_rehearsal,
    bring_register,
    discard_register,
    refuse_register,
    say_meaning,
)

__all__ = [
    "BEFORE_IN",
    "AlreadyDecided",
    "NotApproved",
    "NotNow",
    "approve_export",
    "ask_export",
    "begin_import",
    "begin_rehearsal",
    "bring_register",
    "discard_register",
    "fetch_export",
    "import_register",
    "refuse_export",
    "refuse_register",
    "rehearse_register",
    "say_meaning",
    "take_export",
    "undo_import",
]
