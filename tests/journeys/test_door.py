"""At the door: a woman who speaks only Uzbek gets an appointment with a woman who does, and the queue moves."""

import re

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.reception.actions import Ways, change_adviser
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk
from tests.journeys.looking import TOO_WIDE
from tests.journeys.town import Town
from tests.journeys.words import ru

AMINA, ERKIN = "Амина К.", "Эркин С."
SLOT = "button[name=slot]"


def ask(desk: Desk, language: str, wish: str) -> None:
    """The question at the door, on the keys as far as keys go."""
    desk.page.goto("/reception/")
    desk.hands.press("Alt+KeyB")
    desk.page.wait_for_url("**/reception/book/**")
    expect(desk.page.locator("#id_language")).to_be_focused()
    desk.page.locator("#id_language").select_option(language)
    desk.page.locator("#id_wish").select_option(wish)
    desk.page.get_by_role("button", name=ru("Show free slots")).click()
    desk.page.wait_for_url("**language=*")


def make_everybody_speak(town: Town, language: str) -> None:
    """Erkin learns it too: a man who speaks it must not be offered to a woman who asks for a woman."""
    User.objects.filter(pk=town.users["erkin"].pk).update(languages=["KY", "RU", language])


def offered(page: Page) -> set[str]:
    """The names of those who are offered."""
    return set(page.locator("#main .j-card .strong").all_inner_texts())


def test_a_woman_who_speaks_only_uzbek_gets_an_appointment_with_a_woman_who_does(
    sit: Sit, town: Town
) -> None:
    make_everybody_speak(town, "UZ")
    bayani, amina = sit("bayani"), sit("amina")
    ask(bayani, "UZ", "N")
    assert offered(bayani.page) == {AMINA, ERKIN}
    ask(bayani, "UZ", "F")
    assert offered(bayani.page) == {AMINA}

    bayani.page.locator(SLOT).first.click()
    expect(bayani.page.get_by_role("heading", level=1)).to_have_text(ru("Does it suit?"))
    expect(bayani.page.locator("#main")).to_contain_text(AMINA)
    bayani.page.get_by_label(ru("Note for the adviser")).fill("Ребёнок с ней.")
    bayani.hands.press("Control+Enter")
    bayani.page.wait_for_url("**/slip/")

    slip = bayani.page.locator(".j-slip")
    expect(slip).to_have_attribute("lang", "uz-Latn")
    expect(slip).to_contain_text("Qabul")
    expect(slip).to_contain_text("2-xona")
    assert not re.search("migra|jardam|мигра", slip.inner_text(), re.IGNORECASE)
    bayani.page.set_viewport_size({"width": 360, "height": 800})
    assert bayani.page.evaluate(TOO_WIDE) == []

    amina.page.goto("/reception/")
    hour = slip.locator(".j-slip__large").inner_text()
    if timezone.localtime().strftime("%H:%M") < hour:  # else the first free slot is tomorrow's
        row = amina.page.locator("li.j-do").filter(has_text=hour)
        expect(row).to_contain_text("Oʻzbekcha")
        row.get_by_role("link").click()
        expect(amina.page.locator("#main")).to_contain_text("Ребёнок с ней.")


def test_without_such_an_adviser_nobody_else_is_offered_and_the_list_waits(sit: Sit, town: Town) -> None:
    """The only woman who speaks it is away: a man who does is not offered; the contact goes on the list."""
    make_everybody_speak(town, "UZ")
    with for_centre(town.users["farida"].centre_id), transaction.atomic():
        change_adviser(
            town.adviser,
            Ways(sex="F", room="2", is_active=False),
            by=town.users["farida"],
            at=timezone.now(),
        )
    bayani = sit("bayani")
    number = _own_contact(bayani)
    bayani.page.goto(f"/reception/book/?language=UZ&wish=F&contact={number.pk}")
    expect(bayani.page.locator(SLOT)).to_have_count(0)
    expect(bayani.page.locator("#main")).to_contain_text(
        ru(
            "They asked for a woman: nobody else is offered. Ask whether they would see a man, and only then take the wish back."
        )
    )
    bayani.page.get_by_role("button", name=ru("Put on the waiting list")).click()
    bayani.page.wait_for_url("**/reception/")
    expect(bayani.page.locator("#main")).to_contain_text(ru("nothing free yet"))


