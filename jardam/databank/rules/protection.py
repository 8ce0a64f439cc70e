"""Which cells of a table are withheld, so that no number of one to four people can be worked out from the others. Pure.

A cell is one key: a code on each axis, or `ALL` for the sum over it. Sums are cells like others. Each withheld small
cell has a witness: another table, in which it holds one and one in which it holds four, and every cell that is shown
is the same. Whoever sees the table can tell none of them apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from jardam.quality.rules.small_numbers import SMALLEST_SHOWN

ALL = ""
Key = tuple[str, ...]
Step = tuple[tuple[Key, int], ...]
"""Cells that change together so that every sum stays right, each by one up or down."""

NEAREST = {1: 60, 2: 10, 3: 4, 4: 3, 5: 3}
"""By number of axes: so many other codes of an axis are tried for a step. Fewer hide more, never less safely."""

OTHER_PARENT, OF_SUM = 50, 10_000
"""What it costs more to hide beside a cell of another quarter or year, or a sum, which other tables show, too."""


def with_sums(leaves: Mapping[Key, int]) -> dict[Key, int]:
    """The table with the sums over each axis, and over several.

    >>> with_sums({("a", "x"): 2, ("b", "x"): 5})[(ALL, "x")]
    7
    """
    table: dict[Key, int] = {}
    for key, number in leaves.items():
        for cell in product(*((code, ALL) for code in key)):
            table[cell] = table.get(cell, 0) + number
    return table


def withheld(
    leaves: Mapping[Key, int], axes: Sequence[Sequence[str]], parents: Sequence[Mapping[str, str]] = ()
) -> frozenset[Key]:
    """The cells of `with_sums` that are not said.

    ``axes``: every code that is shown on each, also one without a number. ``parents``: by axis which codes a coarser
    table adds up (the quarter of a month): a companion is taken from the same one where it can be.
    Source: primary and complementary suppression, threshold 5; the witnesses are moves along the sides of a box.

    >>> sorted(withheld({("a",): 40, ("b",): 2, ("c",): 9}, [("a", "b", "c")]))
    [('b',), ('c',)]
    """
    table = with_sums(leaves)
    found = _Search(table, axes, parents)
    small = [key for key, number in table.items() if 0 < number < SMALLEST_SHOWN]
    found.hidden.update(small)
    for key in sorted(small, key=lambda cell: (-cell.count(ALL), cell)):
        found.protect(key)
    return frozenset(found.hidden)


class _Search:
    """What is withheld so far, and the way to the next witness."""

    def __init__(
        self, table: Mapping[Key, int], axes: Sequence[Sequence[str]], parents: Sequence[Mapping[str, str]]
    ) -> None:
        self.hidden: set[Key] = set()
        self._table = table
        self._axes = axes
        self._parents = parents or [{}] * len(axes)

    def protect(self, key: Key) -> None:
        """Hide what must be hidden with it, so that it may be one and may be four."""
        number = self._table[key]
        self._walk(key, SMALLEST_SHOWN - 1 - number, 1)
        self._walk(key, number - 1, -1)

    def _walk(self, key: Key, steps: int, way: int) -> None:
        changed: dict[Key, int] = {}
        for _ in range(steps):
            step = self._cheapest(key, way, changed)
            for cell, change in step:
                changed[cell] = changed.get(cell, 0) + change
                self.hidden.add(cell)

    def _cheapest(self, key: Key, way: int, changed: Mapping[Key, int]) -> Step:
        """The step that hides least. Side by side the box grows; what costs more than the best so far is left."""
        near = [self._near(key, axis, changed) for axis in range(len(key))]
        best: Step = ()
        least = -1
        waiting: list[tuple[int, int, Step]] = [(0, 0, ((key, way),))]
        while waiting and least:
            cost, axis, step = waiting.pop()
            if 0 <= least <= cost:
                continue
            if axis == len(key):
                best, least = step, cost
                continue
            grown = []
            for other in near[axis]:
                more = tuple(_mirrored(step, axis, other))
                if all(change > 0 or self._holds(cell, changed) > 0 for cell, change in more):
                    costs = cost + sum(
                        self._cost(key, cell) for cell, _one in more if cell not in self.hidden
                    )
                    grown.append((costs, axis + 1, step + more))
            waiting += sorted(grown, key=lambda each: -each[0])
        return best or self._whole(key, way, changed)

    def _near(self, key: Key, axis: int, changed: Mapping[Key, int]) -> list[str]:
        """Codes with which a step may be made along this axis, the likeliest first."""

        def likely(code: str) -> tuple[bool, bool, bool, int]:
            cell = (*key[:axis], code, *key[axis + 1 :])
            holds = self._holds(cell, changed)
            return (cell not in self.hidden, holds < 1, self._is_of_other_parent(key, cell), holds)

        codes = sorted((code for code in self._axes[axis] if code != key[axis]), key=likely)
        nearest = codes[: NEAREST[len(key)]]
        return nearest if key[axis] == ALL else [*nearest, ALL]

    def _whole(self, key: Key, way: int, changed: Mapping[Key, int]) -> Step:
        """A single person in or out, under every sum: there is always one who may come, and one who is there may go."""
        leaves = product(*([code] if code != ALL else self._axes[axis] for axis, code in enumerate(key)))
        leaf = next(leaf for leaf in leaves if way > 0 or self._holds(leaf, changed) > 0)
        return tuple((cell, way) for cell in product(*((code, ALL) for code in leaf)))

    def _holds(self, cell: Key, changed: Mapping[Key, int]) -> int:
        return self._table.get(cell, 0) + changed.get(cell, 0)

    def _cost(self, key: Key, cell: Key) -> int:
        more_sums = max(0, cell.count(ALL) - key.count(ALL))
        cost = 1 + OF_SUM * more_sums + (OTHER_PARENT if self._is_of_other_parent(key, cell) else 0)
        return 1000 * cost + min(self._table.get(cell, 0), 999)

    def _is_of_other_parent(self, key: Key, cell: Key) -> bool:
        pairs = zip(self._parents, key, cell, strict=True)
        return any(
            parents.get(one) != parents.get(other) for parents, one, other in pairs if ALL not in (one, other)
        )


def _mirrored(step: Step, axis: int, other: str) -> Iterator[tuple[Key, int]]:
    """The same corners at another code of an axis. Between two codes what comes here goes there; a sum goes along."""
    for cell, change in step:
        along = ALL in (cell[axis], other)
        yield (*cell[:axis], other, *cell[axis + 1 :]), change if along else -change
