"""Cases between centres: whoever works on cases hands them over and takes them in; the centre between knows its own end alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jardam.cases.actions import Opening, open_case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import Centre, User
from jardam.kernel.ids import day_uuid
from jardam.transfers.actions import Offering, offer_case
from tests.access_matrix.actors import CASE
from tests.access_matrix.casework import of_case
from tests.access_matrix.matrix import KNOWN, MISSING, THEIRS
from tests.access_matrix.referrals import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Page, only, page

TRANSFER_PAGES: dict[str, Page] = {
    "desk:transfers": page("GET HEAD", CASE, 200),
    "desk:hand_over": of_case(422, 302),
    "desk:departure": Page("GET HEAD", {KNOWN: only(CASE, 200)}),
    "desk:departure_take_back": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:departure_close": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:departure_see": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:arrival": Page("GET HEAD", {KNOWN: only(CASE, 200)}),
    "desk:arrival_take_in": Page("POST", {KNOWN: only(CASE, 422)}),
    "desk:arrival_refuse": Page("POST", {KNOWN: only(CASE, 422)}),
}
MATRIX = OTHER_PAGES | TRANSFER_PAGES


def departure_of(told: str, *, by: User, at: datetime) -> UUID:
    """A case of somebody of whom nothing is told, on its way to the other centre of this world."""
    then = NextAction(told, at.date() + timedelta(days=5))
    case = open_case(Opening(day_uuid(), Track.WAGES, told, then), by=by, at=at)
    other = Centre.objects.exclude(pk=case.centre_id).order_by("code").first()
    assert other is not None
    case.centre = by.centre
    return offer_case(case, Offering(day_uuid(), other, frozenset()), by=by, at=at).pk


@dataclass(frozen=True)
class BothEnds:
    """Of our departure and of theirs, which is our arrival."""

    ours: UUID
    theirs: UUID

    @property
    def words(self) -> dict[str, dict[str, object]]:
        """What the addresses are filled in with, by relation."""
        return {
            "departure_id": {KNOWN: self.ours, THEIRS: self.theirs, MISSING: day_uuid()},
            "arrival_id": {KNOWN: self.theirs, THEIRS: self.ours, MISSING: day_uuid()},
        }
