"""Everything that changes a contact or a callback. One function, one thing that happened, one audit entry. Import from here."""

from jardam.contacts.actions.callbacks import (
    end_callback,
    try_again,
)
from jardam.contacts.actions.closing import (
    close_contact,
    narrative_place,
)
from jardam.contacts.actions.drafts import (
    BEGUN,
    begin_contact,
    discard_contact,
    draft_place,
    keep_draft,
    read_draft,
    start_contact,
)
from jardam.contacts.actions.records import (
    AlreadyClosed,
    Caller,
    CallerUndecided,
    ContactNotReady,
    ContactRecord,
    DraftOutdated,
    MomentRefused,
    PromisedCallback,
    Tab,
)

__all__ = [
    "BEGUN",
    "AlreadyClosed",
    "Caller",
    "CallerUndecided",
    "ContactNotReady",
    "ContactRecord",
    "DraftOutdated",
    "MomentRefused",
    "PromisedCallback",
    "Tab",
    "begin_contact",
    "close_contact",
    "discard_contact",
    "draft_place",
    "end_callback",
    "keep_draft",
    "narrative_place",
    "read_draft",
    "start_contact",
    "try_again",
]
