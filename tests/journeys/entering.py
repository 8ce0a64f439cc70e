"""Coming in for real, by the two pages, on the keys."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from jardam.accounts.queries import current_totp
from tests.journeys.desks import Desk
from tests.journeys.town import PASSWORD, Town


def is_my_day(address: str) -> bool:
    return urlsplit(address).path == "/"


def with_password(desk: Desk, name: str) -> None:
    """As far as the second factor, whose field waits for the code."""
    desk.page.goto("/")
    expect(desk.page.locator("input[name=username]")).to_be_focused()
    desk.page.keyboard.type(name)
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.type(PASSWORD)
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/second-factor/")
    expect(desk.page.locator("input[name=code]")).to_be_focused()


def sign_in(desk: Desk, town: Town, name: str) -> None:
    with_password(desk, name)
    desk.page.keyboard.type(current_totp(town.users[name]))
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(is_my_day)
