"""Wage claims: who may know of them and work on them is who may of their case; and the claims of a centre at work."""

from datetime import datetime
from uuid import UUID

from jardam.cases.models import Case
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts, Who
from jardam.claims.sealing import seal_facts
from jardam.kernel.ids import day_uuid
from tests.access_matrix.casework import MATRIX as OTHER_PAGES
from tests.access_matrix.casework import Worked, of_case
from tests.access_matrix.matrix import ENDED, KNOWN, RESTRICTED
from tests.access_matrix.table import Page

WORK = {"way": "MONTHLY", "rate": "", "month": [{"month": "2026-03", "sum": "60000"}]}

CLAIM_PAGES: dict[str, Page] = {
    "desk:claim_open": of_case(422, 302),
    "desk:claim": of_case(200, 200, "GET HEAD"),
    "desk:claim_who": of_case(422, 302),
    "desk:claim_work": of_case(422, 302),
    "desk:claim_proofs": of_case(422, 302),
}
MATRIX = OTHER_PAGES | CLAIM_PAGES


def with_claims(worked: Worked, told: str, *, at: datetime) -> tuple[Worked, dict[str, UUID]]:
    """The cases, and a claim in each of them. Call it before a file is closed."""
    cases = {KNOWN: worked.open, ENDED: worked.closed, RESTRICTED: worked.of_restricted}
    return worked, {relation: claim_in(case, told, at=at) for relation, case in cases.items()}


def claim_in(case_id: UUID, told: str, *, at: datetime) -> UUID:
    """A claim of a case, closed or open, without a line in it."""
    case = Case.objects.select_related("person__key").get(pk=case_id)
    claim = Claim(id=day_uuid(), centre_id=case.centre_id, case=case, number=1, made_on=at.date())
    seal_facts(claim, case.person.key, Facts(Who(told, told, told), WORK), None)
    claim.save(force_insert=True)
    return claim.pk
