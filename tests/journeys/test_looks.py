"""How it looks: the picture of the guide, dark and light, on paper."""

import os
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.journeys.conftest import Sit
from tests.journeys.looking import picture
from tests.journeys.town import Town
from tests.journeys.words import ru

BEGUN = datetime(2026, 11, 25, 13, 37, 29, tzinfo=UTC)
LATER = BEGUN + timedelta(minutes=4, seconds=37)
TOLD = "Үч айдан бери айлык бербей жатат, кожоюн «эртең» эле дейт. Келишим жок. Паспортубуз кожоюндо."
PAPER = re.compile(rb"/Type\s*/Page\b")


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def fill_call(page: Page) -> None:
    """As far as a call is after four minutes."""
    page.get_by_label(ru("Phone, if given")).fill("+996 700 000 000")
    page.get_by_label(ru("In their own words")).fill(TOLD)
    page.locator("[name=topics][value=B_UNPAID_WAGES]").check(force=True)
    page.locator("[name=discrimination][value=NO]").check(force=True)
    page.locator("[name=outcome][value=CALLBACK]").check(force=True)
    page.get_by_label(ru("Find an answer")).fill("айлык бербей жатат келишим жок")
    expect(page.locator("#found .j-a--on h2")).to_have_attribute("lang", "ky")


def test_the_picture_of_the_guide(sit: Sit, town: Town, settings: Settings) -> None:
    """A call in Kyrgyz with an answer open. Written to the guide with JARDAM_SCREENSHOTS=1."""
    settings.MODE = "demo"
    with time_machine.travel(BEGUN, tick=False) as clock:
        desk = sit("erkin")
        desk.page.clock.install(time=BEGUN)
        desk.page.goto("/")
        desk.begin_call()
        clock.move_to(LATER)
        desk.page.clock.set_fixed_time(LATER)
        desk.page.reload()
        desk.speak("KY")
        fill_call(desk.page)
        desk.page.clock.run_for(3000)
        expect(desk.page.get_by_role("timer")).to_have_text("04:37")
        expect(desk.page.locator(".j-saved")).to_contain_text("16:42:06")
        desk.page.locator("#find-words").focus()
        drawn = picture(desk.page)
    if os.environ.get("JARDAM_SCREENSHOTS") == "1":
        guide = settings.ROOT / "docs" / "guide"
        guide.mkdir(exist_ok=True)
        (guide / "call.png").write_bytes(drawn)


def test_dark_follows_the_device(sit: Sit, town: Town) -> None:
    desk = sit("erkin")
    desk.page.goto("/answers/WAGES_UNPAID/ky/")
    light, drawn = background(desk.page), picture(desk.page)
    desk.page.emulate_media(color_scheme="dark")
    assert background(desk.page) != light
    assert picture(desk.page) != drawn


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_dark_that_was_chosen_stays(sit: Sit, town: Town, has_script: bool) -> None:
    desk = sit("erkin", java_script_enabled=has_script)
    desk.page.goto("/contacts/")
    desk.page.locator(".j-bar__who summary").click()
    with desk.page.expect_response("**/theme/"):
        desk.page.get_by_role("button", name=ru("Dark"), exact=True).click()
    desk.page.goto("/answers/")
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_counts_on_paper(sit: Sit, town: Town) -> None:
    """Paper is light, without the bar and the buttons, and says what it is and whose."""
    desk = sit("farida", color_scheme="dark")
    desk.page.goto("/counts/")
    desk.page.emulate_media(media="print", color_scheme="dark")
    expect(desk.page.locator(".j-bar")).to_be_hidden()
    expect(desk.page.get_by_role("button", name=ru("Show"), exact=True)).to_be_hidden()
    head = desk.page.locator(".j-printhead")
    expect(head).to_be_visible()
    assert head.inner_text().split() == [
        "Jardam",
        "·",
        ru("Counts"),
        "Москва",
        "·",
        f"{timezone.localdate():%d.%m.%Y}",
    ]
    assert background(desk.page) in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    paper = desk.page.pdf(format="A4", print_background=False)
    assert paper.startswith(b"%PDF")
    assert len(paper) > 10_000
    assert 1 <= len(PAPER.findall(paper)) <= 3


def top(page: Page, heading: str) -> float:
    box = page.get_by_role("heading", name=ru(heading), exact=True).bounding_box()
    assert box
    return box["y"]


def test_how_to_call_safely_and_whom_stand_above_what_happened(sit: Sit, town: Town) -> None:
    """On a phone above everything, for the keyboard first too; on a wide screen beside it. The number comes after how to
    reach somebody safely."""
    desk = sit("erkin", viewport={"width": 360, "height": 740})
    page = desk.page
    page.goto(f"/callbacks/{town.late.pk}/")
    assert top(page, "Whom to call") < top(page, "In their own words") < top(page, "What happened")
    headings = page.locator("#main h2").all_inner_texts()
    assert headings[:2] == [ru("Before you call"), ru("Whom to call")]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert top(page, "Before you call") == top(page, "In their own words")
    for heading in ("Before you call", "Whom to call"):
        beside = page.get_by_role("heading", name=ru(heading)).bounding_box()
        assert beside
        assert beside["x"] > 640


def test_colours_without_script_lead_back_to_the_page(sit: Sit, town: Town) -> None:
    desk = sit("erkin", java_script_enabled=False)
    desk.page.goto("/directory/?region=RU-MOW")
    desk.page.locator(".j-bar__who summary").click()
    desk.page.get_by_role("button", name=ru("Dark"), exact=True).click()
    expect(desk.page).to_have_url(re.compile(r"/directory/\?region=RU-MOW$"))
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")
