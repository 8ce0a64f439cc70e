"""From counted rows to a table that may be shown: an indicator crossed by some axes, filtered by others. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jardam.databank.rules.codebook import PERIODS, Axis, parent
from jardam.databank.rules.protection import Key, with_sums, withheld

YES, NO = "YES", "NO"
MOST_CELLS = 4_000
"""Of a table with everything that it is crossed and filtered by. A larger one is refused: nobody reads it."""

MOST_AXES = 4
Pair = tuple[int, int]
"""Of the rows of a cell those that count, and the others."""


class TooLarge(Exception):
    """More cells than anybody reads, and than can be protected while somebody waits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``kept``: one code of some axes, to which the table is narrowed."""

    axes: tuple[Axis, ...]
    kept: Mapping[Axis, str]

    @property
    def every(self) -> tuple[Axis, ...]:
        """What is protected together: a filter is an axis of which one slice is shown, so that a table of all and a
        table of some hide the same. A period beside another one only narrows it: it would be no axis of its own."""
        return (
            *self.axes,
            *(axis for axis in self.kept if axis not in self.axes and not self._narrows(axis)),
        )

    @property
    def narrowing(self) -> Mapping[Axis, str]:
        """What only rows of are counted."""
        return {axis: code for axis, code in self.kept.items() if axis not in self.every}

    def _narrows(self, axis: Axis) -> bool:
        return axis in PERIODS and any(one in PERIODS for one in self.axes)


@dataclass(frozen=True, slots=True)
class Cell:
    """``number``: how many count; ``of``: of how many. None where it is not said."""

    number: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """``cells``: by the codes of the axes that were asked for, sums included; what is missing is nought."""

    codes: Sequence[Sequence[str]]
    cells: Mapping[Key, Cell]


def table(asked: Asked, counted: Mapping[Key, Pair], *, is_share: bool) -> Table:
    """What may be shown. ``counted``: by the codes of `Asked.every`.

    A share is protected as a table with one axis more, of those that count and the others: so it is shown only where
    its number, its whole and what is left of it may be.
    Errors: TooLarge.
    """
    every = asked.every
    codes = [sorted({key[place] for key in counted}) for place in range(len(every))]
    if math.prod(max(1, len(found)) for found in codes) > MOST_CELLS:
        raise TooLarge
    parents = [{code: parent(axis, code) for code in found} for axis, found in zip(every, codes, strict=True)]
    if is_share:
        codes, parents = [*codes, [YES, NO]], [*parents, {}]
        leaves = {
            (*key, side): n for key, pair in counted.items() for side, n in zip((YES, NO), pair, strict=True)
        }
    else:
        leaves = {key: sum(pair) for key, pair in counted.items()}
    leaves = {key: number for key, number in leaves.items() if number}
    sums, hidden = with_sums(leaves), withheld(leaves, codes, parents)

    def shown(key: Key) -> int | None:
        return None if key in hidden else sums.get(key, 0)

    slice_of = tuple(asked.kept[axis] for axis in every[len(asked.axes) :])
    cells: dict[Key, Cell] = {}
    for key in sums:
        own, rest = key[: len(asked.axes)], key[len(asked.axes) : len(every)]
        if rest == slice_of and key[len(every) :] in ((), ("",)):
            yes = shown((*key[:-1], YES)) if is_share else shown(key)
            whole = shown(key)
            cells[own] = Cell(yes, whole) if yes is not None and whole is not None else Cell(None, None)
    return Table(codes[: len(asked.axes)], cells)
