"""The mark of an answer in an address: it always leads to the same answer, and says nothing to whoever reads the history."""

import base64
import hashlib
from collections.abc import Iterable

LENGTH = 7
"""Characters: among ten thousand codes two share a mark once in some seven hundred networks."""


def mark_of(code: str) -> str:
    """A few small letters and digits for a code.

    It hides nothing from whoever has the list of codes; it only keeps a matter out of a browser's history.
    """
    digest = hashlib.sha256(code.encode()).digest()
    return base64.b32encode(digest).decode().lower()[:LENGTH]


def code_of(mark: str, codes: Iterable[str]) -> str | None:
    """The one of these codes that has this mark, or None."""
    return next((code for code in codes if mark_of(code) == mark), None)
