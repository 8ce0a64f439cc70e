"""The server is away and the browser is killed: what was typed is back, and on the disk nobody could read it."""

import contextlib
import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import FLAGS, PATIENCE, Sit, _session_cookie
from tests.journeys.desks import SHELF, Desk, Watch
from tests.journeys.town import Town
from tests.journeys.waiting import until
from tests.journeys.words import ru
from tests.seizure.encodings import patterns
from tests.seizure.searching import search

STATED = "Белгилүүстөм төлөгөн жок"
MORE = " Паспортун да алып койгон"
TYPED_ELSEWHERE = "Башкача айтты"
NAME = "Жыпаркүл Маркерова"
CONTROL = "Контрольная запись Зебра"
LETTER_MS = 50
LOST_MS = 2000
"""What whoever is killed may lose."""

PLANT = """(words) => new Promise((resolve) => {
  const asked = indexedDB.open("planted", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("clear");
  asked.onsuccess = () => {
    const step = asked.result.transaction("clear", "readwrite", { durability: "strict" });
    step.objectStore("clear").put(words, 1);
    step.oncomplete = resolve;
  };
})"""
"""The control lies where the words would: a search that does not find it proves nothing."""
Start = Callable[[str], Desk]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def start(
    chromium: Browser, live_server: LiveServer, town: Town, watch: Watch, profile: Path
) -> Iterator[Start]:
    """Start the browser of one computer, again and again, in the profile that its disk keeps."""
    started: list[BrowserContext] = []

    def start(name: str) -> Desk:
        context = chromium.browser_type.launch_persistent_context(
            profile,
            executable_path="/usr/bin/chromium",
            args=FLAGS,
            base_url=live_server.url,
            locale="ru-RU",
            timezone_id="Europe/Moscow",
        )
        started.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        if name:
            sign_in(context, town, name, live_server)
        return Desk(context)

    yield start
    for context in started:
        with contextlib.suppress(Error):
            context.close()


def sign_in(context: BrowserContext, town: Town, name: str, live_server: LiveServer) -> None:
    context.add_cookies([{**_session_cookie(town.users[name]), "url": live_server.url}])


