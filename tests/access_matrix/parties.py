"""The other side: whoever works on cases reads it through a case that they may see, and says what is the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.parties.actions import Told, tie_to_new
from jardam.parties.models import Party, PartyWarning, sealed
from jardam.parties.rules.kinds import Kind, Role
from jardam.people.models import Person
from tests.access_matrix.actors import CASE, RECORDERS
from tests.access_matrix.casework import Worked, of_case
from tests.access_matrix.collective import MATRIX as OTHER_PAGES
from tests.access_matrix.collective import Together, together_in, together_words
from tests.access_matrix.exhibits import JURISTS
from tests.access_matrix.matrix import KNOWN, MISSING, THEIRS
from tests.access_matrix.precedents import taught
from tests.access_matrix.table import Access, Page, only, page

PARTY_PAGES: dict[str, Page] = {
    "desk:claim_party": of_case(422, 302),
    "desk:case_sides": of_case(200, 200, "GET HEAD"),
    "desk:case_party": of_case(422, 302),
    "desk:party": Page("GET HEAD", {KNOWN: only(CASE, 200)}),
    "desk:party_change": Page("GET HEAD POST", {KNOWN: only(CASE, 200, 422)}),
    "desk:party_merge": Page("POST", {KNOWN: only(CASE, 422)}),
    "desk:party_apart": Page("POST", {KNOWN: only(CASE, 422)}),
    "desk:employer_check": page("GET HEAD POST", RECORDERS, 200, 422),
    "desk:party_warn": Page("GET HEAD POST", {KNOWN: Access(CASE, JURISTS, frozenset({200, 422}))}),
    "desk:party_warning": Page("GET HEAD", {KNOWN: only(JURISTS, 200)}),
    **{
        f"desk:warning_{deed}": Page("POST", {KNOWN: only(JURISTS, 422)})
        for deed in ("decide", "renew", "reply", "appeal", "withdraw")
    },
}


@dataclass(frozen=True)
class Side:
    """A party of a centre that an address can name, a warning of it, and a claim in which several stand together."""

    party: UUID
    warning: UUID
    together: Together


MATRIX = OTHER_PAGES | PARTY_PAGES


def told_of(
    worked: Worked, told: str, known: Person, *, by: User, at: datetime
) -> tuple[dict[str, UUID], UUID, Side]:
    """The files of the cases, what one of them taught, and of whom another tells. Call it before a file is closed."""
    return *taught(worked, told, known, by=by, at=at), party_of(worked.open, told, by=by, at=at)


def party_of(case_id: UUID, told: str, *, by: User, at: datetime) -> Side:
    """With a warning that nobody who answers calls sees: too few tell of it. The employer of a second claim in this case, which somebody said is nobody known yet."""
    case = Case.objects.select_related("person__key").get(pk=case_id)
    said = Said(case.revision)
    party = tie_to_new(case, Told(2, Role.EMPLOYER, told), Kind.FIRM, said, by=by, at=at).party
    together = together_in(case_id, told, by=by, at=at)
    return Side(party.pk, _warning(party, told, by, at), together)


def _warning(party: Party, told: str, by: User, at: datetime) -> UUID:
    pk = day_uuid()
    PartyWarning(
        id=pk,
        centre_id=party.centre_id,
        party=party,
        state="STANDING",
        troubles=["UNPAID"],
        evidence=["TOLD"],
        opened_on=at.date(),
        opened_by=by,
        looked_by=by,
        expires_on=at.date() + timedelta(days=300),
        sealed_words=sealed(pk, {"reply": told, "appeal": told}),
    ).save(force_insert=True)
    return pk


def party_words(ours: Side, theirs: Side) -> dict[str, dict[str, object]]:
    """What the addresses of parties and warnings are filled in with, by relation."""
    return {
        "party_id": {KNOWN: ours.party, THEIRS: theirs.party, MISSING: day_uuid()},
        "warning_id": {KNOWN: ours.warning, THEIRS: theirs.warning, MISSING: day_uuid()},
        **together_words(ours.together, theirs.together),
    }
