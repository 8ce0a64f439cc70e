"""Which documents are worth ranking: those whose terms weigh most."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

DIGITS = 6
"""Sums in another order are the same weight."""


def heaviest(
    weights: Mapping[str, float],
    mentions: Mapping[str, Collection[int]],
    kind_of: Mapping[int, str],
    kinds: Collection[str],
    most: int,
) -> list[int]:
    """The ``most`` documents of each kind that these terms weigh most, and of equal ones the earlier.

    ``mentions``: the documents of each term; one without a kind, or of a kind that is not asked for, is left out.
    """
    weighed: dict[int, float] = defaultdict(float)
    for term in sorted(weights):
        weight = weights[term]
        for number in mentions.get(term, ()):
            weighed[number] += weight
    by_kind: dict[str, list[tuple[float, int]]] = {kind: [] for kind in sorted(kinds)}
    for number, weight in weighed.items():
        of_kind = by_kind.get(kind_of.get(number, ""))
        if of_kind is not None:
            of_kind.append((weight, number))
    return [number for of_kind in by_kind.values() for number in _first(of_kind, most)]


def _first(weighed: Sequence[tuple[float, int]], most: int) -> list[int]:
    """Rounding thousands takes longer than all else here: only those that may come first are rounded."""
    least = heapq.nlargest(most, [weight for weight, _ in weighed])[-1:]
    near = [
        (-round(weight, DIGITS), number) for weight, number in weighed if weight >= least[0] - 10**-DIGITS
    ]
    return [number for _, number in sorted(near)[:most]]
