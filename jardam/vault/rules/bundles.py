"""From a dict to bytes that tell little by their length, and back without losing a letter.

Lone surrogates (half letters that a JSON body can carry) survive the round trip: a bundle keeps
what it was given. Refusing such text is the form's business, not the vault's.
"""

import json
from collections.abc import Mapping
from typing import Any

from jardam.vault.rules.refusals import SealBroken

BUCKET = 64
"""Units: bytes. Every bundle is a whole number of buckets, so lengths tell apart pages, not words."""

_END = b"\x80"


def pack(bundle: Mapping[str, Any]) -> bytes:
    """Write ``bundle`` as canonical JSON, filled up to whole buckets.

    Errors: TypeError or ValueError, if something in it is not JSON (a date, a set, NaN).
    """
    text = json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return padded(text.encode("utf-8", "surrogatepass"))


def unpack(plain: bytes) -> dict[str, Any]:
    """Read what `pack` wrote. Errors: SealBroken, if `pack` cannot have written it."""
    try:
        bundle = json.loads(unpadded(plain).decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise SealBroken from error
    if not isinstance(bundle, dict):
        raise SealBroken
    return bundle


def padded(plain: bytes) -> bytes:
    """Mark the end and fill with zeros up to the next whole bucket (ISO/IEC 7816-4)."""
    marked = plain + _END
    return marked + bytes(-len(marked) % BUCKET)


def unpadded(filled: bytes) -> bytes:
    """Undo `padded`. Errors: SealBroken, if there is no end mark."""
    plain, mark, rest = filled.rpartition(_END)
    if not mark or rest.strip(b"\0"):
        raise SealBroken
    return plain
