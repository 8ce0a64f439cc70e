"""The number of the contact, on paper or read out, in the middle of a call: two strokes there and back."""

import pytest
from playwright.sync_api import Page, expect

from jardam.contacts.rules.reference import spoken
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk
from tests.journeys.hands import CYRILLIC, LATIN
from tests.journeys.town import TOLD, Town
from tests.journeys.words import ru


def paper(page: Page) -> str:
    return " ".join(page.locator(".j-slip").inner_text().split())


@pytest.mark.parametrize("layout", [LATIN, CYRILLIC], ids=["latin", "cyrillic"])
def test_in_a_call_one_stroke_shows_it_and_one_leads_back_to_the_words(
    sit: Sit, town: Town, layout: str
) -> None:
    desk = sit("erkin", layout=layout)
    desk.page.goto("/")
    desk.begin_call()
    desk.speak("KY")
    desk.hands.press("Alt+KeyP")
    desk.page.keyboard.type(TOLD)
    desk.hands.press("Alt+KeyR")
    desk.page.wait_for_url("**/slip/**")
    assert "ушул номерди айтыңыз" in paper(desk.page)
    expect(desk.page.locator(".j-slip")).to_have_attribute("lang", "ky")
    desk.hands.press("Alt+KeyR")
    desk.page.wait_for_url("**/calls/**")
    expect(desk.page.get_by_label(ru("In their own words"))).to_have_value(TOLD)


def test_only_the_number_is_printed(sit: Sit, town: Town) -> None:
    """After the call: on paper there is nothing of the page around it, at any width."""
    desk = sit("erkin")
    desk.page.goto(f"/contacts/{town.closed.pk}/")
    desk.page.get_by_role("link", name=ru("Slip for the client")).click()
    desk.page.wait_for_url("**/slip/**")
    assert fits(desk)
    desk.page.emulate_media(media="print")
    printed = " ".join(desk.page.locator("body").inner_text().split())
    assert printed == paper(desk.page)
    assert spoken(town.closed.reference) in printed


def fits(desk: Desk) -> bool:
    desk.page.set_viewport_size({"width": 360, "height": 740})
    return bool(desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
