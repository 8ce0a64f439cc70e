"""From an answer to the law behind it and back, with both hands on the keys."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.town import Town
from tests.journeys.words import ru


def test_the_law_is_found_by_typing_and_opened_without_a_mouse(sit: Sit, town: Town) -> None:
    desk = sit("erkin")
    page = desk.page
    page.goto("/answers/")
    page.get_by_role("link", name=ru("Law"), exact=True).click()
    expect(page.get_by_label(ru("Find in the law"))).to_be_focused()
    desk.hands.type("392 wages")
    expect(page.get_by_text(ru("No line of the law fits"))).to_be_visible()
    page.get_by_label(ru("Find in the law")).fill("392 zarplat god")
    expect(page.locator("#grounds [data-row]").first).to_be_visible()
    expect(page.get_by_text(ru("No line of the law fits"))).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/law/$"))

    desk.hands.press("Alt+KeyJ")
    desk.hands.press("Enter")
    expect(page).to_have_url(re.compile(r"/law/parameters/deadlines\.tc392_wages/$"))
    expect(page.get_by_text(ru("holds today"))).to_be_visible()
    desk.hands.press("Alt+KeyJ")
    desk.hands.press("Enter")
    expect(page).to_have_url(re.compile(r"/answers/\w+/ru/$"))


def test_a_filter_acts_as_soon_as_it_is_chosen(sit: Sit, town: Town) -> None:
    desk = sit("erkin")
    desk.page.goto("/law/")
    desk.page.get_by_label(ru("Region")).select_option("RU-KDA")
    expect(desk.page.locator("#grounds [data-row]")).to_have_count(1)
    desk.page.get_by_label(ru("How well checked")).select_option("OPEN")
    expect(desk.page.get_by_text(ru("No line of the law fits"))).to_be_visible()


def test_the_law_behind_an_answer_opens_beside_the_call(sit: Sit, town: Town) -> None:
    desk = sit("erkin")
    page = desk.page
    page.goto("/")
    desk.begin_call()
    page.get_by_label(ru("Find an answer")).fill("не платят зарплату")
    with page.expect_popup() as opened:
        page.locator("#found .j-a--on .j-law a").first.click()
    expect(opened.value.get_by_role("heading", name=ru("All that is recorded"))).to_be_visible()
    expect(page.locator("#id_language")).to_be_visible()


def test_the_calendar_turns_its_years_and_stops_where_none_is_recorded(sit: Sit, town: Town) -> None:
    desk = sit("erkin", java_script_enabled=False)
    page = desk.page
    page.goto("/law/")
    page.get_by_role("link", name=ru("Production calendar")).click()
    page.goto("/law/calendar/2026/")
    page.get_by_role("link", name="2027").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2027")
    expect(page.locator(".j-cal")).to_have_count(12)
    expect(page.get_by_role("link", name="2028")).to_have_count(0)
