"""What happens to answers: they are loaded from files, written here, published by a second person, signed off."""

from jardam.knowledge.actions.drafting import (
    DraftMoved,
    DraftTaken,
    Written,
    discard_draft,
    return_draft,
    save_draft,
    send_draft,
)
from jardam.knowledge.actions.loading import Loaded, load_cards
from jardam.knowledge.actions.publishing import NotWaiting, Overtaken, publish_draft
from jardam.knowledge.actions.signing import Word, sign_off
from jardam.knowledge.actions.storing import faults_against_law

__all__ = [
    "DraftMoved",
    "DraftTaken",
    "Loaded",
    "NotWaiting",
    "Overtaken",
    "Word",
    "Written",
    "discard_draft",
    "faults_against_law",
    "load_cards",
    "publish_draft",
    "return_draft",
    "save_draft",
    "send_draft",
    "sign_off",
]
