"""The other ways in: a recovery code from the paper, and the language of the door."""

import re

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from playwright.sync_api import expect

from jardam.accounts.queries import recovery_codes_of
from jardam.centres.models import User
from tests.journeys.conftest import Sit
from tests.journeys.desks import Watch
from tests.journeys.entering import is_my_day, sign_in, with_password
from tests.journeys.town import Town
from tests.journeys.words import ru


def first_code(user: User) -> str:
    recovery = recovery_codes_of(user)
    assert recovery
    return str(RecoveryCodes(recovery).get_unused_codes()[0])


def test_a_code_from_the_paper_lets_in_once(sit: Sit, town: Town, watch: Watch) -> None:
    watch.expected.add("422")
    code = first_code(town.users["erkin"])
    erkin = sit()
    with_password(erkin, "erkin")
    erkin.page.keyboard.type(f"{code[:4]} {code[4:]}")
    erkin.page.keyboard.press("Enter")
    erkin.page.wait_for_url(is_my_day)

    finder = sit()
    with_password(finder, "erkin")
    finder.page.keyboard.type(code)
    finder.page.keyboard.press("Enter")
    expect(finder.page.locator(".j-errsum")).to_be_focused()
    finder.page.goto("/")
    expect(finder.page).to_have_url(re.compile("/sign-in/"))


def test_the_door_speaks_the_language_that_was_chosen(sit: Sit, town: Town) -> None:
    """Without an account, and after it: the screen stays as its owner wants it."""
    erkin = sit()
    erkin.page.goto("/")
    erkin.page.get_by_role("button", name="English").click()
    expect(erkin.page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(erkin.page.locator("html")).to_have_attribute("lang", "en")
    sign_in(erkin, town, "erkin")
    expect(erkin.page.get_by_role("heading", level=1)).to_have_text(ru("My day"))


def test_a_session_ended_from_another_browser_is_over_at_once(sit: Sit, town: Town, watch: Watch) -> None:
    """Erkin left himself signed in at a desk, and ends that from the phone."""
    watch.expected.add("401")  # the page that he left listens on
    left, phone = sit("erkin"), sit("erkin", viewport={"width": 360, "height": 740})
    left.page.goto("/")
    phone.page.goto("/account/")
    phone.page.get_by_role("button", name=ru("Sign out everywhere else")).click()
    expect(phone.page.get_by_role("status")).to_contain_text(ru("All other browsers are signed out."))

    left.page.goto("/contacts/")
    expect(left.page).to_have_url(re.compile("/sign-in/"))
