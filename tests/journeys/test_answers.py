"""The answer stays as it stands while letters are added; and the words say what the caller speaks, until somebody else does."""

from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

OPENED = "#found .j-a--on"


def in_a_call(sit: Sit) -> Desk:
    desk = sit("erkin")
    desk.page.goto("/")
    desk.begin_call()
    return desk


def typed(desk: Desk, words: str) -> None:
    with desk.page.expect_response("**/answers/found/"):
        desk.page.locator("#find-words").press_sequentially(words)


def test_the_open_answer_stays_as_it_stands_while_letters_are_added(sit: Sit, town: Town) -> None:
    desk = in_a_call(sit)
    desk.speak("RU")
    typed(desk, "не платят зарпл")
    opened = desk.page.locator(OPENED)
    expect(opened).to_be_visible()
    opened.locator("details").first.locator("summary").click()
    code = desk.page.locator("#found [name=shown]").input_value()

    with desk.page.expect_response("**/answers/found/") as later:
        desk.page.locator("#find-words").press_sequentially("ату")
    expect(desk.page.locator("#others .j-a--row").first).to_be_visible()

    assert later.value.headers["hx-retarget"] == "#others"
    assert desk.page.locator("#found [name=shown]").input_value() == code
    expect(opened.locator("details").first).to_have_attribute("open", "")
    expect(desk.page.locator("#find-words")).to_be_focused()
    assert desk.page.locator(f"#others a[href*='/answers/{code}/']").count() == 0

    desk.page.locator("#find-words").fill("")
    typed(desk, "потерял паспорт")
    expect(desk.page.locator(OPENED)).to_have_count(1)
    expect(desk.page.locator("#found [name=shown]")).not_to_have_value(code)


def test_the_words_propose_the_language_until_somebody_takes_it_back(sit: Sit, town: Town) -> None:
    desk = in_a_call(sit)
    typed(desk, "мага эки айдан бери айлык бербей")
    language, note = desk.page.locator("#id_language"), desk.page.locator("[data-heard]")

    expect(language).to_have_value("KY")
    expect(note).to_contain_text(ru("Kyrgyz"))
    expect(desk.page.locator(f"{OPENED} h2")).to_have_attribute("lang", "ky")

    desk.hands.press("Alt+KeyU")
    expect(language).to_have_value("XX")
    expect(note).to_be_hidden()
    expect(desk.page.locator(f"{OPENED} h2")).to_have_attribute("lang", "ru")
    typed(desk, " жатат")
    expect(language).to_have_value("XX")


def test_a_language_that_was_chosen_is_never_overridden_and_the_answer_follows_it(
    sit: Sit, town: Town
) -> None:
    desk = in_a_call(sit)
    desk.speak("TG")
    typed(desk, "мага эки айдан бери айлык бербей")
    expect(desk.page.locator(f"{OPENED} h2")).to_have_attribute("lang", "tg")
    expect(desk.page.locator("#id_language")).to_have_value("TG")

    desk.speak("RU")
    expect(desk.page.locator(f"{OPENED} h2")).to_have_attribute("lang", "ru")
