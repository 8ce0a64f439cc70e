"""The way to the pages of the files of a case."""

from playwright.sync_api import expect

from tests.journeys import casework
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

CHAT = "Прораб: заплатим в среду\nЯ: третий месяц жду\n"


def adding(desk: Desk, town: Town) -> None:
    casework.a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Put files in")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Put files in"))


def an_exhibit(desk: Desk, town: Town) -> None:
    adding(desk, town)
    chat = {"name": "chat.txt", "mimeType": "text/plain", "buffer": CHAT.encode()}
    desk.page.locator("[name=brought]").set_input_files(chat)
    desk.page.locator("[name=kind]").select_option("CHAT")
    desk.page.get_by_role("button", name=ru("Seal and keep")).click()
    desk.page.locator("a[href*='/files/']", has_text="1.").first.click()
    expect(desk.page.get_by_text("третий месяц жду")).to_be_visible()


def taking_out(desk: Desk, town: Town) -> None:
    an_exhibit(desk, town)
    desk.page.get_by_role("link", name=ru("Take the file out")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Take the file out"))
