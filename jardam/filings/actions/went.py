"""The file that really went is kept beside the draft, once, as it was handed in."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.exhibits.actions import Prepared, prepared
from jardam.exhibits.apart import copied_apart
from jardam.exhibits.copying import Copy
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import FileRefused, Refusal
from jardam.exhibits.scanning import Scan, scanned
from jardam.filings.actions.holding import held_paper
from jardam.filings.models import Paper, SentFile
from jardam.filings.rules.states import PaperState
from jardam.filings.sealing import seal_sent_about, seal_sent_bytes, sent_about, sent_bytes_of
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener

FROZEN = (PaperState.SENT, PaperState.ANSWERED)


class AnotherKept(ValueError):
    """Another file stands beside this paper already: what went does not change."""


def read_sent(content: bytes) -> Prepared:
    """Read, checked and copied before anything is locked. Errors: FileRefused."""
    (file,) = prepared([("", content)])
    if file.form is Form.TEXT:
        raise FileRefused(Refusal.UNKNOWN_TYPE)
    return file


@recorded
def keep_sent_file(
    paper: Paper, file: Prepared, *, by: User, at: datetime, opener: Opener | None = None
) -> SentFile:
    """The same sent twice is kept once. Errors: AnotherKept; PaperMoved, CaseClosed; FileKeyLocked, FileKeyDestroyed."""
    paper, key = held_paper(paper, *FROZEN)
    standing: SentFile | None = SentFile.objects.filter(centre_id=paper.centre_id, paper=paper).first()
    if standing is None:
        return put_beside(paper, key, file, opener, by=by, at=at)
    if sent_about(standing, key, opener)["digest"] != file.digest:
        raise AnotherKept(str(paper.pk))
    return standing


@recorded
def put_beside(
    paper: Paper, key: FileKey, file: Prepared, opener: Opener | None, *, by: User, at: datetime
) -> SentFile:
    """Beside a paper that the caller holds, and of which no other file is kept."""
    row = SentFile(
        id=day_uuid(),
        centre_id=paper.centre_id,
        paper=paper,
        form=file.form.value,
        scan=file.scan.value,
        added_on=timezone.localdate(at),
        added_by=by,
    )
    seal_sent_bytes(row, key, "original", file.content, opener)
    _put_copy(row, key, file.copy, opener)
    seal_sent_about(row, key, {"digest": file.digest, "size": len(file.content)} | _traces(file.copy), opener)
    row.save(force_insert=True)
    record("paper.file_kept", paper, by=by, at=at)
    return row


@recorded
def check_sent_file(
    row: SentFile, *, by: User, at: datetime, opener: Opener | None = None
) -> SentFile | None:
    """One that is held is shown to the scanner once more. None where it is broken or the scanner found something: it is gone.

    Errors: PaperMoved, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    paper, key = held_paper(row.paper, *FROZEN)
    row = SentFile.objects.get(centre_id=paper.centre_id, pk=row.pk)
    if row.is_readable:
        return row
    content = sent_bytes_of(row, key, "original", opener)
    try:
        scan = scanned(content)
        copy = copied_apart(content, Form(row.form)) if scan is not Scan.HELD else None
    except FileRefused as refused:
        row.delete()
        record("paper.file_refused", paper, by=by, at=at, why=refused.why.value)
        return None
    if copy is not None:
        row.scan = scan.value
        _put_copy(row, key, copy, opener)
        seal_sent_about(row, key, sent_about(row, key, opener) | _traces(copy), opener)
        row.save()
        record("paper.file_checked", paper, by=by, at=at)
    return row


def _put_copy(row: SentFile, key: FileKey, copy: Copy | None, opener: Opener | None) -> None:
    if copy is not None:
        seal_sent_bytes(row, key, "copy", copy.content, opener)


def _traces(copy: Copy | None) -> dict[str, object]:
    return {"traces": [trace.value for trace in copy.traces] if copy else []}
