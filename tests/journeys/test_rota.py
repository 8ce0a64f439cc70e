"""An hour without a language: the head asks, the person says yes, somebody is sick, the shift hands over."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.town import Town
from tests.journeys.words import ru


def test_a_hole_is_closed_by_asking_and_opened_by_a_sick_call(sit: Sit, town: Town) -> None:
    """Nobody is planned; only Erkin and Aigul speak Kyrgyz. Without a yes the hours stay open."""
    head = sit("farida")
    head.page.goto("/rota/?language=KY")
    expect(head.page.locator(".j-rota .j-gap").first).to_be_visible()
    head.page.get_by_role("button", name=ru("Ask"), exact=True).first.click()
    expect(head.page.get_by_role("status")).to_contain_text(ru("The shift is written down."))

    asked = next(desk for desk in (sit("erkin"), sit("aigul")) if _is_asked(desk.page))
    asked.page.get_by_role("button", name=ru("I will come")).click()
    expect(asked.page.get_by_role("status")).to_contain_text(ru("Confirmed."))

    asked.page.get_by_role("button", name=ru("I am not coming")).click()
    expect(asked.page.get_by_role("status")).to_be_visible()
    asked.page.get_by_role("button", name=ru("I am back")).click()
    expect(asked.page.get_by_role("button", name=ru("I am back"))).to_be_hidden()


def _is_asked(page: Page) -> bool:
    page.goto("/rota/mine/")
    return bool(page.get_by_role("button", name=ru("I will come")).count())


def test_what_is_handed_over_is_read_and_the_reading_is_seen(sit: Sit, town: Town) -> None:
    night, morning = sit("erkin"), sit("aigul")
    night.page.goto("/rota/handover/")
    night.page.get_by_label(ru("What must the next shift know?")).fill("Румынского до десяти не будет.")
    night.page.get_by_role("button", name=ru("Hand over"), exact=True).click()

    morning.page.goto("/rota/handover/")
    expect(morning.page.get_by_text("Румынского до десяти не будет.")).to_be_visible()
    morning.page.get_by_role("button", name=ru("I have read it")).click()

    night.page.reload()
    expect(night.page.get_by_text("Айгүл М.")).to_be_visible()
