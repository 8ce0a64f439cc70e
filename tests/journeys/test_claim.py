"""A debt is written down as somebody tells it: month after month in words, without a stop to ask for further rows."""

from playwright.sync_api import expect

from tests.journeys.claims import opening
from tests.journeys.conftest import Sit
from tests.journeys.town import Town
from tests.journeys.words import ru


def test_four_months_are_typed_in_one_go(sit: Sit, town: Town) -> None:
    desk = sit("amina")
    page = desk.page
    opening(desk, town)
    page.locator("[name=employer]").fill("СтройГрад")
    desk.hands.press("Control+Enter")
    page.get_by_role("link", name=ru("Write down the work and the payments")).click()
    page.locator("[name=way]").select_option("MONTHLY")
    for number, month in enumerate(("июнь", "июля", "август", "сентябрь")):
        page.locator(f"[name=month-{number}-month]").fill(f"{month} 2026")
        page.locator(f"[name=month-{number}-sum]").fill("80000")
    desk.hands.press("Control+Enter")
    for month in ("06.2026", "07.2026", "08.2026", "09.2026"):
        expect(page.get_by_role("cell", name=month, exact=True).first).to_be_visible()
