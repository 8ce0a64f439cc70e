"""The way to the pages of papers."""

from playwright.sync_api import expect

from tests.journeys import casework
from tests.journeys.desks import Desk
from tests.journeys.going import Go
from tests.journeys.town import Town
from tests.journeys.words import ru

KIND = "INSPECTORATE_COMPLAINT"
NAME = "Прокуратура района"
WORDS = {"send": "It was sent", "drop": "Throw the draft away"}


def a_filled_form(desk: Desk, town: Town) -> None:
    """A complaint begun in a case, and what it asks."""
    casework.doing("paper_add")(desk, town)
    desk.page.get_by_label(ru("Which paper")).select_option(KIND)
    desk.page.get_by_role("button", name=ru("Begin the draft")).click()
    expect(desk.page.get_by_role("link", name=ru("Back to the paper"))).to_be_visible()


def a_draft(desk: Desk, town: Town) -> None:
    a_filled_form(desk, town)
    desk.page.get_by_role("button", name=ru("Save")).click()
    expect(desk.page.get_by_role("link", name=ru("Fill in"))).to_be_visible()


def doing(word: str) -> Go:
    """The page on which this is done to a draft."""

    def go(desk: Desk, town: Town) -> None:
        a_draft(desk, town)
        desk.page.get_by_role("link", name=ru(WORDS[word])).click()
        expect(desk.page.get_by_role("link", name=ru("Back to the paper"))).to_be_visible()

    return go


def one_that_went(desk: Desk, town: Town) -> None:
    doing("send")(desk, town)
    desk.page.get_by_label(ru("How it was sent")).select_option("POST")
    desk.page.get_by_label(ru("The gaps of the draft were filled in by hand on what was sent")).check()
    desk.page.get_by_role("button", name=ru("Write down that it was sent")).click()
    expect(desk.page.get_by_role("heading", name=ru("As it was sent"))).to_be_visible()


def a_file_that_went(desk: Desk, town: Town) -> None:
    one_that_went(desk, town)
    desk.page.get_by_role("link", name=ru("Put the file in that really went")).click()
    expect(desk.page.get_by_label(ru("The file that really went"))).to_be_visible()


def an_answer(desk: Desk, town: Town) -> None:
    one_that_went(desk, town)
    desk.page.get_by_role("link", name=ru("An answer has come")).click()
    expect(desk.page.get_by_role("link", name=ru("Back to the paper"))).to_be_visible()


def authorities(desk: Desk, _town: Town) -> None:
    """The table with a row that was just written."""
    desk.page.goto("/papers/authorities/add/")
    desk.page.get_by_label(ru("What it is")).select_option("PROSECUTOR")
    desk.page.get_by_label(ru("Region; of a consulate its country")).select_option("RU-MOW")
    for label in (
        "Name, in Russian, as it stands at the head of a paper",
        "Postal address",
        "Where name and address are from",
    ):
        desk.page.get_by_label(ru(label)).fill(NAME)
    desk.page.get_by_role("button", name=ru("Save")).click()
    expect(desk.page.get_by_role("link", name=NAME).first).to_be_visible()


def an_authority(desk: Desk, town: Town) -> None:
    authorities(desk, town)
    desk.page.get_by_role("link", name=NAME).first.click()
    expect(desk.page.get_by_role("button", name=ru("Save"))).to_be_visible()
