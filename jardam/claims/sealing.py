"""Where the words of a claim rest: each sealed for its one field of its one row, under the key of the person's file."""

from uuid import UUID

from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts
from jardam.law.reckoned import Reckoned, reckoned_from
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1


def facts_place(claim_id: UUID) -> Place:
    return Place("claims_claim", claim_id, "facts", SCHEMA)


def counted_place(claim_id: UUID) -> Place:
    return Place("claims_claim", claim_id, "counted", SCHEMA)


def seal_facts(claim: Claim, key: FileKey, facts: Facts, opener: Opener | None) -> None:
    claim.sealed_facts = seal_json(key, facts_place(claim.pk), facts.bundle, opener=opener)


def facts_of(claim: Claim, key: FileKey, opener: Opener | None = None) -> Facts:
    """Errors: FileKeyLocked; FileKeyDestroyed, when the person was erased."""
    return Facts.from_bundle(open_json(key, facts_place(claim.pk), claim.sealed_facts, opener=opener))


def seal_counted(claim: Claim, key: FileKey, reckoned: Reckoned | None, opener: Opener | None) -> None:
    claim.sealed_counted = reckoned and seal_json(
        key, counted_place(claim.pk), reckoned.bundle, opener=opener
    )


def counted_of(claim: Claim, key: FileKey, opener: Opener | None = None) -> Reckoned | None:
    """As it was told last. Errors: as `facts_of`."""
    if claim.sealed_counted is None:
        return None
    return reckoned_from(open_json(key, counted_place(claim.pk), claim.sealed_counted, opener=opener))
