"""A number that has called before, and a promise that is kept by a colleague."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from jardam.contacts.rules.reference import spoken
from jardam.kernel.phones import shown
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch
from tests.journeys.entering import is_my_day
from tests.journeys.town import LATE_NUMBER, NUMBER, TOLD, Town, contact_numbered
from tests.journeys.words import ru

MASKED = "+996 ••• ••• 47"
SAME, OTHER = ru("The same person"), ru("Somebody else")


def call_from(desk: Desk, number: str) -> None:
    """A call that needs nothing more than a choice of who it is."""
    desk.page.goto("/")
    desk.begin_call()
    desk.speak("KY")
    desk.page.locator("[name=topics][value=B_UNPAID_WAGES]").check()
    desk.hands.press("Alt+Digit1")
    desk.page.get_by_label(ru("Phone, if given")).fill(number)
    desk.hands.press("Tab")


def close(desk: Desk, town: Town) -> str:
    """Close the call and open its file. Returns the file's address."""
    desk.hands.press("Control+Enter")
    desk.page.wait_for_url(is_my_day)
    contact = contact_numbered(desk.page.get_by_role("status").inner_text(), town.users["erkin"])
    desk.page.goto(f"/contacts/{contact.pk}/")
    desk.page.get_by_role("link", name=ru("The file of this person")).click()
    return urlsplit(desk.page.url).path


def banner(page: Page):
    return page.get_by_role("group", name=ru("This number has called before"))


def test_a_known_number_is_noticed_and_nobody_is_chosen_for_the_operator(sit: Sit, town: Town) -> None:
    erkin = sit("erkin")
    call_from(erkin, "+996 (700) 123-447")
    expect(banner(erkin.page)).to_contain_text(MASKED)
    expect(banner(erkin.page).get_by_role("listitem")).to_have_count(2)
    expect(banner(erkin.page)).not_to_contain_text(shown(NUMBER))
    expect(banner(erkin.page).get_by_role("radio", checked=True)).to_have_count(0)


def test_the_same_person_keeps_one_file(sit: Sit, town: Town) -> None:
    """The choice is made on the keys and survives a reload."""
    erkin = sit("erkin")
    call_from(erkin, NUMBER)
    expect(banner(erkin.page)).to_be_visible()
    erkin.tab_to("[name=person]")
    erkin.hands.press("Space")
    expect(banner(erkin.page).get_by_label(SAME)).to_be_checked()
    erkin.page.reload()
    expect(banner(erkin.page).get_by_label(SAME)).to_be_checked()

    assert close(erkin, town) == f"/people/{town.caller.pk}/"
    expect(erkin.page.locator("#main a[href*='/contacts/']")).to_have_count(3)


def test_nobody_is_taken_for_somebody_without_a_word(sit: Sit, town: Town, watch: Watch) -> None:
    """Saved without a choice, the page asks for it where it is made."""
    watch.expected.add("422")
    erkin = sit("erkin")
    call_from(erkin, NUMBER)
    expect(banner(erkin.page)).to_be_visible()
    erkin.hands.press("Control+Enter")
    expect(erkin.page.locator(".j-errsum")).to_be_focused()
    erkin.hands.press("Tab")
    erkin.hands.press("Enter")
    expect(banner(erkin.page).get_by_label(SAME)).to_be_focused()
    erkin.hands.press("Space")
    assert close(erkin, town) == f"/people/{town.caller.pk}/"


def test_somebody_else_with_the_same_number_gets_a_file_of_their_own(sit: Sit, town: Town) -> None:
    erkin = sit("erkin")
    call_from(erkin, NUMBER)
    banner(erkin.page).get_by_label(OTHER).check()

    assert close(erkin, town) != f"/people/{town.caller.pk}/"
    expect(erkin.page.locator("#main a[href*='/contacts/']")).to_have_count(1)


def test_a_number_that_never_called_shows_nothing(sit: Sit, town: Town) -> None:
    erkin = sit("erkin")
    with erkin.page.expect_response("**/earlier/"):
        call_from(erkin, "+992 900 000 111")
    expect(banner(erkin.page)).to_have_count(0)


def test_a_colleague_keeps_the_promise(sit: Sit, town: Town) -> None:
    """Aigul promised, Erkin calls: he sees the number when he asks, and the head reads that he did."""
    erkin = sit("erkin")
    erkin.page.goto("/")
    late = erkin.page.locator("li.j-do").filter(has_text=spoken(town.late.contact.reference))
    late.get_by_role("link", name=ru("Call")).click()
    expect(erkin.page.locator("#main")).to_contain_text(TOLD)
    expect(erkin.page.locator("#main")).not_to_contain_text("555")

    erkin.page.get_by_role("button", name=ru("Show the number")).click()
    expect(erkin.page.locator("#main")).to_contain_text(shown(LATE_NUMBER))
    erkin.hands.press("Alt+Digit1")

    expect(erkin.page.get_by_role("status")).to_contain_text(ru("Written down."))
    expect(late).to_have_count(0)
    farida = sit("farida")
    farida.page.goto("/audit/")
    expect(farida.page.locator("tbody tr").first).to_contain_text("Эркин С.")


def test_nobody_answers_three_times(sit: Sit, town: Town) -> None:
    """Each attempt moves on; after the third the promise is given up, and the day is clear of it."""
    erkin = sit("erkin")
    row = erkin.page.locator("li.j-do").filter(has_text=spoken(town.waiting.contact.reference))
    for attempt in ("1", "2", "3"):
        erkin.page.goto("/")
        expect(row).to_contain_text(ru("attempt %(n)d of 3", n=int(attempt)))
        row.get_by_role("link").first.click()
        erkin.page.wait_for_url("**/callbacks/**")
        erkin.hands.press("Alt+Digit2")
        erkin.page.wait_for_url(is_my_day)
    expect(erkin.page.get_by_role("status")).to_contain_text(
        ru("Written down: nobody answered three times. The callback is given up.")
    )
    expect(row).to_have_count(0)


def test_the_day_of_a_colleague_changes_by_itself(sit: Sit, town: Town) -> None:
    """Aigul looks at her day and touches nothing; Erkin's promise appears there, and goes when it is kept."""
    aigul, erkin, chen = sit("aigul"), sit("erkin"), sit("chen")
    aigul.page.goto("/")
    chen.page.goto("/")
    aigul.page.evaluate("document.body.dataset.untouched = 'yes'")
    call_from(erkin, "+996 700 999 001")
    erkin.hands.press("Alt+Digit2")
    erkin.hands.press("Control+Enter")
    erkin.page.wait_for_url(is_my_day)
    contact = contact_numbered(erkin.page.get_by_role("status").inner_text(), town.users["erkin"])

    row = aigul.page.locator("li.j-do").filter(has_text=spoken(contact.reference))
    expect(row).to_be_visible()
    erkin.page.locator("li.j-do").filter(has_text=spoken(contact.reference)).get_by_role("link").first.click()
    erkin.page.wait_for_url("**/callbacks/**")
    erkin.hands.press("Alt+Digit1")
    expect(row).to_have_count(0)
    assert aigul.page.evaluate("document.body.dataset.untouched") == "yes"
    expect(chen.page.locator("li.j-do")).to_have_count(0)
