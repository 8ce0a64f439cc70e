"""A browser in which no script runs: an old phone, a cautious centre, a broken download. The main work goes on."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from jardam.accounts.queries import current_totp
from jardam.contacts.rules.reference import spoken
from jardam.kernel.phones import shown
from tests.journeys.conftest import Sit
from tests.journeys.desks import Watch
from tests.journeys.entering import is_my_day
from tests.journeys.town import NUMBER, PASSWORD, TOLD, Town, contact_numbered
from tests.journeys.words import ru


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=ru(label)).first.click()


def test_from_the_sign_in_to_a_kept_promise(sit: Sit, town: Town, watch: Watch) -> None:
    watch.expected.add("422")
    page = sit(java_script_enabled=False).page
    page.goto("/")
    page.get_by_label(ru("Sign-in name")).fill("erkin")
    page.get_by_label(ru("Password"), exact=True).fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_label(ru("Code")).fill(current_totp(town.users["erkin"]))
    press(page, "Go on")
    page.wait_for_url(is_my_day)

    press(page, "New call")
    page.get_by_label(ru("Phone, if given")).fill(shown(NUMBER))
    page.get_by_label(ru("In their own words")).fill(TOLD)
    press(page, "Save and close")
    expect(page.locator(".j-errsum")).to_contain_text(ru("Choose the language of the conversation."))
    expect(page.get_by_label(ru("In their own words"))).to_have_value(TOLD)

    page.get_by_label(ru("Language of the conversation")).select_option("KY")
    page.locator("[name=topics][value=B_UNPAID_WAGES]").check(force=True)
    page.locator("[name=outcome][value=CALLBACK]").check(force=True)
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.get_by_label(ru("When"), exact=True).fill(tomorrow.strftime("%Y-%m-%dT18:45"))
    press(page, "Save and close")
    page.get_by_label(ru("The same person")).check()
    press(page, "Save and close")
    page.wait_for_url(is_my_day)

    said = page.get_by_role("status").inner_text()
    row = page.locator("li.j-do").filter(
        has_text=spoken(contact_numbered(said, town.users["erkin"]).reference)
    )
    expect(row).to_contain_text("18:45")
    row.get_by_role("link").first.click()
    expect(page.locator("#main")).to_contain_text(TOLD)
    press(page, "Show the number")
    expect(page.locator("#main")).to_contain_text(shown(NUMBER))
    press(page, "Reached")
    page.wait_for_url(is_my_day)
    expect(row).to_have_count(0)


def test_an_answer_is_found_and_read_on_a_page_of_its_own(sit: Sit, town: Town) -> None:
    """There is no call to attach it to, and nothing says so."""
    page = sit("erkin", java_script_enabled=False).page
    page.goto("/answers/")
    page.get_by_label(ru("Find an answer")).fill("айлык бербей жатат")
    page.get_by_label(ru("Language"), exact=True).select_option("KY")
    press(page, "Find")
    expect(page.locator(".j-a--on")).to_have_count(1)
    expect(page.locator(".j-a--on .j-voice")).to_be_visible()
    expect(page.get_by_role("button", name=ru("Read out, attach"))).to_have_count(0)
    page.locator("#found a").first.click()
    expect(page.locator(".j-voice")).to_be_visible()


def test_the_head_counts(sit: Sit, town: Town) -> None:
    page = sit("farida", java_script_enabled=False).page
    page.goto("/counts/")
    today = timezone.localdate()
    page.get_by_label(ru("From"), exact=True).fill((today - timedelta(days=30)).isoformat())
    press(page, "Show")
    expect(page.locator(".j-wall .n").first).to_have_text("3")


def test_the_menu_and_the_way_out(sit: Sit, town: Town) -> None:
    page = sit("farida", java_script_enabled=False).page
    page.goto("/")
    page.locator(".j-bar__who summary").click()
    press(page, "Sign out")
    page.wait_for_url("**/sign-in/")
