"""The story that the house was built for: a call in Kyrgyz, from the sign-in to the head's counts, on the keys alone."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.reference import spoken
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch
from tests.journeys.entering import is_my_day, sign_in
from tests.journeys.hands import CYRILLIC, LATIN
from tests.journeys.town import Town, callback_of, contact_numbered
from tests.journeys.words import ru

SEARCHED = "айлык бербей жатат"
TOLD = "Үч айдан бери айлык бербей жатат, кожоюн эртең эле дейт."
NUMBER = "+996 555 777 888"
CARD = "Не платят зарплату: как вернуть деньги"
REACHED = {
    "Alt+KeyS": "find-words",
    "Alt+KeyP": "id_stated",
    "Alt+KeyT": "id_topics",
    "Alt+KeyQ": "id_violence_2",
    "Escape Slash": "find-words",
    "Alt+Digit1": "id_outcome",
    "Escape KeyP": "id_stated",
}
"""Strokes that a call knows, and where each leads."""


def record_call(desk: Desk) -> None:
    """Language, answer, own words, topic, two questions, callback: on the keys, in the order of a conversation."""
    page, hands = desk.page, desk.hands
    hands.type("к")
    expect(page.locator(".j-strip__lang")).to_have_text("Кыргызча")
    hands.press("Tab", 2)
    hands.type(NUMBER)
    hands.press("Escape")
    hands.press("Slash")
    hands.type(SEARCHED)
    expect(page.locator("#found .j-a--on h2")).to_have_attribute("lang", "ky")
    expect(page.locator("#found .j-a--on")).to_contain_text(CARD)
    hands.press("Alt+KeyL")
    expect(page.get_by_role("button", name=ru("Read out, attach"))).to_have_attribute("aria-pressed", "true")
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
    desk.page.wait_for_url(is_my_day)
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
    return ru("contact %(number)s", number=spoken(contact.reference))


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
    erkin.begin_call()
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
        "По тому, кто обратился: работник",
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
        assert answer, page
        assert answer.status == 404, page


def test_what_was_recorded_stands_in_the_contact(sit: Sit, town: Town) -> None:
    """The words, both answers, and the answer card that was read out."""
    erkin = sit("erkin", layout=CYRILLIC)
    erkin.page.goto("/")
    erkin.begin_call()
    record_call(erkin)
    contact = close_call(erkin, town)
    erkin.page.goto(f"/contacts/{contact.pk}/")
    expect(erkin.page.locator("#main")).to_contain_text(TOLD)
    facts = list(erkin.rows("#main dl div"))
    assert f"{ru('Violence or a threat')} {ru('No')}" in facts
    assert f"{ru('Treated badly for nationality')} {ru('No')}" in facts
    assert f"{ru('Answers read out')} {CARD}" in facts


@pytest.mark.parametrize("layout", [LATIN, CYRILLIC], ids=["latin", "cyrillic"])
def test_a_key_is_where_it_is_whatever_is_printed_on_it(sit: Sit, town: Town, layout: str) -> None:
    erkin = sit("erkin", layout=layout)
    erkin.page.goto("/")
    erkin.begin_call()
    for stroke, reached in REACHED.items():
        for one in stroke.split():
            erkin.hands.press(one)
        assert erkin.focused() == reached, stroke
    erkin.hands.press("Alt+Digit0")
    erkin.hands.press("Digit3")
    expect(erkin.page.locator("[name=kind]:checked")).to_have_value("WRONG_NUMBER")
    erkin.hands.press("Control+KeyK")
    erkin.page.wait_for_url("**/find/")


def test_a_letter_typed_with_alt_gr_is_a_letter(sit: Sit, town: Town) -> None:
    """The Kyrgyz ң is AltGr with the key of Alt N, which would begin a new call."""
    erkin = sit("erkin")
    erkin.page.goto("/")
    kept = erkin.page.evaluate(
        """() => document.body.dispatchEvent(new KeyboardEvent("keydown", {
            code: "KeyN", key: "ң", altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true }))"""
    )
    assert kept, "the page took the letter for a key of its own"


def test_single_keys_can_be_turned_off(sit: Sit, town: Town) -> None:
    """Whoever speaks to the computer says a slash now and then (WCAG 2.1.4)."""
    erkin = sit("erkin")
    erkin.page.goto("/answers/")
    erkin.page.locator("h1").click()
    erkin.hands.press("Shift+Slash")
    sheet = erkin.page.get_by_role("dialog", name=ru("Keys on this page"))
    expect(sheet).to_contain_text(ru("Find an answer"))
    sheet.get_by_role("checkbox").uncheck()
    erkin.hands.press("Escape")
    erkin.page.reload()
    erkin.page.locator("h1").click()
    erkin.hands.press("Slash")
    assert erkin.focused() != "find-words"
    erkin.hands.press("Alt+KeyS")
    assert erkin.focused() == "find-words"
