"""One shift in a real browser with a profile that is kept. Run as a program, so that its temp files are its own.

Arguments: address, profile folder, first number of the marked people, how many, sign-in name, code.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from jardam.demo.staff import DEMO_PASSWORD
from tests.seizure.markers import CONTROL, NAME, PHONE, STATED, Marked

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # a browser also calls its maker
    "--lang=ru",
]
PATIENCE = 20_000
"""Units: milliseconds."""


def main() -> None:
    address, profile, first, count, name, code = sys.argv[1:]
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            Path(profile), executable_path="/usr/bin/chromium", args=FLAGS, base_url=address, locale="ru-RU"
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        _sign_in(page, name, code)
        for number in range(int(first), int(first) + int(count)):
            _take_call(page, Marked(number))
        _look_for(page, Marked(int(first)))
        _leave_in_the_middle(page)
        page.evaluate("words => localStorage.setItem('planted', words)", CONTROL)
        context.close()


def _sign_in(page: Page, name: str, code: str) -> None:
    page.goto("/sign-in/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", DEMO_PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/second-factor/**")
    page.fill("[name=code]", code)
    page.press("[name=code]", "Enter")
    page.wait_for_url(
        lambda address: address.endswith(":" + address.rsplit(":", 1)[1]) and "factor" not in address
    )


def _begin(page: Page) -> None:
    page.goto("/")
    page.locator("form[action='/calls/start/'] button").first.click()
    page.wait_for_url("**/calls/**")


def _take_call(page: Page, person: Marked) -> None:
    _begin(page)
    page.select_option("#call [name=language]", "KY")
    page.fill("[name=phone]", person.phone_as_typed)
    page.fill("[name=name]", person.name)
    page.fill("[name=stated]", person.stated)
    page.wait_for_timeout(2_500)  # the draft is kept by itself, as in a real call
    page.press("[name=stated]", "Control+Enter")  # too early: a topic and the outcome are missing
    page.wait_for_selector(".j-errsum")
    page.check("[name=topics][value=B_UNPAID_WAGES]", force=True)
    page.check("[name=outcome][value=ANSWERED]", force=True)
    page.press("[name=stated]", "Control+Enter")
    page.wait_for_url(lambda address: "/calls/" not in address)


def _look_for(page: Page, person: Marked) -> None:
    page.goto("/find/")
    page.fill("[name=words]", person.phone_as_typed)
    page.press("[name=words]", "Enter")
    page.wait_for_load_state()
    page.go_back()


def _leave_in_the_middle(page: Page) -> None:
    """The shift ends while a call is half typed, and the server is away."""
    with page.expect_response("**/draft/key/"):
        _begin(page)
    page.context.set_offline(True)
    page.fill("[name=name]", NAME)
    page.fill("[name=phone]", PHONE)
    page.fill("[name=stated]", STATED)
    page.wait_for_selector("[data-saved=kept]")


if __name__ == "__main__":
    main()