def kill(profile: Path) -> None:
    """kill -9 of the whole browser that works in this profile, as if the plug were pulled."""
    told = f"--user-data-dir={profile}".encode()
    pids = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/cmdline") if told in said(path)]
    assert pids
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def said(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def words(page: Page) -> Locator:
    return page.get_by_label(ru("In their own words"))


def sign(page: Page) -> Locator:
    return page.locator(".j-saved")


def is_saved(page: Page) -> None:
    expect(sign(page)).to_contain_text(re.compile(ru("Saved") + r"\s+\d\d:\d\d:\d\d"))


def is_kept(page: Page) -> None:
    expect(sign(page)).to_contain_text(
        ru("Kept in this browser, sealed; the server is away. Minutes:"), use_inner_text=True
    )


def is_empty(page: Page) -> None:
    until(page, f"async () => (await ({SHELF})()).length === 0")


def begin(desk: Desk) -> str:
    """A call in which the page has what it needs for the time without a server."""
    desk.page.goto("/")
    with desk.page.expect_response("**/draft/key/"):
        desk.begin_call()
    desk.page.locator("#id_language").select_option("KY")  # so that none is guessed from the words
    words(desk.page).fill(STATED)
    is_saved(desk.page)
    return desk.page.url


def type_without_server(desk: Desk) -> None:
    desk.context.set_offline(True)
    desk.page.locator("#id_name").fill(NAME)
    words(desk.page).press("End")
    words(desk.page).press_sequentially(MORE)
    is_kept(desk.page)


def silent(_route: Route) -> None:
    """No answer ever, and no refusal either."""


@pytest.fixture
def offline(watch: Watch) -> None:
    """The answers, which follow the words, miss the server too."""
    watch.expected |= {"net::ERR_INTERNET_DISCONNECTED", "htmx:afterRequest", "htmx:sendError"}


def test_a_killed_browser_brings_the_words_back_and_its_profile_says_none_of_them(
    start: Start, profile: Path, offline: None
) -> None:
    desk = start("erkin")
    call = begin(desk)
    type_without_server(desk)
    desk.page.evaluate(PLANT, CONTROL)
    kept_whole(desk.page)
    kill(profile)

    hits = search([profile], {marker: patterns(marker) for marker in (STATED, MORE, NAME, CONTROL)})
    assert {hit.marker for hit in hits} == {CONTROL}

    page = start("erkin").page
    page.goto(call)
    expect(words(page)).to_have_value(STATED + MORE)
    expect(page.locator("#id_name")).to_have_value(NAME)
    is_empty(page)


def kept_whole(page: Page) -> None:
    """The last word, too: who has nothing to lose is not asked before leaving."""
    until(page, "() => dispatchEvent(new Event('beforeunload', { cancelable: true }))")


@pytest.mark.parametrize("how", ["gone", "silent", "there"])
def test_whoever_is_killed_while_typing_loses_two_seconds_at_most(
    start: Start, profile: Path, offline: None, how: str
) -> None:
    desk = start("erkin")
    call = begin(desk)
    if how == "gone":
        desk.context.set_offline(True)
    elif how == "silent":
        desk.page.route("**/draft/", silent)
    typed = "".join(f"{number:03} " for number in range(25))
    words(desk.page).fill("")
    words(desk.page).press_sequentially(typed, delay=LETTER_MS)
    kill(profile)

    page = start("erkin").page
    page.goto(call)
    expect(words(page)).to_have_value(re.compile("^000 "))
    back = words(page).input_value()
    assert typed.startswith(back)
    assert (len(typed) - len(back)) * LETTER_MS <= LOST_MS, back


def test_a_stranger_with_the_profile_gets_no_key_and_a_colleague_neither(
    start: Start, profile: Path, offline: None, town: Town, live_server: LiveServer, watch: Watch
) -> None:
    watch.expected |= {"404", "403"}
    desk = start("erkin")
    call = begin(desk)
    type_without_server(desk)
    kill(profile)

    other = start("")
    other.page.goto("/sign-in/")
    kept = other.page.evaluate(SHELF)
    assert len(kept) == 1
    sign_in(other.context, town, "aigul", live_server)
    other.page.goto("/")
    answer = other.page.request.post(f"{call}draft/key/")
    assert answer.status in {403, 404}
    assert other.page.evaluate(SHELF) == kept
    other.context.close()

    page = start("erkin").page
    page.goto(call)
    expect(words(page)).to_have_value(STATED + MORE)


def test_any_page_hands_over_what_a_call_has_left(start: Start, profile: Path, offline: None) -> None:
    desk = start("erkin")
    call = begin(desk)
    type_without_server(desk)
    kill(profile)

    page = start("erkin").page
    with page.expect_response("**/draft/") as handed:
        page.goto("/")
    assert handed.value.status == 200
    is_empty(page)
    page.goto(call)
    expect(words(page)).to_have_value(STATED + MORE)


def back_after_words_elsewhere(start: Start, sit: Sit, profile: Path) -> Page:
    """The call again in the browser that was killed, after something else was typed in it at another computer."""
    desk = start("erkin")
    call = begin(desk)
    type_without_server(desk)
    kill(profile)
    elsewhere = sit("erkin").page
    elsewhere.goto(call)
    words(elsewhere).fill(TYPED_ELSEWHERE)
    is_saved(elsewhere)
    page = start("erkin").page
    page.goto(call)
    return page


def test_words_that_are_older_than_the_contact_are_shown_and_thrown_away_by_hand(
    start: Start, sit: Sit, profile: Path, offline: None, watch: Watch
) -> None:
    watch.expected.add("409")
    page = back_after_words_elsewhere(start, sit, profile)

    other = page.locator("[data-kept]")
    expect(other).to_be_visible()
    expect(other.get_by_role("listitem")).to_have_text([NAME, STATED + MORE])
    expect(words(page)).to_have_value(TYPED_ELSEWHERE)
    other.get_by_role("button", name=ru("Throw them away")).click()
    expect(other).to_be_hidden()
    page.reload()
    expect(words(page)).to_have_value(TYPED_ELSEWHERE)
    is_empty(page)


def test_signing_out_forgets_what_waits_in_the_browser(
    start: Start, sit: Sit, profile: Path, offline: None, watch: Watch
) -> None:
    watch.expected.add("409")
    page = back_after_words_elsewhere(start, sit, profile)
    expect(page.locator("[data-kept]")).to_be_visible()
    page.goto("/")
    page.locator("form[data-sign-out]").evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/sign-in/**")
    is_empty(page)


def test_the_server_comes_back_and_nothing_stays_in_the_browser(start: Start, offline: None) -> None:
    desk = start("erkin")
    begin(desk)
    type_without_server(desk)
    assert len(desk.page.evaluate(SHELF)) == 1

    desk.context.set_offline(False)

    is_saved(desk.page)
    is_empty(desk.page)


def test_a_browser_that_can_keep_nothing_says_so(start: Start, offline: None) -> None:
    desk = start("erkin")
    desk.context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    begin(desk)
    desk.context.set_offline(True)
    words(desk.page).press_sequentially(MORE)
    expect(sign(desk.page)).to_contain_text(
        ru("Only in this page, do not close it. Edits not sent:"), use_inner_text=True
    )
