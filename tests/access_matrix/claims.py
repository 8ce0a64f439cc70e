"""Wage claims: who may know of them and work on them is who may of their case; and the claims of a centre at work."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.models import Claim, MoneyLine
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
    "desk:claim_withdraw": of_case(422, 302),
    "desk:claim_restore": of_case(302, 302),
    "desk:claim_work": of_case(422, 302),
    "desk:claim_proofs": of_case(422, 302),
    "desk:claim_money": of_case(422, 302),
    "desk:claim_notebook": of_case(422, 302),
    "desk:claim_take_back": of_case(422, 302),
    "desk:claim_promise": of_case(422, 302),
    "desk:claim_deal": of_case(422, 302),
}
MATRIX = OTHER_PAGES | CLAIM_PAGES


@dataclass(frozen=True)
class Claimed:
    """The claims of a centre that an address can name, and a line of money in each, by the relation of their case."""

    claims: dict[str, UUID]
    lines: dict[str, UUID]


def with_claims(worked: Worked, told: str, by: User, *, at: datetime) -> tuple[Worked, Claimed]:
    """The cases, and a claim in each of them. Call it before a file is closed."""
    cases = {KNOWN: worked.open, ENDED: worked.closed, RESTRICTED: worked.of_restricted}
    claims = {relation: claim_in(case, told, at=at) for relation, case in cases.items()}
    return worked, Claimed(claims, {relation: line_in(pk, by, at=at) for relation, pk in claims.items()})


def line_in(claim_id: UUID, by: User, *, at: datetime) -> UUID:
    """A sum that was received, without a line in the case."""
    claim = Claim.objects.get(pk=claim_id)
    line = MoneyLine(
        id=day_uuid(),
        centre_id=claim.centre_id,
        claim=claim,
        number=1,
        column="RECEIVED",
        happened_on=at.date(),
        amount_minor=100_00,
        currency="RUB",
        written_on=at.date(),
        written_by=by,
    )
    line.save(force_insert=True)
    return line.pk


def claim_in(case_id: UUID, told: str, *, at: datetime) -> UUID:
    """A claim of a case, closed or open, without a line in it."""
    case = Case.objects.select_related("person__key").get(pk=case_id)
    claim = Claim(id=day_uuid(), centre_id=case.centre_id, case=case, number=1, made_on=at.date())
    seal_facts(claim, case.person.key, Facts(Who(told, told, told), WORK), None)
    claim.save(force_insert=True)
    return claim.pk
