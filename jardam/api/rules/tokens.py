"""A key as a partner's system carries it: whose centre it acts in, by which sign it is recognised, and what nobody can guess.

The centre stands in it, so that the database is told the centre before it is asked for the key. Pure, but for chance.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from uuid import UUID

MARK = "jardam"
SECRET_BYTES = 32
PREFIX_LENGTH = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_WRITTEN = re.compile(r"jardam\.([0-9a-f]{32})\.([a-z2-9]{8})\.[A-Za-z0-9_-]{43}")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Token:
    """``prefix``: shown on pages, so that people know which key is meant; ``text``: the whole, shown once."""

    centre: UUID
    prefix: str
    text: str

    @property
    def hash(self) -> bytes:
        """What is kept. One round is enough: nobody guesses 256 random bits, as a password is guessed."""
        return hashlib.sha256(self.text.encode()).digest()


def new_token(centre: UUID) -> Token:
    prefix = "".join(secrets.choice(_LETTERS) for _ in range(PREFIX_LENGTH))
    return Token(centre, prefix, f"{MARK}.{centre.hex}.{prefix}.{secrets.token_urlsafe(SECRET_BYTES)}")


def token_from(text: str) -> Token | None:
    """As it was written in a header; None for what never was one.

    >>> token_from("jardam.not-one") is None
    True
    """
    found = _WRITTEN.fullmatch(text) if len(text) <= LONGEST else None
    return Token(UUID(found[1]), found[2], text) if found else None
