"""What happens to the law: it is loaded from its files, changed by two people, used, and told."""

from jardam.law.actions.deciding import LaterChangeStands, confirm_change, withdraw_change
from jardam.law.actions.drafting import (
    ChangeRefused,
    ChangeWords,
    MovedMeanwhile,
    add_row,
    discard_change,
    draft_change,
    edit_change,
    rehearse_change,
    remove_row,
)
from jardam.law.actions.loading import Loaded, load_law
from jardam.law.actions.notifying import LONGEST_NOTICE, draft_notices, edit_notice, release_notice
from jardam.law.actions.using import Used, end_use, forget_uses, note_told, record_use, record_uses

__all__ = [
    "LONGEST_NOTICE",
    "ChangeRefused",
    "ChangeWords",
    "LaterChangeStands",
    "Loaded",
    "MovedMeanwhile",
    "Used",
    "add_row",
    "confirm_change",
    "discard_change",
    "draft_change",
    "draft_notices",
    "edit_change",
    "edit_notice",
    "end_use",
    "forget_uses",
    "load_law",
    "note_told",
    "record_use",
    "record_uses",
    "rehearse_change",
    "release_notice",
    "remove_row",
    "withdraw_change",
]
