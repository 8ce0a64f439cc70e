"""Referrals: whoever works in the case hands them on; whoever holds a link reads what was ticked, and nobody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.referrals.actions import pass_on
from tests.access_matrix.actors import CASE, EVERYBODY, HELPERS, NOBODY, READERS, RECORDERS
from tests.access_matrix.care import MATRIX as OTHER_PAGES
from tests.access_matrix.casework import Worked, of_case, opening
from tests.access_matrix.matrix import (
    COLLEAGUES_CLOSED,
    COLLEAGUES_OPEN,
    KNOWN,
    MISSING,
    OWN_CLOSED,
    OWN_OPEN,
    RESTRICTED,
    THEIRS,
    UNKNOWN,
    UNSPOKEN,
    WAITING,
)
from tests.access_matrix.table import Access, Page, closed, only, page
from tests.referring import by_hand, organisation, passing

HIDDEN = {RESTRICTED: only(NOBODY)}
REFERRAL_PAGES: dict[str, Page] = {
    "desk:referrals": page("GET HEAD", HELPERS, 200),
    "desk:partner_answers": page("GET HEAD", READERS, 200),
    "desk:pass_on_case": of_case(422, 302),
    "desk:pass_on_contact": Page(
        "GET HEAD POST",
        {
            OWN_OPEN: only(NOBODY),
            COLLEAGUES_OPEN: only(NOBODY),
            OWN_CLOSED: Access(RECORDERS, HELPERS, frozenset({200, 422})),
            COLLEAGUES_CLOSED: opening(CASE, 200, 422),
            WAITING: opening(HELPERS, 200, 422),
        },
    ),
    "desk:referral": Page("GET HEAD", {KNOWN: only(CASE, 200), **HIDDEN}),
    "desk:referral_tell": Page("POST", {KNOWN: only(CASE, 422), **HIDDEN}),
    "desk:referral_ask": Page("GET HEAD POST", {KNOWN: only(CASE, 200, 422), **HIDDEN}),
    "desk:referral_take_back": Page("POST", {KNOWN: only(CASE, 302), **HIDDEN}),
    "desk:referral_draw": Page("POST", {KNOWN: only(CASE, 200), **HIDDEN}),
    "portal:referral": Page(
        "GET HEAD POST",
        {KNOWN: only(EVERYBODY, 200), UNKNOWN: only(NOBODY)},
        is_public=True,
        changes_nothing=True,  # but for whoever holds the secret, which stands in no other page
    ),
    "portal:referral_door": Page(
        "GET HEAD POST",
        {KNOWN: only(EVERYBODY, 200, 422), UNSPOKEN: closed(NOBODY)},
        is_public=True,
        changes_nothing=True,
    ),
}
MATRIX = OTHER_PAGES | REFERRAL_PAGES


@dataclass(frozen=True)
class PassedOn:
    """Out of an open case, and out of that of a file that is closed afterwards; the first with its link."""

    known: UUID
    hidden: UUID
    offer: UUID
    secret: str


def referrals_of(worked: Worked, told: str, *, by: User, at: datetime) -> PassedOn:
    """Call it before a file is closed."""
    partner = organisation(f"partner-{day_uuid()}"[:40], told)
    cases = Case.objects.select_related("person__key")
    known, hidden = (
        pass_on(
            cases.get(pk=pk),
            passing(by_hand(partner), ticked=frozenset()),
            lambda _offer, secret: secret,
            by=by,
            at=at,
        )
        for pk in (worked.open, worked.of_restricted)
    )
    assert known.handed is not None
    return PassedOn(known.referral.pk, hidden.referral.pk, known.handed.offer.pk, known.handed.link)


def referral_words(ours: PassedOn, theirs: PassedOn) -> dict[str, dict[str, object]]:
    """What the addresses of referrals are filled in with, by relation."""
    return {
        "referral_id": {
            KNOWN: ours.known,
            RESTRICTED: ours.hidden,
            THEIRS: theirs.known,
            MISSING: day_uuid(),
        },
        "offer_id": {KNOWN: ours.offer, UNKNOWN: ours.offer, THEIRS: theirs.offer},
        "link_secret": {KNOWN: ours.secret, UNKNOWN: "another", THEIRS: theirs.secret},
    }
