"""The pages of the door: what a colleague may, what they may not, and what nobody learns."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.law.actions import load_law
from jardam.reception.actions import Booking, Entry, book, close_days, hold, move, set_door, take_ticket
from jardam.reception.models import Adviser, Appointment, DoorSetting, Ticket, WaitingWish
from jardam.reception.rules.moves import State
from jardam.reception.slots import slots_for
from jardam.reception.tests.conftest import IN_RUSSIAN, MONDAY, WOMAN_IN_UZBEK, Acting

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def door(signed_in: SignIn, bayani: User):
    """Bayani's browser on Monday at nine."""
    with time_machine.travel(MONDAY, tick=False):
        yield signed_in(bayani)


def asked(**more: str) -> str:
    return "/reception/book/?" + urlencode({"language": "UZ", "wish": "F", **more})


def slot_on(page: str) -> str:
    return page.split('name="slot" value="')[1].split('"', maxsplit=1)[0].replace("&#x27;", "'")


def test_a_slot_is_offered_held_and_booked(door: Client, amina_sees: Adviser, bayani: User) -> None:
    page = door.get(asked()).content.decode()
    held = door.post("/reception/book/hold/", {"language": "UZ", "wish": "F", "slot": slot_on(page)})
    assert "until 09:01:00" in door.get(held.url).content.decode()
    booked = door.post(held.url, {"note": "сестра ждёт"})
    slip = door.get(booked.url).content.decode()

    assert "10:00" in slip
    assert "Qabul" in slip
    with for_centre(bayani.centre_id):
        assert Appointment.objects.get().state == State.BOOKED


def test_whoever_was_slower_is_told_so_and_sees_what_is_left(
    door: Client, amina_sees: Adviser, farida: User
) -> None:
    page = door.get(asked()).content.decode()
    with for_centre(farida.centre_id):
        slot = slots_for(amina_sees.centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)[0]
        hold(slot, WOMAN_IN_UZBEK, by=farida, at=MONDAY)
    answer = door.post("/reception/book/hold/", {"language": "UZ", "wish": "F", "slot": slot_on(page)})

    assert answer.status_code == 409
    assert "A colleague was faster" in answer.content.decode()
    assert slot_on(answer.content.decode()) != slot_on(page)


def test_the_page_cannot_be_talked_into_somebody_who_does_not_fit(
    door: Client, amina_sees: Adviser, erkin_sees: Adviser
) -> None:
    """The slot of a man, sent with the wish for a woman."""
    page = door.get("/reception/book/?language=KY&wish=N").content.decode()
    answer = door.post("/reception/book/hold/", {"language": "UZ", "wish": "F", "slot": slot_on(page)})
    assert answer.status_code == 409
    assert "no longer offered" in answer.content.decode()


def test_another_centres_contact_is_no_contact(
    door: Client, amina_sees: Adviser, chen: User, contact: Contact
) -> None:
    with for_centre(chen.centre_id):
        theirs = start_contact(Channel.VISIT, by=chen, at=MONDAY)
    for contact_id in (theirs.pk, amina_sees.pk):
        assert door.get(asked(contact=str(contact_id))).status_code == 422
    assert door.get(asked(contact=str(contact.pk))).status_code == 200


def test_only_whoever_holds_a_slot_books_it(
    door: Client, signed_in: SignIn, amina_sees: Adviser, farida: User, bayani: User
) -> None:
    page = door.get(asked()).content.decode()
    held = door.post("/reception/book/hold/", {"language": "UZ", "wish": "F", "slot": slot_on(page)})
    assert signed_in(farida).get(held.url).status_code == 404
    assert door.post(f"{held.url}release/").status_code == 302
    with for_centre(bayani.centre_id):
        assert not Appointment.objects.exists()


def test_holidays_and_closed_days_are_said(door: Client, amina_sees: Adviser, farida: User) -> None:
    with for_centre(farida.centre_id):
        close_days(farida.centre, MONDAY.date(), MONDAY.date(), by=farida, at=MONDAY)
    assert "The door is closed today." in door.get("/reception/").content.decode()
    assert "The door is closed on:" in door.get(asked()).content.decode()


def test_a_no_show_is_refused_until_the_grace_is_over(
    door: Client, amina_sees: Adviser, acting: Acting, farida: User
) -> None:
    with for_centre(farida.centre_id):
        slot = slots_for(amina_sees.centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)[0]
        booked = book(slot, Booking(WOMAN_IN_UZBEK), **acting)
    address = f"/reception/appointments/{booked.pk}/move/"
    early = door.post(address, {"move": "NO_SHOW"}, headers={"HX-Request": "true"})
    assert early.status_code == 409
    assert "Too early" in early.content.decode()
    with time_machine.travel(slot.span.starts_at + timedelta(minutes=15), tick=False):
        assert "Did not come" in door.get("/reception/").content.decode()
        assert door.post(address, {"move": "NO_SHOW"}).status_code == 302
    assert door.get(f"/reception/appointments/{booked.pk}/").status_code == 404


def test_whom_nobody_can_see_today_is_said(door: Client, erkin_sees: Adviser, acting: Acting) -> None:
    with for_centre(acting["by"].centre_id):
        take_ticket(Entry(WOMAN_IN_UZBEK), **acting)
    page = door.get("/reception/").content.decode()
    assert "nobody here today fits" in page
    assert "Call No." not in page


