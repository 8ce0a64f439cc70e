"""Everything that changes a contact or a callback. One function, one thing that happened, one audit entry. Import from here."""

from jardam.contacts.actions.answers import (
    TooManyAnswers,
    answer_place,
    drop_answer,
    put_answer,
)
from jardam.contacts.actions.callbacks import (
    end_callback,
    try_again,
)
from jardam.contacts.actions.closing import (
    close_contact,
    close_or_ask,
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
from jardam.contacts.actions.lists import add_door, add_topic, put_back, take_off
from jardam.contacts.actions.news import ask_to_call
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
from jardam.contacts.actions.uses import ANSWER

__all__ = [
    "ANSWER",
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
    "TooManyAnswers",
    "add_door",
    "add_topic",
    "answer_place",
    "ask_to_call",
    "begin_contact",
    "close_contact",
    "close_or_ask",
    "discard_contact",
    "draft_place",
    "drop_answer",
    "end_callback",
    "keep_draft",
    "narrative_place",
    "put_answer",
    "put_back",
    "read_draft",
    "start_contact",
    "take_off",
    "try_again",
]
