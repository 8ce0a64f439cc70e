"""The way to the pages of incidents."""

from playwright.sync_api import expect

from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

NAME, WHAT = "Роддом № 6", "Просили 20 000 за справку о рождении."


def writing(desk: Desk, _town: Town) -> None:
    """Told by somebody unknown."""
    desk.page.goto("/incidents/")
    desk.page.get_by_role("link", name=ru("Write down an incident")).click()
    desk.page.locator("[name=name]").fill(NAME)
    desk.page.locator("[name=venue_kind]").select_option("HOSPITAL")
    desk.page.locator("[name=region]").select_option("RU-MOW")
    desk.page.locator("[name=kind]").select_option("BRIBE")
    desk.page.locator("[name=what]").fill(WHAT)
    desk.page.locator("[name=witnesses]").fill("Соседка по палате.")


def an_incident(desk: Desk, town: Town) -> None:
    writing(desk, town)
    desk.page.get_by_role("button", name=ru("Write it down")).click()
    expect(desk.page.get_by_text(WHAT)).to_be_visible()


def its_witnesses(desk: Desk, town: Town) -> None:
    an_incident(desk, town)
    desk.page.get_by_role("button", name=ru("Show who saw it")).click()
    expect(desk.page.get_by_text("Соседка по палате.")).to_be_visible()


def incidents(desk: Desk, town: Town) -> None:
    an_incident(desk, town)
    desk.page.goto("/incidents/")
    expect(desk.page.get_by_text(NAME).first).to_be_visible()
