"""A shift is longer than a session: it ends in the middle of a call, and no word is lost."""

import re

from playwright.sync_api import Route, expect

from jardam.accounts.models import Session
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch
from tests.journeys.entering import sign_in
from tests.journeys.town import PASSWORD, Town

TOLD = "Үч айдан бери айлык бербей жатат."
MORE = " Паспортту да алып койду."
KYRGYZ = "#said [lang=ky]"
SAVED = re.compile(r"Сохранено \d\d:\d\d:\d\d")


def test_a_session_that_ends_in_the_middle_of_a_call_costs_no_word(
    sit: Sit, town: Town, watch: Watch
) -> None:
    watch.expected |= {
        "401",
        "403",
    }  # the answers ask in the old session; its token, before the page gets a new one
    desk = sit("erkin")
    page = desk.page
    page.goto("/")
    desk.begin_call()
    words, sign = page.get_by_label("Своими словами"), page.locator(".j-saved")
    words.fill(TOLD)
    expect(sign).to_contain_text(SAVED)

    Session.objects.all().delete()
    words.press("Control+End")
    page.keyboard.insert_text(MORE)  # at once: what is typed after the cover came goes into its password
    cover = page.locator("dialog#idle-lock")
    expect(cover).to_be_visible()
    expect(cover.get_by_label("Пароль")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(cover.get_by_role("alert")).to_contain_text("Войдите в другой вкладке")

    sign_in(Desk(desk.context), town, "erkin")
    page.bring_to_front()
    cover.get_by_label("Пароль").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(cover).to_be_hidden()
    expect(sign).to_contain_text(SAVED)
    page.reload()
    expect(words).to_have_value(TOLD + MORE)


def test_a_part_of_the_page_asked_for_after_a_new_sign_in_comes_all_the_same(
    sit: Sit, town: Town, watch: Watch
) -> None:
    watch.expected.add("403")  # the token of the old session: refused once, renewed, asked again
    desk = sit("erkin")
    page = desk.page
    page.goto("/")
    desk.begin_call()
    Session.objects.all().delete()
    sign_in(Desk(desk.context), town, "erkin")
    page.bring_to_front()

    statuses: list[int] = []
    page.on(
        "response", lambda response: statuses.append(response.status) if "/said/" in response.url else None
    )
    page.locator("#id_language").select_option("KY")
    expect(page.locator(KYRGYZ)).to_have_count(2)
    assert statuses == [403, 200]


def test_what_is_refused_for_its_rights_is_asked_twice_and_no_more(
    sit: Sit, town: Town, watch: Watch
) -> None:
    watch.expected.add("403")
    desk = sit("erkin")
    page = desk.page
    page.goto("/")
    desk.begin_call()
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.method)
        route.fulfill(status=403, body="")

    page.route("**/said/", refuse)
    page.locator("#id_language").select_option("KY")
    page.wait_for_timeout(1000)
    assert asked == ["POST", "POST"]
