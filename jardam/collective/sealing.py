"""Where the words of a collective claim rest that belong to one worker: under the key of that worker's file."""

from jardam.cases.sealing import TEXT
from jardam.collective.models import JoinedClaim
from jardam.vault.models import FileKey
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1


def _place(joined: JoinedClaim) -> Place:
    return Place("collective_joinedclaim", joined.pk, "reason", SCHEMA)


def seal_reason(joined: JoinedClaim, key: FileKey, words: dict[str, str]) -> None:
    joined.sealed_reason = seal_json(key, _place(joined), words)


def reason_of(joined: JoinedClaim, key: FileKey) -> str:
    """Why a worker was taken out; empty while they take part. Errors: FileKeyDestroyed."""
    if joined.sealed_reason is None:
        return ""
    text: str = open_json(key, _place(joined), joined.sealed_reason)[TEXT]
    return text
