"""Reading the file that really went. Who may see the paper may see its copy; the original is for fewer."""

from dataclasses import dataclass
from datetime import datetime

from jardam.audit.actions import note_reading
from jardam.centres.models import User
from jardam.exhibits.copying import Trace
from jardam.filings.models import Paper, SentFile
from jardam.filings.sealing import sent_about, sent_bytes_of
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside a paper. ``digest``: SHA-256 of the original; ``traces``: what it tells beside."""

    file: SentFile
    digest: str
    traces: tuple[Trace, ...]


def beside_of(paper: Paper, opener: Opener | None = None) -> Beside | None:
    """Without its bytes. One query; the caller writes the reading of the paper down. Errors: FileKeyLocked; FileKeyDestroyed."""
    rows = SentFile.objects.filter(centre_id=paper.centre_id, paper=paper)
    file = rows.defer("sealed_original", "sealed_copy").first()
    if file is None:
        return None
    told = sent_about(file, paper.case.person.key, opener)
    return Beside(file, told["digest"], tuple(map(Trace, told["traces"])))


def read_sent_copy(
    file: SentFile, paper: Paper, *, by: User, at: datetime, opener: Opener | None = None
) -> bytes:
    """Of one that is not held, with a line in the audit. Errors: as `beside_of`."""
    note_reading("paper.file_read", paper, by=by, at=at)
    return sent_bytes_of(file, paper.case.person.key, "copy", opener)


def read_sent_original(
    file: SentFile, paper: Paper, *, by: User, at: datetime, opener: Opener | None = None
) -> bytes:
    """As it came, with everything it tells, and a line in the audit. Errors: as `beside_of`."""
    note_reading("paper.original_read", paper, by=by, at=at)
    return sent_bytes_of(file, paper.case.person.key, "original", opener)
