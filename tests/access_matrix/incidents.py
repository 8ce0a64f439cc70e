"""Incidents: whoever works on cases writes them down; who witnessed one of a colleague stays apart."""

from datetime import datetime
from uuid import UUID

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import partial_date
from tests.access_matrix.actors import CASE, HEADS, HELPERS, NOBODY, RECORDERS, of_centre
from tests.access_matrix.casework import Worked, of_case, opening
from tests.access_matrix.matrix import (
    COLLEAGUES_CLOSED,
    COLLEAGUES_OPEN,
    KNOWN,
    OWN_CLOSED,
    OWN_OPEN,
    RESTRICTED,
    WAITING,
)
from tests.access_matrix.parties import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Access, Page, only, page

LAWYERS = of_centre(Role.LAWYER, Role.CENTRE_HEAD)
HIDDEN = {RESTRICTED: only(NOBODY)}
INCIDENT_PAGES: dict[str, Page] = {
    "incidents:incidents": page("GET HEAD", CASE, 200),
    "incidents:add": page("GET HEAD POST", CASE, 200, 422),
    "incidents:add_of_case": of_case(422, 422),
    "incidents:add_of_contact": Page(
        "GET HEAD POST",
        {
            OWN_OPEN: only(NOBODY),
            COLLEAGUES_OPEN: only(NOBODY),
            OWN_CLOSED: opening(RECORDERS, 200, 422),
            COLLEAGUES_CLOSED: opening(CASE, 200, 422),
            WAITING: opening(HELPERS, 200, 422),
        },
    ),
    "incidents:incident": Page("GET HEAD", {KNOWN: only(CASE, 200), **HIDDEN}),
    "incidents:witnesses": Page("POST", {KNOWN: Access(CASE, LAWYERS, frozenset({200})), **HIDDEN}),
    "incidents:withdraw": Page("POST", {KNOWN: Access(CASE, HEADS, frozenset({422})), **HIDDEN}),
}
MATRIX = OTHER_PAGES | INCIDENT_PAGES


def incidents_of(worked: Worked, told: str, *, by: User, at: datetime) -> dict[str, UUID]:
    """Told by somebody unknown, and of the case of a file that is closed afterwards."""
    hidden = Case.objects.get(pk=worked.of_restricted)
    return {
        KNOWN: _incident(None, told, by=by, at=at),
        RESTRICTED: _incident(hidden, told, by=by, at=at),
    }


def _incident(case: Case | None, told: str, *, by: User, at: datetime) -> UUID:
    where = Where(told, VenueKind.HOSPITAL, "RU-MOW")
    happened = Happened(
        day_uuid(), where, IncidentKind.BRIBE, told, partial_date("2026"), case=case, witnesses=told
    )
    pk: UUID = write_incident(happened, by=by, at=at).pk
    return pk
