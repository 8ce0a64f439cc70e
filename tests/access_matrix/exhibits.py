"""Files of cases: who may know of a case sees its files; the original is for whoever goes to court with it."""

from datetime import datetime
from uuid import UUID

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.exhibits.actions import Brought, bring_exhibits, prepared
from jardam.exhibits.choices import ExhibitKind
from jardam.kernel.ids import day_uuid
from tests.access_matrix.actors import CASE, HEADS, NOBODY
from tests.access_matrix.casework import BARRED, Worked, of_case
from tests.access_matrix.matrix import ENDED, KNOWN, RESTRICTED
from tests.access_matrix.paperwork import JURISTS
from tests.access_matrix.paperwork import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Access, Page, only

HIDDEN = dict.fromkeys((RESTRICTED, BARRED), only(NOBODY))


def of_some(may: Access, methods: str) -> Page:
    """What some of those may do who see the case, open or closed."""
    return Page(methods, {KNOWN: may, ENDED: may, **HIDDEN})


EXHIBIT_PAGES: dict[str, Page] = {
    "desk:case_exhibit_add": of_case(422, 422),
    "desk:case_exhibits_join": of_case(302, 302, "POST"),
    "desk:case_exhibit": of_case(422, 422),
    "desk:case_exhibit_copy": of_case(200, 200, "GET HEAD"),
    "desk:case_exhibit_original": of_some(Access(CASE, JURISTS, frozenset({200})), "POST"),
    "desk:case_exhibit_read": of_case(422, 422, "POST"),  # nothing reads words on pictures here
    "desk:case_exhibit_check": of_case(302, 302, "POST"),
    "desk:case_exhibit_drop": of_some(Access(CASE, HEADS, frozenset({200, 422})), "GET HEAD POST"),
}
MATRIX = OTHER_PAGES | EXHIBIT_PAGES


def with_exhibits(worked: Worked, told: str, *, by: User, at: datetime) -> dict[str, UUID]:
    """A chat in each of the cases. Call it before a file is closed."""
    cases = {KNOWN: worked.open, ENDED: worked.closed, RESTRICTED: worked.of_restricted}
    return {relation: exhibit_in(case, told, by=by, at=at) for relation, case in cases.items()}


def exhibit_in(case_id: UUID, told: str, *, by: User, at: datetime) -> UUID:
    case = Case.objects.select_related("person__key").get(pk=case_id)
    files = prepared([(told, told.encode())])
    (kept,) = bring_exhibits(case, Brought(day_uuid(), ExhibitKind.CHAT, told, files), by=by, at=at)
    return kept.pk
