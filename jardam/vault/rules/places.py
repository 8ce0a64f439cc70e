"""The place a sealed value belongs to, as bytes that no other place can spell."""

from dataclasses import dataclass
from uuid import UUID

_FORMAT = b"jardam place 1"


@dataclass(frozen=True, slots=True)
class Place:
    """One field of one row. ``version`` is the version of the value's own schema, not of the sealing.

    Example: ``Place("contacts_contact", contact.id, "narrative", 1)``.
    """

    table: str
    row: UUID
    field: str
    version: int

    def bound_to(self, key_id: UUID) -> bytes:
        """The associated data: this place together with the file key that may open it.

        Every part stands behind its own length, so ("ab", "c") and ("a", "bc") never meet.
        """
        version = self.version.to_bytes(4, "big")
        return spell(_FORMAT, self.table.encode(), self.row.bytes, key_id.bytes, self.field.encode(), version)


def spell(*parts: bytes) -> bytes:
    """Join parts so that they can be told apart again: each behind its length in four bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
