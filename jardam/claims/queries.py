"""Reads of claims. Who reads the claim of a case reads the case: the caller writes the reading down."""

from jardam.cases.models import Case
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts
from jardam.claims.sealing import facts_of
from jardam.vault.restricted import Opener


def read_claims(case: Case, opener: Opener | None = None) -> list[tuple[Claim, Facts]]:
    """The claims of a case, the first first. One query. Errors: FileKeyLocked, FileKeyDestroyed."""
    claims = Claim.objects.filter(centre_id=case.centre_id, case=case).select_related("term")
    return [(claim, facts_of(claim, case.person.key, opener)) for claim in claims.order_by("number")]
