"""The way to the pages of problems."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.rules.next_action import NextAction
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.models import Venue
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.partial_dates import partial_date
from jardam.kernel.topics import Topic
from jardam.problems.actions import Handing, Raised, Step, hand_over_solution, raise_problem
from jardam.problems.models import Problem
from jardam.problems.rules.states import Hands
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

NAME, WRONG, NEXT = (
    "Роддом № 6",
    "За справку о рождении требуют деньги.",
    "Спросить в облздраве, кто отвечает",
)


HEADINGS = {
    "next": "Write what was done, and what is next",
    "seek": "Look for a solution",
    "answer": "Write down the answer, or what was carried out",
    "judge": "Say how it ended",
    "own": "Give it to a colleague",
    "withdraw": "Withdraw the problem",
}
"""The deeds with a problem that is in somebody's hands. The others stand on the way of `test_problems`."""


def a_pattern(town: Town) -> Venue:
    """Three people tell of one ward."""
    by, at = town.users["amina"], timezone.now()
    record = ContactRecord(
        outcome=Outcome.ANSWERED,
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        narrative={"stated": "-", "note": ""},
    )
    with for_centre(by.centre_id), transaction.atomic():
        for _teller in range(3):
            begun = start_contact(Channel.PHONE, by=by, at=at)
            contact = close_contact(begun, record, caller=Caller(None), by=by, at=at)
            where = Where(NAME, VenueKind.HOSPITAL, "RU-MOW")
            told = Happened(
                day_uuid(), where, IncidentKind.BRIBE, WRONG, partial_date("2026"), contact=contact
            )
            venue = write_incident(told, by=by, at=at).venue
    return venue


def a_raised_problem(town: Town) -> Problem:
    """By the head, for Amina, with an authority that must answer."""
    venue, head, at = a_pattern(town), town.users["farida"], timezone.now()
    then = NextAction(NEXT, timezone.localdate() + timedelta(days=7))
    asked = Handing(
        Hands.AUTHORITY, at.date(), at.date() + timedelta(days=30), who="Облздрав", source="обещали письмом"
    )
    with for_centre(head.centre_id), transaction.atomic():
        raised = Raised(day_uuid(), venue, IncidentKind.BRIBE, WRONG, town.users["amina"], then)
        problem = raise_problem(raised, by=head, at=at)
        return hand_over_solution(problem, Step(1, "Послали запрос.", then), asked, by=head, at=at)


def raising(desk: Desk, town: Town) -> None:
    a_pattern(town)
    desk.page.goto("/incidents/")
    desk.page.get_by_role("link", name=ru("Raise a problem")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Raise a problem"))


def a_problem(desk: Desk, town: Town) -> None:
    problem = a_raised_problem(town)
    desk.page.goto(f"/problems/{problem.pk}/")
    expect(desk.page.get_by_text(WRONG).first).to_be_visible()


def problems(desk: Desk, town: Town) -> None:
    a_raised_problem(town)
    desk.page.goto("/problems/")
    expect(desk.page.get_by_text(NAME)).to_be_visible()


def doing(deed: str, heading: str) -> Callable[[Desk, Town], None]:
    """To the form of a deed."""

    def go(desk: Desk, town: Town) -> None:
        problem = a_raised_problem(town)
        desk.page.goto(f"/problems/{problem.pk}/{deed}/")
        expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru(heading))

    return go
