"""The vectors of everything in the index, kept beside the documents and, while a process compares, in its memory.

Whoever publishes writes no vectors: a document stands in the index at once and is found by its words, and the process
that compares adds its vectors a moment later.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from jardam.search.meaning import KEPT_AS, SCALE, SIZE, Vectors, near, vectors_of
from jardam.search.rules.finding import Near

if TYPE_CHECKING:
    import numpy as np

MOST_PASSAGES = 20_000
"""With more, nothing is compared by meaning: so many take 45 MiB, and 8 ms for a question."""
MOST_MISSING = 10
"""While more documents wait for their vectors, nothing is compared: it would speak for those that have them."""

_VERSION = "SELECT version FROM search_indexstate"
_PASSAGES = "SELECT coalesce(sum(cardinality(passages)), 0) FROM search_indexeddocument"
_KINDS = "SELECT id, kind FROM search_indexeddocument ORDER BY id"
_KEPT = "SELECT id, vectors FROM search_indexeddocument WHERE id = ANY(%s) AND length(vectors) > 0"
_PASSAGES_OF = "SELECT passages FROM search_indexeddocument WHERE id = %s"
_KEEP = "UPDATE search_indexeddocument SET vectors = %s WHERE id = %s"


class Cursor(Protocol):
    """What Django and psycopg both have."""

    def execute(self, query: str, params: Sequence[Any] = ..., /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


@dataclass(slots=True)
class _Work:
    """A document whose vectors are being made, passage by passage: in between, somebody may ask."""

    number: int
    passages: Sequence[str]
    rows: list["np.ndarray[Any, Any]"] = field(default_factory=list)


class Shelf:
    """What the index holds, as it is compared by meaning."""

    def __init__(self) -> None:
        self._version = -1
        self._kinds: dict[int, str] = {}
        self._rows: dict[int, np.ndarray[Any, Any]] = {}
        self._missing: deque[int] = deque()
        self._work: _Work | None = None
        self._by_kind: dict[str, Vectors] = {}
        self._is_too_much = False

    @property
    def has_work(self) -> bool:
        return bool(self._missing or self._work)

    def refresh(self, cursor: Cursor) -> None:
        """Follow the index: one statement where nothing changed."""
        cursor.execute(_VERSION)
        row = cursor.fetchone()
        version = row[0] if row else 0
        if version == self._version:
            return
        cursor.execute(_PASSAGES)
        self._is_too_much = cursor.fetchone()[0] > MOST_PASSAGES
        kinds: dict[int, str] = {}
        if not self._is_too_much:
            cursor.execute(_KINDS)
            kinds = dict(cursor.fetchall())
        self._follow(kinds, cursor)
        self._version = version

    def work(self, cursor: Cursor) -> None:
        """One step towards the vectors of a document that has none: a passage, or keeping what was made."""
        if self._work is None:
            self._begin(cursor)
        elif len(self._work.rows) < len(self._work.passages):
            self._work.rows.append(vectors_of([self._work.passages[len(self._work.rows)]]))
        else:
            self._keep(self._work, cursor)

    def give_up(self) -> None:
        """The document at work cannot be compared: others come first, and it waits until the index changes."""
        if self._missing:
            self._missing.popleft()
        self._work = None

    def near(self, question: str, kinds: Collection[str]) -> Near | None:
        """None while too little is known, or too much."""
        if self._is_too_much or len(self._missing) > MOST_MISSING:
            return None
        for kind in {SCALE, *kinds} - self._by_kind.keys():
            self._by_kind[kind] = Vectors(self._of_kind(kind))
        return near(question, kinds, self._by_kind)

    def _follow(self, kinds: dict[int, str], cursor: Cursor) -> None:
        """A number never changes what it stands for: only which there are has to be known."""
        new = [number for number in kinds if number not in self._rows]
        self._by_kind.clear()
        for number in self._rows.keys() - kinds.keys():
            self._rows.pop(number)
        self._kinds = kinds
        if new:
            cursor.execute(_KEPT, [new])
            self._rows |= {number: _unpacked(kept) for number, kept in cursor.fetchall()}
        self._missing = deque(number for number in kinds if number not in self._rows)
        if self._work is not None and self._work.number not in kinds:
            self._work = None

    def _begin(self, cursor: Cursor) -> None:
        number = self._missing[0]
        cursor.execute(_PASSAGES_OF, [number])
        row = cursor.fetchone()
        if row is None:
            self._missing.popleft()  # withdrawn meanwhile
        else:
            self._work = _Work(number, row[0])

    def _keep(self, work: _Work, cursor: Cursor) -> None:
        import numpy as np  # noqa: PLC0415

        rows = np.vstack(work.rows)
        cursor.execute(_KEEP, [rows.tobytes(), work.number])
        self._rows[work.number] = rows
        self._missing.remove(work.number)
        self._by_kind.pop(self._kinds[work.number], None)
        self._work = None

    def _of_kind(self, kind: str) -> Mapping[int, "np.ndarray[Any, Any]"]:
        return {number: rows for number, rows in self._rows.items() if self._kinds[number] == kind}


def _unpacked(kept: bytes) -> "np.ndarray[Any, Any]":
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(kept, KEPT_AS).reshape(-1, SIZE)
