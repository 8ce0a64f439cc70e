"""The way to the pages of a person's sheet."""

from playwright.sync_api import expect

from tests.journeys.desks import Desk
from tests.journeys.going import Go, a_person
from tests.journeys.town import Town
from tests.journeys.words import ru


def documents(desk: Desk, town: Town) -> None:
    """One of them is written down as kept back by somebody."""
    a_person(desk, town)
    desk.page.get_by_role("link", name=ru("Documents"), exact=True).click()
    desk.page.get_by_label(ru("Which document")).select_option("PASSPORT")
    desk.page.get_by_label(ru("Where it is")).select_option("WITHHELD")
    desk.page.locator("[name=withheld_by]").fill("бригадир Николай")
    desk.page.get_by_role("button", name=ru("Save")).click()
    expect(desk.page.get_by_role("link", name=ru("Open a case: documents taken away"))).to_be_visible()


def groups(word: str) -> Go:
    def go(desk: Desk, town: Town) -> None:
        desk.page.goto(f"/people/{town.caller.pk}/")
        desk.page.get_by_role("link", name=ru(word)).click()
        expect(desk.page.locator("[name=family]")).to_be_visible()

    return go
