"""Everything that changes a partner's key. One function, one thing that happened, one audit entry."""

from jardam.api.actions.keys import (
    KeyEnded,
    NewKey,
    NobodysKey,
    TooMany,
    issue_key,
    recognise,
    revoke_key,
    rotate_key,
)

__all__ = [
    "KeyEnded",
    "NewKey",
    "NobodysKey",
    "TooMany",
    "issue_key",
    "recognise",
    "revoke_key",
    "rotate_key",
]
