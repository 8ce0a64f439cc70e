"""A yes to violence, and what the person says: the answers follow both, and nothing takes an answer away while it is read."""

from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.town import Town
from tests.journeys.words import ru


def test_a_yes_to_violence_brings_safety_before_everything_else(sit: Sit, town: Town) -> None:
    desk = sit("erkin")
    desk.page.goto("/")
    desk.begin_call()
    desk.speak("KY")
    desk.hands.press("Alt+KeyQ")
    with desk.page.expect_response("**/protection/"):
        desk.page.locator("#id_violence").check(force=True)

    expect(desk.page.locator("#protection")).to_contain_text(
        ru("Safety first: is the person safe now, and where will they sleep?")
    )
    expect(desk.page.locator("#protection h2").first).to_have_attribute("lang", "ky")


def test_answers_follow_what_the_person_says_until_one_is_read(sit: Sit, town: Town) -> None:
    desk = sit("erkin")
    desk.page.goto("/")
    desk.begin_call()
    desk.speak("KY")
    words = desk.page.get_by_label(ru("In their own words"))
    words.press_sequentially("айлык бербей жатат")
    opened = desk.page.locator("#found .j-a--on h2")
    expect(opened).to_be_visible()
    title = opened.inner_text()

    with desk.page.expect_response("**/answers/found/") as later:
        words.press_sequentially(" паспорт алып койду")

    assert later.value.status == 204
    expect(opened).to_have_text(title)
