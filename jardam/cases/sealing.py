"""Where the words of a case rest: each sealed for its one field of its one row, under the key of the person's file."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jardam.cases.counting import Counted, counted_from
from jardam.cases.models import Case, Entry, Term
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1
TITLE, WHAT, TEXT, ANSWERS = "title", "what", "text", "answers"


def title_place(case_id: UUID) -> Place:
    return Place("cases_case", case_id, "title", SCHEMA)


def next_place(case_id: UUID) -> Place:
    return Place("cases_case", case_id, "next", SCHEMA)


def words_place(entry_id: UUID) -> Place:
    return Place("cases_entry", entry_id, "words", SCHEMA)


def facts_place(term_id: UUID) -> Place:
    return Place("cases_term", term_id, "facts", SCHEMA)


def seal_title(case: Case, key: FileKey, title: str, opener: Opener | None) -> None:
    case.sealed_title = seal_json(key, title_place(case.pk), {TITLE: title}, opener=opener)


def seal_next(case: Case, key: FileKey, what: str, opener: Opener | None) -> None:
    case.sealed_next = seal_json(key, next_place(case.pk), {WHAT: what}, opener=opener)


def sealed_words(entry: Entry, key: FileKey, words: Mapping[str, Any], opener: Opener | None) -> bytes:
    return seal_json(key, words_place(entry.pk), words, opener=opener)


def seal_facts(term: Term, key: FileKey, counted: Counted, opener: Opener | None) -> None:
    term.sealed_facts = seal_json(key, facts_place(term.pk), counted.bundle, opener=opener)


def facts_of(term: Term, key: FileKey, opener: Opener | None = None) -> Counted:
    """Errors: as `title_of`."""
    return counted_from(
        term.code, term.due_on, open_json(key, facts_place(term.pk), term.sealed_facts, opener=opener)
    )


def title_of(case: Case, opener: Opener | None = None) -> str:
    """Errors: FileKeyLocked; FileKeyDestroyed, when the person was erased."""
    title: str = open_json(case.person.key, title_place(case.pk), case.sealed_title, opener=opener)[TITLE]
    return title


def next_of(case: Case, opener: Opener | None = None) -> str:
    """What is done next; empty when the case is closed. Errors: as `title_of`."""
    if case.sealed_next is None:
        return ""
    what: str = open_json(case.person.key, next_place(case.pk), case.sealed_next, opener=opener)[WHAT]
    return what


def words_of(entry: Entry, key: FileKey, opener: Opener | None = None) -> dict[str, Any]:
    """Errors: as `title_of`."""
    assert entry.sealed_words is not None, "nobody reads what an erased person told"
    return open_json(key, words_place(entry.pk), entry.sealed_words, opener=opener)
