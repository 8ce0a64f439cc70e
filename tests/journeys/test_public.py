"""On somebody else's phone: a question, a sum, and nothing in the browser that tells of them."""

from playwright.sync_api import expect

from jardam.portal.rules.marks import mark_of
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch

WORDS = "айлык бербей жатат"


def entries(desk: Desk) -> int:
    count: int = desk.page.evaluate("history.length")
    return count


def test_what_is_asked_and_worked_out_gets_into_no_history_and_sets_no_cookie(sit: Sit) -> None:
    desk = sit("")
    page = desk.page
    page.goto("/info/ky/")
    before = entries(desk)
    page.get_by_role("searchbox").fill(WORDS)
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_focused()
    assert (entries(desk), page.context.cookies()) == (before, [])
    assert page.url.endswith("/info/ky/")

    page.goto(f"/info/ky/sum/{mark_of('calculator/late-pay')}/")
    before = entries(desk)
    page.locator("[name=amount]").fill("10000")
    page.locator("[name=due]").fill("2025-03-01")
    page.locator("form .j-btn--main").click()
    expect(page.locator(".j-explained")).to_be_focused()
    assert (entries(desk), page.context.cookies()) == (before, [])


def test_while_the_network_is_away_the_page_says_so_and_keeps_the_words(sit: Sit, watch: Watch) -> None:
    watch.expected.add("net::ERR_INTERNET_DISCONNECTED")
    desk = sit("")
    page = desk.page
    page.goto("/info/ru/")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill(WORDS)
    page.keyboard.press("Enter")
    expect(page.locator("[data-unsent]")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value(WORDS)


def test_without_a_script_it_is_answered_all_the_same_and_sets_no_cookie(sit: Sit) -> None:
    page = sit("", java_script_enabled=False).page
    page.goto("/info/ru/")
    page.get_by_role("searchbox").fill("не платят зарплату")
    page.keyboard.press("Enter")
    expect(page.locator("#found + .j-questions a").first).to_be_visible()
    assert page.context.cookies() == []
