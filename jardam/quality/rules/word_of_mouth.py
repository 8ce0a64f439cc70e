"""Who sent whom: the trees that grow when a number is handed on. Without recursion, whatever is handed in."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)

MOST_NODES = 10_000
"""So many are read at most: what is drawn of them is far less."""


@dataclass(frozen=True, slots=True)
class Tree(Generic[Node]):
    """One chain of word of mouth. ``size``: all in it, the first included. ``depth``: links from the first to the farthest."""

    root: Node
    size: int
    depth: int

    @property
    def brought(self) -> int:
        """How many others the first one brought, directly or through others."""
        return self.size - 1


@dataclass(frozen=True, slots=True)
class Drawn(Generic[Node]):
    """One line of a drawn tree: how deep it stands, how many it brought itself, how many below it are not drawn."""

    node: Node
    level: int
    brought: int
    left_out: int = 0


class Forest(Generic[Node]):
    """All trees of ``told_by``, a mapping from whoever came to whoever sent them.

    What nobody could have told is mended here, never hidden: in a circle the link of its least member is cut, so
    that every member still stands in exactly one tree.
    """

    def __init__(self, told_by: Mapping[Node, Node]) -> None:
        parents = {child: parent for child, parent in told_by.items() if child != parent}
        for child in list(_cuts(parents)):
            del parents[child]
        self.children: dict[Node, list[Node]] = defaultdict(list)
        for child in sorted(parents, key=str):
            self.children[parents[child]].append(child)
        roots = {parent for parent in parents.values() if parent not in parents}
        measured = [self._measured(root) for root in roots]
        self.trees: Sequence[Tree[Node]] = sorted(
            measured, key=lambda tree: (-tree.size, -tree.depth, str(tree.root))
        )

    def lines(self, root: Node, deepest: int, most: int) -> list[Drawn[Node]]:
        """The tree of ``root`` as lines, each before those it brought; what lies too deep or comes too late is counted."""
        found: list[Drawn[Node]] = []
        waiting: list[tuple[Node, int]] = [(root, 0)]
        while waiting and len(found) < most:
            node, level = waiting.pop()
            below = self.children.get(node, [])
            is_cut = level >= deepest
            found.append(Drawn(node, level, len(below), self._measured(node).brought if is_cut else 0))
            if not is_cut:
                waiting += [(child, level + 1) for child in reversed(below)]
        return found

    def _measured(self, root: Node) -> Tree[Node]:
        size, depth, level = 0, -1, [root]
        while level:
            size, depth = size + len(level), depth + 1
            level = [child for node in level for child in self.children.get(node, ())]
        return Tree(root, size, depth)


def _cuts(parents: Mapping[Node, Node]) -> Iterable[Node]:
    """The least member of each circle."""
    seen: set[Node] = set()
    for start in parents:
        path: list[Node] = []
        on_path: set[Node] = set()
        node = start
        while node in parents and node not in seen:
            seen.add(node)
            path.append(node)
            on_path.add(node)
            node = parents[node]
        if node in on_path:
            yield min(path[path.index(node) :], key=str)
