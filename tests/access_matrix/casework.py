"""Cases: who may know of them and work on them; and the cases of a centre at work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from jardam.cases.actions import (
    Adding,
    Closing,
    Naming,
    Opening,
    Said,
    add_item,
    close_case,
    end_term,
    make_address,
    name_cover,
    open_case,
    set_term,
)
from jardam.cases.counting import set_by_us
from jardam.cases.models import Barred, CalendarAddress, Case, CheckIn, Cover, Need, Term
from jardam.cases.rules import checklist
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.kernel.ids import day_uuid
from jardam.people.models import Person
from tests.access_matrix.actors import CASE, CENTRE, EVERYBODY, HEADS, HELPERS, NOBODY, RECORDERS, Group
from tests.access_matrix.matrix import (
    COLLEAGUES_CLOSED,
    COLLEAGUES_OPEN,
    ENDED,
    ERASED,
    KNOWN,
    OWN,
    OWN_CLOSED,
    OWN_OPEN,
    RESTRICTED,
    UNKNOWN,
    WAITING,
)
from tests.access_matrix.personal import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Access, Page, only, page

BARRED = "one that one is barred from"


def of_case(known: int, ended: int, methods: str = "GET HEAD POST") -> Page:
    """A step in a case: what its empty form answers while the case is open, and when it is closed."""
    hidden = dict.fromkeys((RESTRICTED, BARRED), only(NOBODY))
    return Page(methods, {KNOWN: only(CASE, 200, known), ENDED: only(CASE, 200, ended), **hidden})


def opening(sees: Group, *done: int) -> Access:
    return Access(sees, sees & CASE, frozenset(done))


CASE_PAGES: dict[str, Page] = {
    "desk:cases": page("GET HEAD", CASE, 200),
    "desk:case_calendar": page("GET HEAD POST", CASE, 200),
    "desk:case_calendar_end": page("POST", CASE, 302),
    "desk:case_calendar_feed": Page(
        "GET HEAD", {KNOWN: only(EVERYBODY, 200), UNKNOWN: only(NOBODY)}, is_public=True
    ),
    "desk:case_open": page("GET HEAD POST", CASE, 200, 422),
    "desk:case_open_contact": Page(
        "GET HEAD POST",
        {
            OWN_OPEN: only(NOBODY),
            COLLEAGUES_OPEN: only(NOBODY),
            OWN_CLOSED: opening(RECORDERS, 200, 422),
            COLLEAGUES_CLOSED: opening(CASE, 200, 422),
            WAITING: opening(HELPERS, 200, 422),
        },
    ),
    "desk:case_open_person": Page(
        "GET HEAD POST",
        {
            KNOWN: opening(HELPERS, 200, 422),
            RESTRICTED: only(NOBODY),
            ERASED: only(NOBODY),
        },
    ),
    "desk:case": of_case(200, 200, "GET HEAD"),
    "desk:case_timeline": of_case(200, 200, "GET HEAD"),
    "desk:case_files": of_case(200, 200, "GET HEAD"),
    "desk:case_papers": of_case(200, 200, "GET HEAD"),
    "desk:case_note": of_case(422, 422, "POST"),
    "desk:case_next": of_case(422, 302),
    "desk:case_stage": of_case(422, 302),
    "desk:case_hand": of_case(422, 302),
    "desk:case_join": of_case(422, 302),
    "desk:case_part": of_case(422, 422),
    "desk:case_weigh": of_case(422, 302),
    "desk:case_bar": of_case(422, 422),
    "desk:case_let_in": of_case(422, 422),
    "desk:case_close": of_case(422, 302),
    "desk:case_need_add": of_case(422, 302),
    "desk:case_need": of_case(422, 302),
    "desk:case_term_add": of_case(422, 302),
    "desk:case_term_move": of_case(422, 302),
    "desk:case_term_end": of_case(422, 302),
    "desk:case_item": of_case(422, 302),
    "desk:case_track": of_case(422, 302),
    "desk:case_signs": of_case(422, 302),
    "desk:case_reopen": of_case(302, 422),
    "desk:case_check_in": Page(
        "GET HEAD POST",
        {ENDED: only(CASE, 200, 422), RESTRICTED: only(NOBODY), BARRED: only(NOBODY)},
    ),
    "desk:case_covers": page("GET HEAD", CASE, 200),
    "desk:case_cover_add": page("POST", CASE, 422),
    "desk:case_cover_end": Page(
        "POST", {KNOWN: Access(CENTRE, HEADS, frozenset({302})), OWN: Access(CENTRE, CASE, frozenset({302}))}
    ),
    "desk:own_items": page("GET HEAD", HEADS, 200),
    "desk:own_item_add": page("POST", HEADS, 422),
    "desk:own_item_turn": Page("POST", {KNOWN: Access(CENTRE, HEADS, frozenset({302}))}),
}
MATRIX = OTHER_PAGES | CASE_PAGES
IN_A_CASE = ("case_id", "need_id", "term_id", "check_in_id")
ITEM = "work_proof"  # of the checklist that every case here has


@dataclass(frozen=True)
class Worked:
    """The cases of a centre that an address can name."""

    open: UUID
    closed: UUID
    of_restricted: UUID
    needs: dict[str, UUID]  # by the relation of their case
    terms: dict[str, UUID]  # the same
    calendar: CalendarAddress
    secret: str  # of the calendar
    own_item: UUID
    cover: UUID
    check_ins: dict[str, UUID]  # by the relation of their case


def worked(told: str, known: Person, restricted: Person, *, by: User, at: datetime) -> Worked:
    """Call it before the file of ``restricted`` is closed."""
    ended = _case(told, known, by=by, at=at)
    kept = term_in(ended, told, by=by, at=at)
    end_term(kept, TermState.MET, Said(2), by=by, at=at)
    close_case(ended, Closing(Ending.ACHIEVED, Said(3, told)), by=by, at=at)
    begun, hidden = _case(told, known, by=by, at=at), _case(told, restricted, by=by, at=at)
    needs = {KNOWN: need_of(begun), ENDED: need_of(ended), RESTRICTED: need_of(hidden)}
    terms = {
        one: term_in(case, told, by=by, at=at).pk for one, case in ((KNOWN, begun), (RESTRICTED, hidden))
    }
    adding = Adding(day_uuid(), Track.WAGES, checklist.Group.EVIDENCE, {"ru": told})
    return Worked(
        begun.pk,
        ended.pk,
        hidden.pk,
        needs,
        {ENDED: kept.pk, **terms},
        *make_address(by=by, at=at),
        own_item=add_item(adding, by=by, at=at).pk,
        cover=cover_of(by, at).pk,
        check_ins={ENDED: check_in_of(ended), RESTRICTED: check_in_of(hidden)},
    )


def cover_of(away: User, at: datetime) -> Cover:
    """While ``away`` is on leave for a week, a lawyer who asks for nothing here looks after their cases."""
    lawyer = User(
        username=f"lawyer-{uuid4().hex[:6]}", role=Role.LAWYER.value, centre=away.centre, password="!"
    )
    lawyer.save()
    days = at.date(), at.date() + timedelta(days=7)
    return name_cover(Naming(day_uuid(), away, lawyer, *days), by=away, at=at)


def check_in_of(case: Case) -> UUID:
    """A day on which somebody is asked how it went."""
    days = {"after": "A_YEAR", "due_on": case.opened_on + timedelta(days=365)}
    made = CheckIn(centre_id=case.centre_id, case=case, channel="PHONE", language="KY", **days)
    made.save()
    return made.pk


def need_of(case: Case) -> UUID:
    need: Need = case.needs.get()
    return need.pk


def term_in(case: Case, told: str, *, by: User, at: datetime) -> Term:
    """A case's first term, of our own; its revision is 2 from then on."""
    return set_term(case, set_by_us(at.date() + timedelta(days=9), told), Said(1), by=by, at=at)


def barred_from(told: str, user: User, known: Person, *, by: User, at: datetime) -> Case:
    """A case of ``by`` of which ``user`` must not know."""
    case = _case(told, known, by=by, at=at)
    Barred.objects.create(centre_id=case.centre_id, case=case, user=user, barred_on=at.date(), barred_by=by)
    return case


def things_of_barred(case: Case, told: str, *, by: User, at: datetime) -> dict[str, dict[str, object]]:
    """What an address can name in a case that somebody must not know of."""
    term = term_in(case, told, by=by, at=at)
    ids = (case.pk, need_of(case), term.pk, check_in_of(case))
    return {name: {BARRED: pk} for name, pk in zip(IN_A_CASE, ids, strict=True)} | {"item": {BARRED: ITEM}}


def _case(told: str, person: Person, *, by: User, at: datetime) -> Case:
    then = NextAction(told, at.date() + timedelta(days=5))
    opening = Opening(day_uuid(), Track.WAGES, told, then, person=person, stated=told)
    return open_case(opening, by=by, at=at)
