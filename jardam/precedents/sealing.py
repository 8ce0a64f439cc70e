"""Where a draft rests: under the key of the person's file. And the mark of a case, which only the centre's key makes."""

from uuid import UUID

from jardam.cases.models import Case
from jardam.precedents.models import Draft
from jardam.precedents.rules.cards import Written
from jardam.vault.indexes import content_digest
from jardam.vault.models import FileKey
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1


def seal_written(draft: Draft, key: FileKey, written: Written) -> None:
    draft.sealed_written = seal_json(key, written_place(draft.pk), written.bundle)


def written_of(draft: Draft, key: FileKey) -> Written:
    """Errors: FileKeyDestroyed, when the person was erased."""
    return Written.from_bundle(open_json(key, written_place(draft.pk), draft.sealed_written))


def written_place(draft_id: UUID) -> Place:
    return Place("precedents_draft", draft_id, "written", SCHEMA)


def digest_of(case: Case) -> bytes:
    return content_digest(case.centre_id, "case with a precedent", case.pk.bytes)
