"""A draft that was begun beside one version and is opened beside a later one: what was published meanwhile is not undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rebased:
    """``told``: the draft as it goes on. ``taken``: parts that only the published version changed, taken over.

    ``both``: parts that both changed: the draft's own stand, and whoever writes must see the others.
    """

    told: dict[str, Any]
    taken: tuple[str, ...]
    both: tuple[str, ...]


def rebased(begun: Mapping[str, Any], mine: Mapping[str, Any], now: Mapping[str, Any]) -> Rebased:
    """``begun``: what stood when the draft was begun; ``mine``: the draft; ``now``: what stands. Parts by name.

    A part that ``mine`` does not name follows what stands.
    """
    told, taken, both = dict(now), [], []
    for part, written in mine.items():
        is_published = now.get(part) != begun.get(part)
        if written == begun.get(part):
            if is_published:
                taken.append(part)
            continue
        told[part] = written
        if is_published and now.get(part) != written:
            both.append(part)
    return Rebased(told, tuple(taken), tuple(both))
