"""Precedents: whoever works on cases reads them; a second person publishes, and a head takes back."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from jardam.cases.actions import Closing, Opening, Said, close_case, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.kernel.ids import day_uuid
from jardam.people.models import Person
from jardam.precedents.actions import publish, write_draft
from jardam.precedents.models import Precedent, sealed
from jardam.precedents.rules.cards import Words, Written
from tests.access_matrix.actors import CASE, HEADS
from tests.access_matrix.casework import Worked, of_case
from tests.access_matrix.exhibits import MATRIX as OTHER_PAGES
from tests.access_matrix.exhibits import with_exhibits
from tests.access_matrix.matrix import KNOWN
from tests.access_matrix.table import Access, Page, only, page

PRECEDENT_PAGES: dict[str, Page] = {
    "precedents:precedents": page("GET HEAD", CASE, 200),
    "precedents:precedent": Page("GET HEAD", {KNOWN: only(CASE, 200)}),
    "precedents:look": Page("POST", {KNOWN: only(CASE, 422)}),
    "precedents:withdraw": Page("POST", {KNOWN: Access(CASE, HEADS, frozenset({422}))}),
    "precedents:write": of_case(302, 422),
    "precedents:read": of_case(302, 422),
    "precedents:drop": of_case(302, 422, "POST"),
}
MATRIX = OTHER_PAGES | PRECEDENT_PAGES
WRITTEN = Written(
    Words("Невыплата", "Платили частями.", "Жалоба в инспекцию."), "RU-MOW", ("B_UNPAID_WAGES",)
)


def taught(
    worked: Worked, told: str, known: Person, *, by: User, at: datetime
) -> tuple[dict[str, UUID], UUID]:
    """The files of the cases, and what one of them taught. Call it before a file is closed."""
    files = with_exhibits(worked, told, by=by, at=at)
    return files, _precedent(worked, told, known, by=by, at=at)


def _precedent(worked: Worked, told: str, known: Person, *, by: User, at: datetime) -> UUID:
    """A draft of the closed case, and a precedent of another one, which a colleague has read."""
    write_draft(Case.objects.get(pk=worked.closed), WRITTEN, seen=0, by=by, at=at)
    then = NextAction(told, at.date() + timedelta(days=5))
    opening = Opening(day_uuid(), Track.WAGES, told, then, person=known, stated=told)
    ended = close_case(
        open_case(opening, by=by, at=at), Closing(Ending.ACHIEVED, Said(1, told)), by=by, at=at
    )
    made = publish(write_draft(ended, WRITTEN, seen=0, by=by, at=at), seen=1, by=_second_reader(by), at=at)
    return _telling(made, told)


def _telling(made: Precedent, told: str) -> UUID:
    """With the words by which every page is searched for what it must not show: nobody could have typed them here."""
    made.sealed_words = sealed(made.pk, Words(told, told, told).bundle)
    made.save()
    return made.pk


def _second_reader(by: User) -> User:
    name = f"reader-{uuid4().hex[:6]}"
    reader = User(username=name, role=Role.LAWYER.value, centre=by.centre, password="!")
    reader.save()
    return reader
