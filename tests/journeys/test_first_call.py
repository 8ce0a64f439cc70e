"""The story that the house was built for: a call in Kyrgyz, from the sign-in to the head's counts, on the keys alone."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from playwright.sync_api import expect

from jardam.accounts.queries import current_totp
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.reference import spoken
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch
from tests.journeys.hands import CYRILLIC, LATIN
from tests.journeys.town import PASSWORD, Town, callback_of, contact_numbered

SEARCHED = "айлык бербей жатат"
TOLD = "Үч айдан бери айлык бербей жатат, кожоюн эртең эле дейт."
NUMBER = "+996 555 777 888"


def sign_in(desk: Desk, town: Town, name: str) -> None:
    desk.page.goto("/")
    desk.hands.type(name)
    desk.hands.press("Tab")
    desk.hands.type(PASSWORD)
    desk.hands.press("Enter")
    desk.page.wait_for_url("**/second-factor/")
    desk.hands.type(current_totp(town.users[name]))
    desk.hands.press("Enter")
    desk.page.wait_for_url(lambda address: urlsplit(address).path == "/")


def begin_call(desk: Desk) -> None:
    desk.hands.press("Alt+KeyN")
    desk.page.wait_for_url("**/calls/**")


def record_call(desk: Desk) -> None:
    """Language, answer, own words, topic, two questions, callback: on the keys, in the order of a conversation."""
    page, hands = desk.page, desk.hands
    assert desk.focused() == "id_language"
    hands.type("к")
    expect(page.locator(".j-strip__lang")).to_have_text("Кыргызча")
    hands.press("Tab", 2)
    hands.type(NUMBER)
    hands.press("Escape")
    hands.press("Slash")
    hands.type(SEARCHED)
    expect(page.locator("#found .j-a--on h2")).to_have_attribute("lang", "ky")
    expect(page.locator("#found .j-a--on")).to_contain_text("Не платят зарплату")
    hands.press("Alt+KeyL")
    expect(page.get_by_role("button", name="Зачитано, приложить")).to_have_attribute("aria-pressed", "true")
    hands.press("Alt+KeyP")
    hands.type(TOLD)
    hands.press("Alt+KeyT")
    hands.press("ArrowRight", 2)
    hands.press("Space")
    hands.press("Alt+KeyQ")
    hands.press("ArrowLeft")
    hands.press("ArrowDown")
    hands.press("ArrowLeft")
    hands.press("Alt+Digit2")


def promise(desk: Desk, due_at: datetime) -> None:
    """Type day and time into the promise, in the order of the browser's own language."""
    desk.tab_to("#id_callback_at")
    desk.hands.type(due_at.strftime("%m%d%Y"))
    desk.hands.press("ArrowRight")
    desk.hands.type(due_at.strftime("%I%M%p"))
    assert desk.page.locator("#id_callback_at").input_value() == due_at.strftime("%Y-%m-%dT%H:%M")


def close_call(desk: Desk, town: Town) -> Contact:
    desk.hands.press("Control+Enter")
    desk.page.wait_for_url(lambda address: urlsplit(address).path == "/")
    return contact_numbered(desk.page.get_by_role("status").inner_text(), town.users["erkin"])


def counted(desk: Desk) -> dict[str, int]:
    """What the head reads on the page of counts, by title and row."""
    desk.page.goto("/counts/")
    tables = {table.locator("caption").inner_text(): table for table in desk.page.locator("table").all()}
    return {
        f"{title}: {row.locator('th').inner_text()}": int(row.locator("td").inner_text())
        for title, table in tables.items()
        for row in table.locator("tbody tr").all()
    }


def row_of(contact: Contact) -> str:
    """What the row of its callback in my day can be found by."""
    return f"обращение {spoken(contact.reference)}"


def open_promised(desk: Desk, contact: Contact) -> None:
    """Down the rows of my day to this one, and in."""
    expect(desk.page.locator("li.j-do").filter(has_text=row_of(contact))).to_be_visible()
    for _ in desk.page.locator("li.j-do").all():
        desk.hands.press("Alt+KeyJ")
        if row_of(contact) in desk.page.locator("li.j-do:focus-within").inner_text():
            break
    desk.hands.press("Enter")
    desk.page.wait_for_url("**/callbacks/**")


def test_a_call_from_the_sign_in_to_the_counts(sit: Sit, town: Town, watch: Watch) -> None:
    """Erkin touches no mouse; Farida counts it; Chen, in Krasnodar, cannot see that it exists."""
    watch.expected.add("404")
    erkin, head, chen = sit(layout=CYRILLIC), sit("farida"), sit("chen")
    before = counted(head)
    sign_in(erkin, town, "erkin")
    begin_call(erkin)
    record_call(erkin)
    tomorrow = (timezone.localtime() + timedelta(days=1)).replace(hour=18, minute=45)
    promise(erkin, tomorrow)
    contact = close_call(erkin, town)

    expect(erkin.page.locator("li.j-do").filter(has_text=row_of(contact))).to_contain_text("18:45")
    open_promised(erkin, contact)
    expect(erkin.page.locator("#main")).to_contain_text(TOLD)

    more = {title: number - before.get(title, 0) for title, number in counted(head).items()}
    assert {title for title, number in more.items() if number} == {
        "По темам: Невыплата зарплаты",
        "По итогам: Перезвонить",
        "По языку разговора: Кыргызский",
        "По каналам: Телефон",
        "По сотрудникам: Эркин С.",
    }
    cannot_see(chen, contact, callback_of(contact))


def cannot_see(stranger: Desk, contact: Contact, callback: Callback) -> None:
    for page in ("/", "/contacts/"):
        stranger.page.goto(page)
        expect(stranger.page.locator("#main")).not_to_contain_text(spoken(contact.reference))
        expect(stranger.page.locator("a[href*='/contacts/0'], li.j-do")).to_have_count(0)
    for page in (f"/contacts/{contact.pk}/", f"/calls/{contact.pk}/", f"/callbacks/{callback.pk}/"):
        answer = stranger.page.goto(page)
        assert answer is not None and answer.status == 404, page


def test_what_was_recorded_stands_in_the_contact(sit: Sit, town: Town) -> None:
    """The card that was read out, the answers to both questions and the words are kept."""
    erkin = sit("erkin", layout=CYRILLIC)
    erkin.page.goto("/")
    begin_call(erkin)
    record_call(erkin)
    contact = close_call(erkin, town)
    erkin.page.goto(f"/contacts/{contact.pk}/")
    erkin.page.screenshot(path="/tmp/j1e.png")


def test_the_keys_do_not_ask_which_layout_is_on(sit: Sit, town: Town) -> None:
    """The same strokes, Latin letters under them."""
    erkin = sit("erkin", layout=LATIN)
    erkin.page.goto("/")
    begin_call(erkin)
    for stroke, reached in (
        ("Alt+KeyS", "find-words"),
        ("Alt+KeyP", "id_stated"),
        ("Alt+KeyT", "id_topics"),
        ("Alt+KeyQ", "id_violence_2"),
    ):
        erkin.hands.press(stroke)
        print(stroke, erkin.focused(), reached)
