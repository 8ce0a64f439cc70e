"""The way to the pages of a case between two centres, on both sides."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people.actions import Said, change_identity, say_about_consent
from jardam.people.rules.consent import Act, FieldGroup, Purpose
from jardam.transfers.actions import Offering, Taking, offer_case, take_in
from jardam.transfers.consented import receivers
from jardam.transfers.models import Departure
from jardam.transfers.queries import arrivals_for
from jardam.transfers.rules.lives import last_day
from tests.journeys import casework
from tests.journeys.desks import Desk
from tests.journeys.referrals import new_case
from tests.journeys.town import Town
from tests.journeys.words import ru, ru_in
from tests.transferring import WHO

TICKED = frozenset({FieldGroup.STORY, FieldGroup.NAME, FieldGroup.REACH})
KNOWS = "[demo] Боится брата, звонить до шести."


def handing_over(desk: Desk, town: Town) -> None:
    """Refused, since nobody has said yes, with what was typed."""
    casework.a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Hand to another centre")).click()
    desk.page.locator("[name=centre]").select_option(index=1)
    desk.page.locator("[name=tell_STORY]").check(force=True)
    desk.page.locator("[name=words_STORY]").fill(KNOWS)
    desk.page.get_by_role("button", name=ru_in("centre", "Hand over"), exact=True).click()
    expect(desk.page.locator(".j-errsum")).to_be_visible()


def on_its_way(town: Town) -> Departure:
    """Amina's case goes to Krasnodar."""
    amina = town.users["amina"]
    with for_centre(amina.centre_id), transaction.atomic():
        case = new_case(town)
        change_identity(case.person, WHO, by=amina, at=timezone.now())
        to, today = Centre.objects.get(code="krasnodar"), timezone.localdate()
        groups = frozenset(group.value for group in TICKED)
        said = Said(
            day_uuid(), Act.GIVEN, Purpose.HELP.value, receivers(to)[0], today, groups, last_day(today)
        )
        say_about_consent(case.person, said, by=amina, at=timezone.now())
        offering = Offering(day_uuid(), to, TICKED, {FieldGroup.STORY: KNOWS})
        return offer_case(case, offering, by=amina, at=timezone.now())


def a_departure(desk: Desk, town: Town) -> None:
    """They have taken it in."""
    sent, chen = on_its_way(town), town.users["chen"]
    with for_centre(chen.centre_id), transaction.atomic():
        arrival = arrivals_for(chen).get(pk=sent.pk)
        then = NextAction("познакомиться", timezone.localdate() + timedelta(days=2))
        take_in(arrival, Taking(day_uuid(), then), by=chen, at=timezone.now())
    desk.page.goto(f"/transfers/{sent.pk}/")
    expect(desk.page.get_by_role("button", name=ru("Close the case here"))).to_be_visible()


def a_departure_waiting(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/transfers/{on_its_way(town).pk}/")
    expect(desk.page.get_by_role("button", name=ru_in("transfer", "Take it back"))).to_be_visible()


def a_read_arrival(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/transfers/from/{on_its_way(town).pk}/")
    expect(desk.page.get_by_text(KNOWS)).to_be_visible()


def an_arrival(desk: Desk, town: Town) -> None:
    """Not taken in for want of a day."""
    a_read_arrival(desk, town)
    desk.page.get_by_role("button", name=ru("Take it in")).click()
    expect(desk.page.locator(".j-errsum")).to_be_visible()


def all_of_them(desk: Desk, town: Town) -> None:
    on_its_way(town)
    desk.page.goto("/transfers/")
    expect(desk.page.locator(".j-tasks a").first).to_be_visible()
