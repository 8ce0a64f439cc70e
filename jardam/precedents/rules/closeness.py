"""Which earlier precedents are closest to a live case. Of another kind of matter none is. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared: codes alone. ``authorities``: kinds of them, to which papers went."""

    track: str
    topics: frozenset[str] = frozenset()
    region: str = ""
    authorities: frozenset[str] = frozenset()


def nearness(one: Features, other: Features) -> tuple[int, int, int] | None:
    """Shared topics before the region before shared authorities; None for another kind of matter.

    >>> nearness(Features("WAGES", region="RU-MOW"), Features("WAGES", region="RU-MOW"))
    (0, 1, 0)
    """
    if one.track != other.track:
        return None
    is_here = bool(one.region) and one.region == other.region
    return len(one.topics & other.topics), int(is_here), len(one.authorities & other.authorities)


def closest(live: Features, earlier: Iterable[tuple[Key, Features]], most: int) -> Sequence[Key]:
    """The keys of the nearest, the nearest first; of equally near ones the first given stays first."""
    near = [(nearness(live, features), key) for key, features in earlier]
    same = [(how, key) for how, key in near if how is not None]
    same.sort(key=lambda pair: pair[0], reverse=True)
    return [key for _how, key in same[:most]]