def test_a_contact_without_a_slot_waits_and_is_shown_when_one_is_free(
    door: Client, erkin_sees: Adviser, contact: Contact, amina: User, farida: User
) -> None:
    door.post("/reception/book/wait/", {"language": "RU", "wish": "N", "contact": str(contact.pk)})
    page = door.get("/reception/").content.decode()
    assert "A slot is free: book" in page
    with for_centre(farida.centre_id):
        wish = WaitingWish.objects.get()
    assert door.post(f"/reception/waiting/{wish.pk}/drop/").status_code == 302
    assert "A slot is free: book" not in door.get("/reception/").content.decode()


def test_without_a_contact_nobody_can_wait(door: Client, erkin_sees: Adviser) -> None:
    answer = door.post("/reception/book/wait/", {"language": "UZ", "wish": "F"})
    assert answer.status_code == 422
    assert "nobody to tell" in answer.content.decode()


def test_the_head_says_when_somebody_has_not_come(signed_in: SignIn, farida: User) -> None:
    head = signed_in(farida)
    assert head.post("/reception/advisers/door/", {"grace_minutes": "500"}).status_code == 422
    assert head.post("/reception/advisers/door/", {"grace_minutes": "30"}).status_code == 302
    with for_centre(farida.centre_id):
        assert DoorSetting.objects.get().grace_minutes == 30


def test_hours_that_overlap_are_refused(signed_in: SignIn, farida: User, amina_sees: Adviser) -> None:
    hours = {"weekdays": ["0"], "opens": "11:00", "closes": "13:00", "length": "30"}
    answer = signed_in(farida).post(f"/reception/advisers/{amina_sees.pk}/hours/", hours)
    assert answer.status_code == 409
    assert "they see people already" in answer.content.decode()


def test_the_figures_of_the_door(
    signed_in: SignIn, farida: User, amina_sees: Adviser, acting: Acting
) -> None:
    with for_centre(farida.centre_id):
        slot = slots_for(amina_sees.centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)[0]
        book(slot, Booking(WOMAN_IN_UZBEK), **acting)
    page = signed_in(farida).get("/reception/counts/?first=2026-11-23&last=2026-11-24").content.decode()
    assert "Median wait for an appointment" in page
    assert signed_in(farida).get("/reception/counts/?first=2026-11-24&last=2026-11-23").status_code == 422


def test_a_wait_in_a_year_without_a_calendar_is_a_dash_and_says_why(
    signed_in: SignIn, farida: User, amina_sees: Adviser, acting: Acting
) -> None:
    with for_centre(farida.centre_id):
        slot = slots_for(amina_sees.centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)[-1]
        move(book(slot, Booking(WOMAN_IN_UZBEK), **acting), State.SEEN, **acting)
    page = signed_in(farida).get("/reception/counts/?first=2026-11-23&last=2026-12-23").content.decode()
    assert "the production calendar of that year is not known yet" in page


def test_the_day_costs_as_many_queries_however_much_stands_there(
    door: Client, amina_sees: Adviser, erkin_sees: Adviser, acting: Acting, bayani: User
) -> None:
    def fill() -> int:
        with for_centre(bayani.centre_id):
            for slot in slots_for(amina_sees.centre, IN_RUSSIAN, MONDAY.date(), now=MONDAY)[:2]:
                book(slot, Booking(IN_RUSSIAN), **acting)
                take_ticket(Entry(IN_RUSSIAN), **acting)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            door.get("/reception/now/", headers={"HX-Request": "true"})
        return len(counted)

    fill()
    assert fill() == fill()
    with for_centre(bayani.centre_id):
        assert Ticket.objects.count() == 6


def test_public_holidays_close_the_door_only_if_the_head_says_so(
    amina_sees: Adviser, farida: User, settings: Settings
) -> None:
    """The Day of National Unity, a Wednesday."""
    load_law(settings.ROOT / "data" / "law", MONDAY)
    monday, unity = MONDAY - timedelta(days=21), date(2026, 11, 4)

    def found() -> dict[date, bool]:
        slots = slots_for(amina_sees.centre, IN_RUSSIAN, monday.date(), now=monday)
        return {slot.span.starts_at.date(): slot.is_holiday for slot in slots}

    with for_centre(farida.centre_id):
        assert [day for day, is_holiday in found().items() if is_holiday] == [unity]
        set_door(farida.centre, grace_minutes=15, is_closed_on_holidays=True, by=farida, at=MONDAY)
        assert unity not in found()


def test_any_day_shows_who_is_booked_and_who_came_and_opens_only_what_is_open(
    door: Client, amina_sees: Adviser, acting: Acting
) -> None:
    with for_centre(acting["by"].centre_id):
        came, waits = (
            book(slot, Booking(WOMAN_IN_UZBEK), **acting)
            for slot in slots_for(amina_sees.centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)[:2]
        )
        for state in (State.ARRIVED, State.SEEN):
            move(came, state, by=acting["by"], at=MONDAY + timedelta(hours=1))

    page = door.get("/reception/days/?day=2026-11-23").content.decode()

    assert f"/reception/appointments/{waits.pk}/" in page
    assert str(came.pk) not in page
    assert page.index("10:30") < page.index("over") < page.index("seen")
    assert "Nobody is booked for this day" in door.get("/reception/days/").content.decode()  # tomorrow


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_calendar_has_a_first_and_a_last_day(door: Client, day: str) -> None:
    assert door.get("/reception/days/", {"day": day}).status_code == 200
