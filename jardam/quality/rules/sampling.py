"""Which records are reviewed: an order that nobody chose, fixed by a seed before anybody looks."""

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

MOST_DRAWN = 20


def order(seed: str, frame: Iterable[UUID]) -> list[UUID]:
    """All records in the order in which a month draws them: by the SHA-256 of seed and id.

    The same seed gives the same order whoever asks, so a draw can be checked; asking again goes on where the last
    draw ended instead of throwing anew, so nobody can draw until the result pleases.
    Source: simple random sampling without replacement, by random sorting.
    """
    return sorted(frame, key=lambda one: (hashlib.sha256(f"{seed}/{one}".encode()).digest(), one))


def draw(seed: str, frame: Iterable[UUID], size: int) -> Sequence[UUID]:
    """The next ``size`` of what was not drawn yet; fewer where fewer are left. Units: records."""
    return order(seed, frame)[:size]
