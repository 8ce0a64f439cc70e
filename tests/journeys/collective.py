"""The way to the pages of collective claims."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.actions import Opening, Said, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.claims.actions import open_claim, say_work
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.collective.actions import Beginning, begin_collective
from jardam.collective.models import Collective
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.law.queries import rule_book
from jardam.parties.actions import Told, tie_to_known, tie_to_new
from jardam.parties.models import Party
from jardam.parties.rules.kinds import Kind, Role
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity
from tests.journeys.desks import Desk
from tests.journeys.going import Go
from tests.journeys.town import Town
from tests.journeys.words import ru

FIRM = "ООО «СтройРемонт»"
NAMES = ("Асанов Бакыт", "Каримов Далер", "Юсупова Нигора")
SUMS = ("62000", "40000", "51500")


def workers_of(town: Town) -> list[Claim]:
    """Three of one firm, each with a case and a claim of Amina's."""
    amina, found, party = town.users["amina"], [], None
    with for_centre(amina.centre_id), transaction.atomic():
        for name, told in zip(NAMES, SUMS, strict=True):
            claim = _claim(amina, name, told)
            case, side = claim.case, Told(claim.number, Role.EMPLOYER, FIRM)
            if party is None:
                party = tie_to_new(case, side, Kind.FIRM, _seen(case), by=amina, at=timezone.now()).party
            else:
                _also(case, side, party, amina)
            found.append(claim)
    return found


def _claim(by: User, name: str, told: str) -> Claim:
    now, today = timezone.now(), timezone.localdate()
    person = add_person(Identity(name=name), by=by, at=now)
    then = NextAction("жалоба", today + timedelta(days=2))
    case = open_case(
        Opening(day_uuid(), Track.WAGES, f"зарплата: {name}", then, person=person), by=by, at=now
    )
    claim = open_claim(case, Who(FIRM), _seen(case), by=by, at=now)
    work = {"way": "MONTHLY", "rate": "", "month": [{"month": "2026-07", "sum": told}], "payment": []}
    return say_work(claim, work, rule_book(today), _seen(case), by=by, at=now)


def _also(case: Case, side: Told, party: Party, by: User) -> None:
    tie_to_known(case, side, party, _seen(case), by=by, at=timezone.now())


def _seen(case: Case) -> Said:
    case.refresh_from_db()
    return Said(case.revision)


def begun(town: Town) -> Collective:
    """Proposed, and nobody has been asked yet."""
    amina = town.users["amina"]
    with for_centre(amina.centre_id), transaction.atomic():
        return begin_collective(Beginning(day_uuid(), workers_of(town), FIRM), by=amina, at=timezone.now())


def joining(desk: Desk, town: Town) -> None:
    first = workers_of(town)[0]
    desk.page.goto(f"/cases/{first.case_id}/claims/{first.pk}/")
    desk.page.get_by_role("link", name=ru("Join them")).click()
    expect(desk.page.get_by_role("button", name=ru("Propose a collective claim"))).to_be_visible()


def a_collective(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/cases/collective/{begun(town).pk}/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(FIRM)


def leading_to(sentence: str) -> Go:
    """A page that the collective claim leads to, of its first worker where it is one worker's."""

    def go(desk: Desk, town: Town) -> None:
        a_collective(desk, town)
        desk.page.get_by_role("link", name=ru(sentence)).first.click()
        expect(desk.page.get_by_role("link", name=ru("Back to the collective claim"))).to_be_visible()

    return go
