"""Collective claims: who works on cases and may see the case of every worker; and one of a centre at work."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts, Who
from jardam.claims.sealing import seal_facts
from jardam.collective.models import Collective, JoinedClaim, sealed
from jardam.kernel.ids import day_uuid
from tests.access_matrix.actors import CASE
from tests.access_matrix.casework import of_case
from tests.access_matrix.claims import WORK
from tests.access_matrix.matrix import KNOWN, MISSING, THEIRS
from tests.access_matrix.paperwork import of_paper
from tests.access_matrix.precedents import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Page, only

BESIDE = 97
"""The number of a claim that stands in the case beside the others."""
COLLECTIVE_PAGES: dict[str, Page] = {
    "desk:claim_join": of_case(422, 302),
    "desk:collective": Page("GET HEAD", {KNOWN: only(CASE, 200)}),
    "desk:collective_propose": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:collective_ask": Page("GET HEAD POST", {KNOWN: only(CASE, 200, 422)}),
    "desk:collective_confirm": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:collective_part": Page("GET HEAD POST", {KNOWN: only(CASE, 200, 422)}),
    "desk:collective_received": Page("GET HEAD POST", {KNOWN: only(CASE, 200, 422)}),
    "desk:case_paper_workers": of_paper(302, 302, "POST"),
}
MATRIX = OTHER_PAGES | COLLECTIVE_PAGES


@dataclass(frozen=True)
class Together:
    """A collective claim of a centre, and one worker's part in it."""

    collective: UUID
    joined: UUID


def together_in(case_id: UUID, told: str, *, by: User, at: datetime) -> Together:
    """Of one worker, by a claim of which nothing else is said."""
    case = Case.objects.select_related("person__key").get(pk=case_id)
    claim = Claim(id=day_uuid(), centre_id=case.centre_id, case=case, number=BESIDE, made_on=at.date())
    seal_facts(claim, case.person.key, Facts(Who(told, told, told), WORK), None)
    claim.save(force_insert=True)
    pk = day_uuid()
    collective = Collective(
        id=pk,
        centre_id=case.centre_id,
        begun_on=at.date(),
        begun_by=by,
        sealed_words=sealed(pk, {"employer": told}),
    )
    collective.save(force_insert=True)
    joined = JoinedClaim(
        centre_id=case.centre_id, collective=collective, claim=claim, joined_on=at.date(), joined_by=by
    )
    joined.save(force_insert=True)
    return Together(collective.pk, joined.pk)


def together_words(ours: Together, theirs: Together) -> dict[str, dict[str, object]]:
    """What the addresses of collective claims are filled in with, by relation."""
    return {
        "collective_id": {KNOWN: ours.collective, THEIRS: theirs.collective, MISSING: day_uuid()},
        "joined_id": {KNOWN: ours.joined, THEIRS: theirs.joined, MISSING: day_uuid()},
    }
