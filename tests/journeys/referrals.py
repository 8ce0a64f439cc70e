"""The way to the pages of somebody who is passed on, on both sides of the link."""

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.referrals.actions import Passed, pass_on, take_back
from jardam.referrals.addresses import path_of
from tests.journeys import casework
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru
from tests.referring import by_hand, passing


def passing_on(desk: Desk, town: Town) -> None:
    """Out of a case: refused, since nobody has said yes, with what was typed."""
    casework.a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Pass on to a partner")).click()
    _fill(desk)
    desk.page.locator("[name=tell_STORY]").check(force=True)
    desk.page.locator("[name=words_STORY]").fill("Повар, избит хозяином кафе.")
    _send(desk)
    expect(desk.page.locator(".j-errsum")).to_be_visible()


def passing_on_of_contact(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/contacts/{town.closed.pk}/")
    desk.page.get_by_role("link", name=ru("Pass on to a partner")).click()
    expect(desk.page.locator("[name=tell_NAME]")).not_to_be_checked()


def passed_on(desk: Desk, town: Town) -> None:
    """What is shown once: the link with its drawing, and the code for the person."""
    casework.a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Pass on to a partner")).click()
    _fill(desk)
    _send(desk)
    expect(desk.page.locator("svg.qr")).to_be_visible()


def _fill(desk: Desk) -> None:
    page = desk.page
    page.locator("[name=topic]").select_option("B_RIGHTS_VIOLATED")
    page.locator("[name=region]").select_option("RU-MOW")
    page.get_by_role("button", name=ru("Look for partners anew")).click()
    page.locator("[name=partner_0]").select_option(index=1)
    page.locator("[name=way_0]").select_option("HAND")


def _send(desk: Desk) -> None:
    desk.page.get_by_role("button", name=ru("Pass on"), exact=True).click()


def a_referral(desk: Desk, town: Town) -> None:
    made = passed_by_hand(town)
    casework.a_case(desk, town)
    desk.page.goto(f"/referrals/{made.referral.pk}/")
    expect(desk.page.locator("[name=text]")).to_be_visible()


def a_drawn_code(desk: Desk, town: Town) -> None:
    a_referral(desk, town)
    desk.page.get_by_role("button", name=ru("A code for the partner")).click()
    expect(desk.page.get_by_text(ru("For the partner, to be read out"))).to_be_visible()


def asking_another(desk: Desk, town: Town) -> None:
    """Nobody has it now."""
    made = passed_by_hand(town)
    with for_centre(made.referral.centre_id), transaction.atomic():
        take_back(made.referral, path_of, is_given_up=False, by=town.users["amina"], at=timezone.now())
    casework.a_case(desk, town)
    desk.page.goto(f"/referrals/{made.referral.pk}/")
    desk.page.get_by_role("link", name=ru("Ask another partner")).click()
    expect(desk.page.locator("[name=partner_0]")).to_be_visible()


def all_of_them(desk: Desk, town: Town) -> None:
    passed_by_hand(town)
    casework.a_case(desk, town)
    desk.page.goto("/referrals/")
    expect(desk.page.locator(".j-tasks a").first).to_be_visible()


def a_link(desk: Desk, town: Town) -> None:
    """As the partner has it, not opened yet."""
    desk.page.goto(_link(town))
    expect(desk.page.get_by_role("button", name=ru("Open it"))).to_be_visible()


def an_opened_link(desk: Desk, town: Town) -> None:
    """Opened, and answered by a refusal without a reason."""
    a_link(desk, town)
    desk.page.get_by_role("button", name=ru("Open it")).click()
    desk.page.locator("[name=move][value=REFUSE]").check(force=True)
    desk.page.get_by_role("button", name=ru("Send the answer")).click()
    expect(desk.page.locator(".j-errsum")).to_be_visible()


def a_standing(desk: Desk, town: Town) -> None:
    made = passed_by_hand(town)
    desk.page.goto("/info/ru/code/")
    desk.page.locator("[name=number]").fill(made.number)
    desk.page.locator("[name=code]").fill(made.code)
    desk.page.get_by_role("button", name=ru("Go on")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Where it stands"))


def _link(town: Town) -> str:
    handed = passed_by_hand(town).handed
    assert handed is not None
    return handed.link


def passed_by_hand(town: Town) -> Passed:
    """Of a case of Amina's, to an organisation of the directory."""
    by, now = town.users["amina"], timezone.now()
    with for_centre(by.centre_id), transaction.atomic():
        found = new_case(town)
        partner = Organisation.objects.working().in_region("RU-MOW").order_by("code")[0]
        asked = passing(by_hand(partner), ticked=frozenset())
        return pass_on(found, asked, path_of, by=by, at=now)


def new_case(town: Town) -> Case:
    """Of Amina's, of somebody of whom nothing is known. Call it in a transaction of her centre."""
    by, now = town.users["amina"], timezone.now()
    then = NextAction("найти приют", timezone.localdate(now))
    case = open_case(Opening(day_uuid(), Track.VIOLENCE, "избит", then), by=by, at=now)
    return Case.objects.select_related("person__key", "contact", "centre").get(pk=case.pk)
