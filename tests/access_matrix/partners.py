"""Keys of partners' own systems: whoever answers for partners issues them; who calls with one shows it, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from jardam.api.actions import NewKey, issue_key
from jardam.api.rules.scopes import Scope
from jardam.appeals.actions import appeal_key, receive_appeal
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.kernel.ids import day_uuid
from tests.access_matrix.actors import EVERYBODY, HELPERS, of_centre
from tests.access_matrix.casework import Worked
from tests.access_matrix.matrix import KNOWN, MISSING, THEIRS, UNKNOWN
from tests.access_matrix.table import Page, only, page, to
from tests.access_matrix.transfers import MATRIX as OTHER_PAGES
from tests.referring import organisation

CONNECTORS = of_centre(Role.CENTRE_HEAD, Role.NETWORK_COORDINATOR)
PARTNER_PAGES: dict[str, Page] = {
    "api:description": page("GET HEAD", EVERYBODY, 200, is_public=True),
    "api:call": Page("GET POST", {KNOWN: only(EVERYBODY, 401)}, is_public=True, is_signed=True),
    "api:partners": page("GET HEAD", CONNECTORS, 200),
    "api:partner": Page("GET HEAD", {KNOWN: to(CONNECTORS, 200)}),
    "api:issue": Page("POST", {KNOWN: to(CONNECTORS, 422)}),
    "api:system_key": Page("POST", {KNOWN: to(CONNECTORS, 422)}),
    "api:system_key_end": Page("POST", {KNOWN: to(CONNECTORS, 302)}),
    "api:rotate": Page("POST", {KNOWN: only(CONNECTORS, 422)}),
    "api:appeals": page("GET HEAD", HELPERS, 200),
    "api:appeal_take": Page("POST", {KNOWN: only(HELPERS, 302)}),
    "api:appeal_put_away": Page("POST", {KNOWN: only(HELPERS, 302)}),
    "api:revoke": Page("POST", {KNOWN: only(CONNECTORS, 302)}),
}
MATRIX = OTHER_PAGES | PARTNER_PAGES


@dataclass(frozen=True)
class Connected:
    organisation: UUID
    key: UUID
    appeal: UUID


def keys_of(_worked: Worked, told: str, *, by: User, at: datetime) -> Connected:
    partner = organisation(f"system-{day_uuid()}"[:40], told)
    assert by.centre is not None
    key, _text = issue_key(NewKey(day_uuid(), [Scope.REFERRALS]), partner, by.centre, by=by, at=at)
    appeal_key(by.centre.pk, at=at)
    appeal = receive_appeal(by.centre.pk, partner.pk, uuid4(), b"sealed to nobody", at=at)
    return Connected(partner.pk, key.pk, appeal.pk)


def partner_words(ours: Connected, theirs: Connected) -> dict[str, dict[str, object]]:
    """What the addresses of partners' systems are filled in with, by relation."""
    return {
        "organisation_id": dict.fromkeys((KNOWN, UNKNOWN, THEIRS), ours.organisation),
        "key_id": {KNOWN: ours.key, THEIRS: theirs.key, MISSING: day_uuid()},
        "appeal_id": {KNOWN: ours.appeal, THEIRS: theirs.appeal, MISSING: day_uuid()},
        "rest": dict.fromkeys((KNOWN, UNKNOWN, THEIRS), "organizations"),
    }
