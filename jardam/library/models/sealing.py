"""What colleagues write here rests sealed, bound to one row: nobody can see from outside what somebody typed."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jardam.vault.secrets import open_text, seal_text

WORDS, WHERE, REASON = "words", "where", "reason"  # inside the seals


def sealed(table: str, row: UUID, words: Mapping[str, Any]) -> bytes:
    """What was written of a row, bound to that row and no other."""
    return seal_text(f"library/{table}/{row}", json.dumps(dict(words), ensure_ascii=False)).encode()


def opened(table: str, row: UUID, seal: bytes | memoryview) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(open_text(f"library/{table}/{row}", bytes(seal).decode()))
    return words
