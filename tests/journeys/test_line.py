"""A night on the line: a call appears by itself, is taken with one press, and who was missed is called back."""

from playwright.sync_api import expect

from jardam.accounts.models import Session
from tests.journeys.calling import a_busy_line, miss, ring, tell
from tests.journeys.conftest import Sit
from tests.journeys.desks import Watch
from tests.journeys.town import Town
from tests.journeys.words import ru

CALLER = "+996555777888"


def test_a_call_appears_without_reload_and_is_taken_with_number_and_language(
    sit: Sit, town: Town, watch: Watch
) -> None:
    desk = sit("erkin")
    page = desk.page
    page.goto("/line/")
    expect(page.get_by_text(ru("Nobody waits on the line"))).to_be_visible()
    ring(town, "a", CALLER, "KY")
    take = page.get_by_role("button", name=ru("Take the call"))
    expect(take).to_be_visible()
    take.press("Enter")
    page.wait_for_url("**/calls/**")
    expect(page.locator("#id_language")).to_have_value("KY")
    expect(page.get_by_label(ru("Phone, if given"))).to_have_value(CALLER)

    colleague = sit("aigul").page
    colleague.goto("/line/")
    expect(colleague.get_by_text(ru("Nobody waits on the line"))).to_be_visible()
    expect(colleague.get_by_text("Эркин С.")).to_be_visible()


def test_a_missed_call_is_returned_and_gone_when_its_contact_is_closed(
    sit: Sit, town: Town, watch: Watch
) -> None:
    desk = sit("erkin")
    page = desk.page
    page.goto("/")
    miss(town, "a", CALLER, "KY")
    back = page.get_by_role("button", name=ru("Call back"))
    expect(back).to_be_visible()
    back.click()
    expect(page.get_by_label(ru("Phone, if given"))).to_have_value(CALLER)
    page.locator("[name=topics][value=A_PATENT]").check(force=True)
    page.locator("[name=outcome][value=ANSWERED]").check(force=True)
    desk.hands.press("Control+Enter")
    page.wait_for_url(lambda url: "/calls/" not in url)
    page.goto("/line/")
    expect(page.get_by_text(ru("No missed call waits"))).to_be_visible()


def test_the_wall_goes_on_by_itself_and_says_when_its_session_has_ended(
    sit: Sit, town: Town, watch: Watch
) -> None:
    watch.expected.add("401")
    page = sit("farida").page
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto("/wall/")
    waiting = page.locator(".j-wall .n").first
    expect(waiting).to_have_text("0")
    ring(town, "a", CALLER, "KY")
    expect(waiting).to_have_text("1")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")

    Session.objects.all().delete()
    tell(town, "a", "ENDED")
    expect(
        page.get_by_text(ru("The session of this screen has ended. The figures are no longer shown."))
    ).to_be_visible()
    expect(waiting).to_be_hidden()


def test_the_line_fits_a_telephone(sit: Sit, town: Town, watch: Watch) -> None:
    a_busy_line(town)
    page = sit("erkin").page
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("/line/", "/wall/", "/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
