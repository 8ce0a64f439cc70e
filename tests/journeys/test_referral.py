"""A partner who has nothing but a telephone: a code is read out, they take the person on, and the person sees it."""

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from jardam.database.scope import for_centre
from jardam.referrals.actions import Passed, draw_code
from jardam.referrals.choices import DoorKind
from tests.journeys.conftest import Sit
from tests.journeys.desks import Watch
from tests.journeys.referrals import passed_by_hand
from tests.journeys.town import Town
from tests.journeys.words import ru


def enter(page: Page, number: str, code: str) -> None:
    page.goto("/info/ru/code/")
    page.locator("[name=number]").fill(number)
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name=ru("Go on")).click()


def code_for_the_partner(made: Passed, town: Town) -> tuple[str, str]:
    with for_centre(made.referral.centre_id), transaction.atomic():
        door, code = draw_code(made.referral, DoorKind.PARTNER, by=town.users["amina"], at=timezone.now())
    return door.number, code


def answer(page: Page, move: str) -> None:
    page.locator(f"[name=move][value={move}]").check(force=True)
    page.get_by_role("button", name=ru("Send the answer")).click()


def test_a_partner_comes_by_a_code_and_goes_on_by_the_link(sit: Sit, town: Town, watch: Watch) -> None:
    watch.expected.add("404")  # the link, when it is over
    made = passed_by_hand(town)
    page = sit("").page
    enter(page, *code_for_the_partner(made, town))

    page.wait_for_url("**/for-you/**")
    link = page.url
    page.get_by_role("button", name=ru("Open it")).click()
    answer(page, "ACCEPT")
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(link)
    page.get_by_role("button", name=ru("Open it")).click()
    page.locator("[name=result]").select_option(index=1)
    answer(page, "FINISH")
    expect(page.locator("[name=move]")).to_have_count(0)
    page.goto(link)
    expect(page.get_by_role("button", name=ru("Open it"))).to_have_count(0)
    assert page.context.cookies() == []

    enter(page, made.number, made.code)
    expect(page.get_by_role("heading", level=1)).to_have_text(ru("Where it stands"))
