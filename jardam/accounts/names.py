"""Sealing the names of those who work here. A name opens only for the account it was sealed for."""

import json
from uuid import UUID

from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.vault.secrets import open_text, seal_text


def seal_name(user_id: UUID, name: StaffNameParts) -> bytes:
    """Errors: VaultSealed."""
    text = json.dumps([name.given, name.family], ensure_ascii=False)
    return seal_text(_purpose(user_id), text).encode()


def open_name(user_id: UUID, sealed: bytes | memoryview) -> StaffNameParts:
    """Errors: SealBroken, if the row was changed or is another account's; VaultSealed."""
    given, family = json.loads(open_text(_purpose(user_id), bytes(sealed).decode()))
    return StaffNameParts(given, family)


def _purpose(user_id: UUID) -> str:
    return f"staff-name/{user_id}"
