"""Whatever goes wrong during a call, what was typed is still there."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Locator, Page, Request, Route, expect

from tests.journeys.conftest import Sit
from tests.journeys.desks import SHELF, Desk, Watch
from tests.journeys.town import PASSWORD, Town
from tests.journeys.waiting import until
from tests.journeys.words import ru

TOLD = "Паспортту кожоюн алып койду, бербей жатат."
MORE = " Үч ай болду."
IDLE_MS = 10 * 60 * 1000 + 2000
Begin = Callable[[], Desk]


@pytest.fixture
def in_a_call(sit: Sit) -> Begin:
    """Erkin with a call just begun; its page is in front of him."""

    def begin() -> Desk:
        desk = sit("erkin")
        desk.page.goto("/")
        desk.begin_call()
        return desk

    return begin


def words(page: Page) -> Locator:
    return page.get_by_label(ru("In their own words"))


def sign(page: Page) -> Locator:
    """What the foot of the record says about saving."""
    return page.locator(".j-saved")


def is_saved(page: Page) -> None:
    expect(sign(page)).to_contain_text(re.compile(ru("Saved") + r"\s+\d\d:\d\d:\d\d"))


def test_a_refused_closing_says_what_is_missing_and_keeps_every_word(in_a_call: Begin, watch: Watch) -> None:
    watch.expected.add("422")
    desk = in_a_call()
    call = desk.page.url
    desk.hands.press("Alt+KeyP")
    desk.hands.type(TOLD)
    desk.hands.press("Control+Enter")

    summary = desk.page.locator(".j-errsum")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            ru("Choose the language of the conversation."),
            ru("Choose at least one topic."),
            ru("Choose how the contact ended."),
        ]
    )
    expect(words(desk.page)).to_have_value(TOLD)

    desk.hands.press("Tab")
    desk.hands.press("Enter")
    expect(desk.page.get_by_label(ru("Language of the conversation"))).to_be_focused()
    is_saved(desk.page)
    desk.page.goto(call)
    expect(words(desk.page)).to_have_value(TOLD)


def test_who_goes_on_typing_after_a_refused_closing_is_no_other_tab(in_a_call: Begin, watch: Watch) -> None:
    """A slow line: the page that was sent kept its words in the browser, and those that came back are on their way still."""
    watch.expected.add("422")
    desk = in_a_call()
    page, call = desk.page, desk.page.url
    held: list[Route] = []
    is_slow = True
    page.route("**/draft/", lambda route: held.append(route) if is_slow else route.continue_())
    desk.hands.press("Alt+KeyP")
    desk.hands.type(TOLD)
    until(page, f"async () => (await ({SHELF})()).length === 1")
    with page.expect_request("**/draft/"):
        desk.hands.press("Control+Enter")
        expect(page.locator(".j-errsum")).to_be_focused()
    words(page).press("End")
    desk.hands.type(MORE)
    is_slow = False
    held[-1].continue_()

    is_saved(page)
    until(page, f"async () => (await ({SHELF})()).length === 0")
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.goto(call)
    expect(words(page)).to_have_value(TOLD + MORE)


def test_a_draft_that_comes_after_the_refused_closing_is_no_other_tabs(
    in_a_call: Begin, watch: Watch
) -> None:
    watch.expected.add("422")
    desk = in_a_call()
    page, call = desk.page, desk.page.url
    held: list[Request] = []

    def answer_late(route: Route) -> None:
        answer = route.fetch()
        assert repeat(page, held[0]) == 200
        route.fulfill(response=answer)

    page.route("**/draft/", lambda route: held.append(route.request), times=1)
    page.route("**/close/", answer_late, times=1)
    with page.expect_request("**/draft/"):
        words(page).fill(TOLD)
    desk.hands.press("Control+Enter")
    expect(page.locator(".j-errsum")).to_be_focused()
    words(page).press("End")
    desk.hands.type(MORE)

    is_saved(page)
    page.goto(call)
    expect(words(page)).to_have_value(TOLD + MORE)


def repeat(page: Page, request: Request) -> int:
    """Send the same once more, past the page. Returns the status."""
    headers = {"Content-Type": request.headers["content-type"]}
    sent = page.request.post(request.url, data=request.post_data_buffer, headers=headers)
    return sent.status


def test_a_refused_closing_brings_back_the_answer_that_was_found(in_a_call: Begin, watch: Watch) -> None:
    watch.expected.add("422")
    desk = in_a_call()
    page = desk.page
    page.get_by_label(ru("Find an answer")).fill("не платят зарплату")
    found = page.locator("#found .j-a--on h2")
    expect(found).to_be_visible()
    title = found.inner_text()
    desk.hands.press("Control+Enter")
    expect(page.locator(".j-errsum")).to_be_focused()
    expect(page.get_by_label(ru("Find an answer"))).to_have_value("не платят зарплату")
    expect(found).to_have_text(title)
    expect(page.locator(".j-errsum")).to_be_focused()


def test_a_reload_brings_back_the_page_as_typed(in_a_call: Begin) -> None:
    desk = in_a_call()
    page = desk.page
    desk.speak("KY")
    desk.hands.press("Alt+KeyP")
    desk.hands.type(TOLD)
    page.locator("[name=topics][value=A_PATENT]").check()
    page.locator("[name=violence][value=YES]").check()
    desk.hands.press("Alt+Digit2")
    is_saved(page)

    page.reload()

    expect(page.get_by_label(ru("Language of the conversation"))).to_have_value("KY")
    expect(words(page)).to_have_value(TOLD)
    expect(page.locator("[name=topics][value=A_PATENT]")).to_be_checked()
    expect(page.locator("[name=violence][value=YES]")).to_be_checked()
    expect(page.get_by_text(ru("Next: you call back, attempt 1 of 3"))).to_be_visible()


def test_an_answer_given_while_the_questions_change_their_language_stays(in_a_call: Begin) -> None:
    """A slow line: the questions come in Kyrgyz after one of them was answered."""
    page = in_a_call().page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/said/", hold)
    page.get_by_label(ru("Language of the conversation")).select_option("KY")
    page.locator("[name=violence][value=YES]").check()
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator("#said [lang=ky]")).to_have_count(2)
    expect(page.locator("[name=violence][value=YES]")).to_be_checked()


def test_who_leaves_in_the_middle_of_a_word_finds_it_again(in_a_call: Begin) -> None:
    """Left or loaded anew before the first pause: the draft goes out with the page."""
    desk = in_a_call()
    call = desk.page.url
    desk.hands.press("Alt+KeyP")
    desk.hands.type("Паспортту")
    desk.page.goto("/")
    desk.page.goto(call)
    expect(words(desk.page)).to_have_value("Паспортту")

    words(desk.page).press("End")
    desk.hands.type(" алып")
    desk.page.reload()
    expect(words(desk.page)).to_have_value("Паспортту алып")
    words(desk.page).press("End")
    desk.hands.type(" койду")
    is_saved(desk.page)


def test_a_tab_that_is_older_is_told_so_and_keeps_its_words(in_a_call: Begin, watch: Watch) -> None:
    watch.expected.add("409")
    desk = in_a_call()
    older = desk.context.new_page()
    older.goto(desk.page.url)
    words(desk.page).fill(TOLD)
    is_saved(desk.page)

    words(older).fill("Другое")

    expect(older.locator("[data-saved-as=refused]")).to_have_text(
        ru("This contact is open in another tab, and newer there.")
    )
    expect(words(older)).to_have_value("Другое")
    desk.page.reload()
    expect(words(desk.page)).to_have_value(TOLD)


def test_without_a_network_the_page_keeps_the_words_and_sends_them_later(
    in_a_call: Begin, watch: Watch
) -> None:
    watch.expected |= {"net::ERR_INTERNET_DISCONNECTED", "htmx:afterRequest", "htmx:sendError"}
    desk = in_a_call()
    desk.context.set_offline(True)
    words(desk.page).fill(TOLD)
    expect(sign(desk.page)).to_contain_text(ru("Kept in this browser, sealed; the server is away. Minutes:"))

    desk.context.set_offline(False)

    is_saved(desk.page)
    desk.page.reload()
    expect(words(desk.page)).to_have_value(TOLD)


def test_silence_covers_the_page_and_the_password_uncovers_it(
    in_a_call: Begin, town: Town, watch: Watch
) -> None:
    watch.expected |= {"422", "423"}
    desk = in_a_call()
    page = desk.page
    page.clock.install()
    page.reload()
    words(page).fill(TOLD)
    page.clock.fast_forward(IDLE_MS)

    cover = page.get_by_role("dialog", name=ru("The screen is locked"))
    expect(cover).to_be_visible()
    expect(words(page)).not_to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    expect(cover.get_by_label(ru("Password"))).to_be_focused()
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(cover.get_by_role("alert")).to_have_text(ru("That password is not right."))
    expect(cover.get_by_label(ru("Password"))).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(cover).to_be_hidden()
    expect(words(page)).to_have_value(TOLD)
    words(page).press_sequentially(" Дагы")
    is_saved(page)


def test_a_covered_page_does_not_open_by_loading_it_anew(in_a_call: Begin) -> None:
    desk = in_a_call()
    desk.page.clock.install()
    with (  # behind the cover both would be refused
        desk.page.expect_response("**/draft/key/"),
        desk.page.expect_response("**/answers/protection/"),
    ):
        desk.page.reload()
    with desk.page.expect_response("**/lock/") as shut:
        desk.page.clock.fast_forward(IDLE_MS)
    assert shut.value.status == 204

    desk.page.reload()

    expect(desk.page).to_have_title(re.compile(ru("The screen is locked")))
    expect(words(desk.page)).to_have_count(0)
    desk.page.get_by_label(ru("Password"), exact=True).fill(PASSWORD)
    desk.page.keyboard.press("Enter")
    expect(words(desk.page)).to_be_visible()


def test_tabs_of_one_desk_are_covered_and_opened_together(in_a_call: Begin, watch: Watch) -> None:
    watch.expected.add("423")  # my day listens on
    desk = in_a_call()
    other = desk.context.new_page()
    desk.page.clock.install()
    desk.page.reload()
    other.goto("/")
    desk.page.clock.fast_forward(IDLE_MS)
    cover = other.get_by_role("dialog", name=ru("The screen is locked"))
    expect(cover).to_be_visible()
    expect(cover.get_by_label(ru("Password"))).to_be_focused()

    other.keyboard.type(PASSWORD)
    other.keyboard.press("Enter")

    expect(cover).to_be_hidden()
    expect(words(desk.page)).to_be_visible()


LONG = (
    "Паспортту кожоюн алып койду. " * 680
)  # under what a field takes; twice of it is over 64 KiB of letters
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def tell_much(page: Page) -> None:
    """More than a browser sends after a page that has gone."""
    words(page).fill(LONG)
    page.get_by_text(ru("Region, sex, age, how they heard of us, a note")).click()
    page.locator("#id_note").fill(LONG)


def test_much_text_is_saved_while_the_page_is_out_of_sight(in_a_call: Begin) -> None:
    page = in_a_call().page
    tell_much(page)
    with page.expect_response("**/draft/") as saved:
        page.evaluate(HIDE)
    assert saved.value.status == 200
    is_saved(page)
    page.reload()
    expect(words(page)).to_have_value(LONG)


def test_who_leaves_with_much_unsent_text_is_asked_and_it_is_saved_meanwhile(in_a_call: Begin) -> None:
    desk = in_a_call()
    page, call = desk.page, desk.page.url
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    desk.hands.press("Alt+KeyP")
    desk.hands.type("П")  # a browser asks only who has touched the page
    tell_much(page)
    page.evaluate("location.href = '/'")
    is_saved(page)
    assert asked == ["beforeunload"]
    page.goto("/")
    page.goto(call)
    expect(words(page)).to_have_value(LONG)
    assert asked == ["beforeunload"]
