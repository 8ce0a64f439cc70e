"""Problems: whoever sees patterns reads them; the owner and whoever leads work on them; a second person says the verdict."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import partial_date
from jardam.problems.actions import Raised, raise_problem
from jardam.problems.models import Problem
from tests.access_matrix.actors import CASE
from tests.access_matrix.incidents import LAWYERS as LEADS
from tests.access_matrix.incidents import MATRIX as OTHER_PAGES
from tests.access_matrix.matrix import KNOWN, MISSING, OWN, THEIRS
from tests.access_matrix.table import Access, Page, closed, only, page

OF_LEADS = Access(CASE, LEADS, frozenset({200, 302, 422}))
"""302: what the table does not allow with a problem that was just raised, said on its page."""


def deed(own: Access) -> Page:
    """Of a colleague's problem, and of one that one owns oneself."""
    return Page("GET HEAD POST", {KNOWN: OF_LEADS, OWN: own})


PROBLEM_PAGES: dict[str, Page] = {
    "problems:problems": page("GET HEAD", CASE, 200),
    "problems:raise": Page("GET HEAD POST", {KNOWN: Access(CASE, LEADS, frozenset({302, 422}))}),
    "problems:problem": Page("GET HEAD", {KNOWN: only(CASE, 200), OWN: only(CASE, 200)}),
    **{f"problems:{name}": deed(only(CASE, 200, 422)) for name in ("next", "seek", "hand")},
    **{f"problems:{name}": deed(only(CASE, 302, 422)) for name in ("answer", "close")},
    **{f"problems:{name}": deed(OF_LEADS) for name in ("own", "withdraw")},
    "problems:judge": deed(closed(CASE)),
}
MATRIX = OTHER_PAGES | PROBLEM_PAGES


def problem_of(told: str, tellers: Sequence[Contact | None], *, by: User, at: datetime) -> Problem:
    """Of a place of its own; ``by`` owns it. Three who are known to us make a pattern there."""
    where = Where(f"{told} {day_uuid()}", VenueKind.HOSPITAL, "RU-SPE")
    for teller in tellers:
        happened = Happened(
            day_uuid(), where, IncidentKind.INSULT, told, partial_date("2026"), contact=teller
        )
        venue = write_incident(happened, by=by, at=at).venue
    then = NextAction(told, at.date() + timedelta(days=7))
    return raise_problem(Raised(day_uuid(), venue, IncidentKind.INSULT, told, by, then), by=by, at=at)


def problem_words(ours: Problem, theirs: Problem) -> dict[str, dict[str, object]]:
    """What of a problem an address can name."""
    return {
        "problem_id": {KNOWN: ours.pk, THEIRS: theirs.pk, MISSING: day_uuid()},
        "venue_id": {KNOWN: ours.venue_id, THEIRS: theirs.venue_id, MISSING: day_uuid()},
        "incident_kind": dict.fromkeys((KNOWN, THEIRS, MISSING), ours.kind),
    }


def owned_by(user: User, told: str, at: datetime) -> dict[str, object]:
    if not user.centre_id:
        return {OWN: day_uuid()}
    return {OWN: problem_of(told, [None], by=user, at=at).pk}
