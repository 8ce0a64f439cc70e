"""Walks a register once, row by row: what fits, what does not, what was there before. Writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from jardam.registers.models import ImportedContact
from jardam.registers.rules.problems import DUPLICATES, NOTICES, Problem
from jardam.registers.rules.rows import WHOLE_ROW, ContactRow, Found, Frame, Meaning, read_row
from jardam.registers.sheets import Sheet
from jardam.vault.indexes import content_digest

BATCH = 2_000
MOST_REPORTED = 200_000


@dataclass(frozen=True, slots=True)
class Fitting:
    """A row that becomes a contact."""

    number: int
    row: ContactRow
    digest: bytes


@dataclass(slots=True)
class Judge:
    """Counts while it walks; ``found`` is the report."""

    centre_id: UUID
    meaning: Meaning
    frame: Frame
    rows: int = 0
    ready: int = 0
    duplicates: int = 0
    refused: int = 0
    notices: int = 0
    found: list[tuple[int, Found]] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)
    _alike: Counter[bytes] = field(default_factory=Counter)

    def batches(self, sheet: Sheet) -> Iterator[list[Fitting]]:
        """The rows that fit, 2 000 at a time. Errors: FileRefused, in the middle too."""
        batch: list[Fitting] = []
        for number, cells, formulas in sheet.rows():
            self.rows += 1
            read = read_row(cells, self.meaning, self.frame, formulas)
            self._note(number, read.problems)
            if read.row is None:
                self.refused += 1
            elif (fitting := self._first(number, read.row)) is not None:
                batch.append(fitting)
            if len(batch) == BATCH:
                yield self._new(batch)
                batch = []
        yield self._new(batch)

    def counts(self) -> Mapping[str, int]:
        return {name: getattr(self, name) for name in ("rows", "ready", "duplicates", "refused", "notices")}

    def _first(self, number: int, row: ContactRow) -> Fitting | None:
        """The row, unless it stood in this file before. Rows that nothing tells apart are told apart by their count."""
        spelling = row.spelling().encode("utf-8", "surrogatepass")
        digest = content_digest(self.centre_id, "row", spelling)
        if not row.tells_apart:
            self._alike[digest] += 1
            digest = content_digest(self.centre_id, "row", spelling + b"\0%d" % self._alike[digest])
        if digest in self._seen:
            self._leave_out(number, Problem.DUPLICATE_HERE)
            return None
        self._seen.add(digest)
        return Fitting(number, row, digest)

    def _new(self, batch: list[Fitting]) -> list[Fitting]:
        """Those that no earlier import brought in. One query a batch."""
        digests = [fitting.digest for fitting in batch]
        links = ImportedContact.objects.filter(centre_id=self.centre_id, digest__in=digests)
        earlier = {bytes(digest) for digest in links.values_list("digest", flat=True)} if batch else set()
        for fitting in batch:
            if fitting.digest in earlier:
                self._leave_out(fitting.number, Problem.DUPLICATE_EARLIER)
        fresh = [fitting for fitting in batch if fitting.digest not in earlier]
        self.ready += len(fresh)
        return fresh

    def _leave_out(self, number: int, why: Problem) -> None:
        assert why in DUPLICATES
        self.duplicates += 1
        self._note(number, [(why, WHOLE_ROW)])

    def _note(self, number: int, problems: Sequence[Found]) -> None:
        for found in problems:
            self.notices += found[0] in NOTICES
            if len(self.found) < MOST_REPORTED:
                self.found.append((number, found))
