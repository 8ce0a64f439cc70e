"""Where the words of papers rest: those of a case under the key of the person's file, those of a centre under its own."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jardam.cases.models import Case
from jardam.database.written import Written
from jardam.filings.figures import Counted
from jardam.filings.models import Authority, Figure, Paper, PaperWorker, SentFile, Sheet, Template
from jardam.law.reckoned import reckoned_from
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_bytes, open_json, seal_bytes, seal_json
from jardam.vault.secrets import open_content, seal_content

SCHEMA = 1
ANNEXES, MORE = "annexes", "more"
CLAIM, FILES, TERM = "claim", "files", "term"
NAME, ADDRESS, SOURCE = "name", "address", "source"


def facts_place(sheet_id: UUID) -> Place:
    return Place("filings_sheet", sheet_id, "facts", SCHEMA)


def paper_place(paper_id: UUID, field: str) -> Place:
    """``field``: choices, sent, pdf, docx or answer."""
    return Place("filings_paper", paper_id, field, SCHEMA)


def counted_place(figure_id: UUID) -> Place:
    return Place("filings_figure", figure_id, "counted", SCHEMA)


def worker_place(row_id: UUID) -> Place:
    return Place("filings_paperworker", row_id, "taken", SCHEMA)


def sent_file_place(row_id: UUID, field: str) -> Place:
    """``field``: about, original or copy."""
    return Place("filings_sentfile", row_id, field, SCHEMA)


def seal_worker(row: PaperWorker, key: FileKey, bundle: Mapping[str, Any]) -> None:
    """``key``: of the worker's own file, which is open to everybody."""
    row.sealed_taken = seal_json(key, worker_place(row.pk), dict(bundle))


def worker_of(row: PaperWorker, key: FileKey) -> dict[str, Any]:
    """Of a draft. Errors: FileKeyDestroyed."""
    assert row.sealed_taken is not None, "what was sent is kept in the paper alone"
    return open_json(key, worker_place(row.pk), row.sealed_taken)


def seal_facts(sheet: Sheet, key: FileKey, facts: Mapping[str, str], opener: Opener | None) -> None:
    sheet.sealed_facts = seal_json(key, facts_place(sheet.pk), dict(facts), opener=opener)


_SHEET = Written[Sheet](
    lambda *, centre_id, case_id: Sheet.objects.filter(centre_id=centre_id, case_id=case_id)
)


def facts_of(case: Case, opener: Opener | None = None) -> tuple[int, dict[str, str]]:
    """What was written down for the papers of a case, and in which revision; 0 where nothing was. One query.

    Errors: FileKeyLocked; FileKeyDestroyed, when the person was erased.
    """
    sheet = _SHEET.first(centre_id=case.centre_id, case_id=case.pk)
    if sheet is None:
        return 0, {}
    return sheet.revision, open_json(
        case.person.key, facts_place(sheet.pk), sheet.sealed_facts, opener=opener
    )


def seal_field(
    paper: Paper, key: FileKey, field: str, words: Mapping[str, Any], opener: Opener | None
) -> None:
    """``field``: choices, sent or answer."""
    sealed = seal_json(key, paper_place(paper.pk, field), words, opener=opener)
    setattr(paper, f"sealed_{field}", sealed)


def field_of(paper: Paper, key: FileKey, field: str, opener: Opener | None = None) -> dict[str, Any]:
    """Nothing where it was not written yet. Errors: as `facts_of`."""
    sealed = getattr(paper, f"sealed_{field}")
    return {} if sealed is None else open_json(key, paper_place(paper.pk, field), sealed, opener=opener)


def seal_file(paper: Paper, key: FileKey, field: str, content: bytes, opener: Opener | None) -> None:
    """``field``: pdf or docx."""
    setattr(paper, f"sealed_{field}", seal_bytes(key, paper_place(paper.pk, field), content, opener=opener))


def file_of(paper: Paper, key: FileKey, field: str, opener: Opener | None = None) -> bytes:
    """Of a paper that was sent. Errors: as `facts_of`."""
    sealed = getattr(paper, f"sealed_{field}")
    return open_bytes(key, paper_place(paper.pk, field), sealed, opener=opener)


def seal_sent_bytes(row: SentFile, key: FileKey, field: str, content: bytes, opener: Opener | None) -> None:
    """``field``: original or copy."""
    setattr(row, f"sealed_{field}", seal_bytes(key, sent_file_place(row.pk, field), content, opener=opener))


def sent_bytes_of(row: SentFile, key: FileKey, field: str, opener: Opener | None = None) -> bytes:
    """Errors: as `facts_of`."""
    sealed = getattr(row, f"sealed_{field}")
    return open_bytes(key, sent_file_place(row.pk, field), sealed, opener=opener)


def seal_sent_about(row: SentFile, key: FileKey, told: Mapping[str, Any], opener: Opener | None) -> None:
    row.sealed_about = seal_json(key, sent_file_place(row.pk, "about"), dict(told), opener=opener)


def sent_about(row: SentFile, key: FileKey, opener: Opener | None = None) -> dict[str, Any]:
    """Errors: as `facts_of`."""
    return open_json(key, sent_file_place(row.pk, "about"), row.sealed_about, opener=opener)


def seal_counted(figure: Figure, key: FileKey, counted: Counted, opener: Opener | None) -> None:
    bundle = {"name": counted.name, "reckoned": counted.reckoned.bundle}
    figure.sealed_counted = seal_json(key, counted_place(figure.pk), bundle, opener=opener)


def counted_of(figure: Figure, key: FileKey, opener: Opener | None = None) -> Counted:
    """Errors: as `facts_of`."""
    bundle = open_json(key, counted_place(figure.pk), figure.sealed_counted, opener=opener)
    return Counted(bundle["name"], reckoned_from(bundle["reckoned"]))


def seal_words(authority: Authority, words: Mapping[str, str]) -> None:
    told = json.dumps(dict(words), ensure_ascii=False).encode("utf-8", "surrogatepass")
    authority.sealed_words = seal_content(f"filings_authority/{authority.pk}", told)


def words_of(authority: Authority) -> dict[str, str]:
    """Its name, its address, and where the address is from."""
    told = open_content(f"filings_authority/{authority.pk}", authority.sealed_words)
    words: dict[str, str] = json.loads(told.decode("utf-8", "surrogatepass"))
    return words


def seal_template(template: Template, name: str, content: bytes) -> None:
    template.sealed_name = seal_content(f"filings_template/{template.pk}/name", name.encode())
    template.sealed_file = seal_content(f"filings_template/{template.pk}/file", content)


def name_of(template: Template) -> str:
    return open_content(f"filings_template/{template.pk}/name", template.sealed_name).decode()


def content_of(template: Template) -> bytes:
    return open_content(f"filings_template/{template.pk}/file", template.sealed_file)