def _own_contact(desk: Desk) -> Contact:
    """A visit that was just begun."""
    desk.page.goto("/")
    desk.begin_call()
    return Contact(pk=desk.page.url.rstrip("/").rsplit("/", 1)[-1])


def test_the_queue_moves_on_the_keys_and_the_other_desk_sees_it(sit: Sit, town: Town) -> None:
    """A number is given out, called by Amina, seen; Farida's page follows by itself."""
    bayani, head = sit("bayani"), sit("farida")
    head.page.goto("/reception/")
    bayani.page.goto("/reception/")
    bayani.page.locator("#id_language").select_option("UZ")
    bayani.page.locator("#id_wish").select_option("F")
    bayani.hands.press("Alt+KeyT")
    bayani.page.wait_for_url("**/slip/")
    expect(bayani.page.locator(".j-slip__large")).to_have_text("2")
    expect(head.page.locator("#now")).to_contain_text("№ 2")

    bayani.page.goto("/reception/")
    row = bayani.page.locator("li.j-do").filter(has_text=AMINA)
    row.filter(has=bayani.page.get_by_role("button", name="№ 2")).focus()
    bayani.hands.press("Alt+KeyC")
    expect(bayani.page.locator(".j-say")).to_have_text("2-raqam, iltimos, 2-xonaga kiring.")
    expect(head.page.locator(".j-say")).to_have_attribute("lang", "uz-Latn")

    bayani.page.locator("li.j-do").filter(has=bayani.page.locator(".j-say")).focus()
    bayani.hands.press("Alt+KeyV")
    expect(bayani.page.locator(".j-say")).to_have_count(0)
    expect(head.page.locator("#now")).not_to_contain_text("№ 2")


def test_a_key_of_a_row_does_nothing_where_no_row_has_the_focus(sit: Sit, town: Town) -> None:
    """Else a visit that a live page has just moved away would be ended for somebody else."""
    bayani = sit("bayani")
    bayani.page.goto("/reception/")
    bayani.page.locator("h1").click()
    bayani.hands.press("Alt+KeyX")
    expect(bayani.page.locator("#now")).to_contain_text("№ 1")


def test_without_a_script_the_door_works(sit: Sit, town: Town) -> None:
    page = sit("bayani", java_script_enabled=False).page
    page.goto("/reception/")
    page.locator("#id_language").select_option("RU")
    page.get_by_role("button", name=ru("Give a number")).click()
    page.get_by_role("link", name=ru("Reception today")).click()
    page.get_by_role("button", name="№ 2").first.click()
    expect(page.locator("#main")).to_contain_text("Номер 2")
    page.get_by_role("button", name=ru("Seen"), exact=True).click()
    expect(page.locator("#main")).not_to_contain_text("№ 2")


def test_the_head_opens_the_door(sit: Sit, town: Town) -> None:
    """A colleague begins to see people, and the slots are there."""
    farida = sit("farida")
    farida.page.goto("/reception/advisers/")
    farida.page.get_by_label(ru("Colleague")).select_option(label="Айгүл М.")
    farida.page.get_by_label(ru("Sex of the adviser")).select_option("F")
    farida.page.get_by_label(ru("Room"), exact=True).fill("7")
    farida.page.get_by_role("button", name=ru("Add"), exact=True).click()
    farida.page.get_by_text(ru("No hours yet: nothing can be booked.")).wait_for()
    for day in range(7):
        farida.page.locator(f"[name=weekdays][value='{day}']").check(force=True)
    farida.page.get_by_label(ru("From"), exact=True).fill("10:00")
    farida.page.get_by_label(ru("To"), exact=True).fill("12:00")
    farida.page.get_by_role("button", name=ru("Open these hours")).click()
    expect(farida.page.get_by_role("status")).to_contain_text(ru("The hours are open for booking."))
    farida.page.goto("/reception/book/?language=KY&wish=F")
    assert offered(farida.page) == {"Айгүл М."}
