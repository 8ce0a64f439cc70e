"""Ids are made here, not by the database: sealing binds to them, and an offline device makes rows too."""

import os
import time
import uuid

_DAY_NS = 86_400_000_000_000
_DAY_BITS = 0xFFFFFF << 104
_VERSION_BITS = 0xF << 76
_VARIANT_BITS = 0x3 << 62


def day_uuid() -> uuid.UUID:
    """Make a UUID (version 8, RFC 9562) that sorts by day and tells nothing finer than the day.

    Version 7 would show the millisecond of creation in every address and column.
    """
    return uuid_of_day(time.time_ns() // _DAY_NS, int.from_bytes(os.urandom(16), "big"))


def uuid_of_day(day: int, random: int) -> uuid.UUID:
    """The same for another day (counted from 1970-01-01) and 128 random bits of the caller's."""
    free = random & ~(_DAY_BITS | _VERSION_BITS | _VARIANT_BITS)
    return uuid.UUID(int=free | (day & 0xFFFFFF) << 104 | 0x8 << 76 | 0b10 << 62)
