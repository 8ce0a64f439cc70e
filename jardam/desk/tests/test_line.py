"""The page of the line: calls are taken and returned from it, and whoever was faster is respected."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.contacts.actions import read_draft
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.line.actions import sit_down, take_call, take_event
from jardam.line.models import LineCall, MissedCall, Seat
from jardam.line.rules.events import Event, EventKind
from jardam.rota.actions import plan_shift, report_absence
from jardam.rota.choices import AbsenceKind, ShiftState
from jardam.rota.rules.spans import Span, on_grid

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Ring = Callable[..., LineCall]
NUMBER = "+996700123447"


@pytest.fixture
def ring(moscow: Centre) -> Ring:
    """A call of Moscow that rang ``ago`` seconds ago, and what happened five seconds later each."""
    now = timezone.now()

    def rang(name: str, *kinds: str, ago: int = 40, number: str = NUMBER, digit: str = "2") -> LineCall:
        with for_centre(moscow.pk):
            for second, kind in enumerate(("RINGING", "DTMF", *kinds)):
                at = now - timedelta(seconds=ago - 5 * second)
                event = Event(
                    name, EventKind(kind), at, number=number if kind == "RINGING" else "", digit=digit
                )
                call = take_event(event, centre=moscow, at=at)
        return call

    return rang


def ticket_of(call: LineCall) -> MissedCall:
    assert call.ticket
    return call.ticket


def close(browser: Client, contact: Contact, **words: str) -> None:
    typed = {"language": "KY", "topics": "A_PATENT", "outcome": "ANSWERED", "stated": "сурады"} | words
    answer = browser.post(reverse("desk:call_close", args=[contact.pk]), typed)
    assert answer.status_code == 302, answer.content.decode()


def test_who_rings_and_who_was_missed_stand_on_the_page(signed_in: SignIn, erkin: User, ring: Ring) -> None:
    ring("a")
    ring("b", "ENDED", number="+998901234567", digit="4")
    page = signed_in(erkin).get(reverse("desk:line")).content.decode()
    assert "Кыргызча" in page
    assert "number known" in page
    assert page.index("In other languages, or unknown") < page.index(
        "Oʻzbekcha", page.index("Missed calls</h2>")
    )
    for number in (NUMBER, "700123447", "901234567"):
        assert number not in page


def test_a_call_is_taken_with_one_key_and_its_page_knows_number_and_language(
    signed_in: SignIn, erkin: User, ring: Ring
) -> None:
    call = ring("a")
    browser = signed_in(erkin)
    began = browser.post(reverse("desk:line_take", args=[call.pk]))
    page = browser.get(began["Location"]).content.decode()
    assert f'value="{NUMBER}"' in page
    assert '<option value="KY" selected>' in page


def test_whoever_was_faster_has_the_call(signed_in: SignIn, erkin: User, bayani: User, ring: Ring) -> None:
    call = ring("a")
    with for_centre(erkin.centre_id):
        take_call(call, by=erkin, at=timezone.now())
    answer = signed_in(bayani).post(reverse("desk:line_take", args=[call.pk]), follow=True)
    assert "A colleague has taken this call already." in answer.content.decode()
    with for_centre(erkin.centre_id):
        assert Contact.objects.filter(centre=erkin.centre).count() == 1


def test_a_call_that_rang_out_cannot_be_taken(signed_in: SignIn, erkin: User, ring: Ring) -> None:
    call = ring("a", "ENDED")
    answer = signed_in(erkin).post(reverse("desk:line_take", args=[call.pk]), follow=True)
    assert "This call has rung out." in answer.content.decode()


@pytest.mark.parametrize(
    "words,wanted",
    [
        ({}, ("REACHED", "RETURNED", 0)),
        ({"outcome": "NOT_CONSULTATION", "kind": "WRONG_NUMBER"}, ("REACHED", "RETURNED", 0)),
        ({"outcome": "NOT_CONSULTATION", "kind": "SILENT"}, ("WAITING", "", 1)),
    ],
)
def test_a_returned_call_ends_with_its_contact(
    signed_in: SignIn, erkin: User, ring: Ring, words: dict[str, str], wanted: tuple[str, str, int]
) -> None:
    ticket, browser = ticket_of(ring("a", "ENDED")), signed_in(erkin)
    browser.post(reverse("desk:missed_call_return", args=[ticket.pk]))
    with for_centre(erkin.centre_id):
        contact = Contact.objects.get(centre=erkin.centre)
        assert read_draft(contact)["phone"] == NUMBER
    close(browser, contact, **words)
    with for_centre(erkin.centre_id):
        ticket.refresh_from_db()
    assert (ticket.state, ticket.end, ticket.attempts) == wanted
    assert ticket.owner == erkin


def test_a_contact_begun_by_mistake_gives_the_ticket_back(signed_in: SignIn, erkin: User, ring: Ring) -> None:
    ticket, browser = ticket_of(ring("a", "ENDED")), signed_in(erkin)
    began = browser.post(reverse("desk:missed_call_return", args=[ticket.pk]))["Location"]
    browser.post(f"{began}discard/", {"sure": "yes"})
    with for_centre(erkin.centre_id):
        ticket.refresh_from_db()
    assert (ticket.state, ticket.contact) == ("WAITING", None)


def test_nobody_calls_back_twice_at_once(signed_in: SignIn, erkin: User, bayani: User, ring: Ring) -> None:
    ticket = ticket_of(ring("a", "ENDED"))
    signed_in(erkin).post(reverse("desk:missed_call_return", args=[ticket.pk]))
    answer = signed_in(bayani).post(reverse("desk:missed_call_return", args=[ticket.pk]), follow=True)
    assert "A colleague is calling back already." in answer.content.decode()


def test_an_attempt_and_a_reason_are_written_down(signed_in: SignIn, erkin: User, ring: Ring) -> None:
    ticket, browser = ticket_of(ring("a", "ENDED")), signed_in(erkin)
    end = reverse("desk:missed_call_end", args=[ticket.pk])
    browser.post(end, {"result": "NOBODY_ANSWERED"})
    assert "attempt 2 of 3" in browser.get(reverse("desk:missed_call", args=[ticket.pk])).content.decode()
    assert browser.post(end, {"result": "NO_ANSWER"}).status_code == 422
    browser.post(end, {"result": "UNSAFE"})
    with for_centre(erkin.centre_id):
        ticket.refresh_from_db()
    assert (ticket.state, ticket.end, ticket.sealed_number) == ("GIVEN_UP", "UNSAFE", None)
    assert browser.post(end, {"result": "UNSAFE"}).status_code == 404


def test_a_second_click_does_not_count_an_attempt_twice(
    signed_in: SignIn, erkin: User, bayani: User, ring: Ring
) -> None:
    ticket, end = ticket_of(ring("a", "ENDED")), "desk:missed_call_end"
    typed, address = {"result": "NOBODY_ANSWERED", "attempt": "1"}, reverse(end, args=[ticket.pk])
    signed_in(erkin).post(address, typed)

    late = signed_in(bayani).post(address, typed, follow=True)

    assert "A colleague was faster" in late.content.decode()
    with for_centre(erkin.centre_id):
        ticket.refresh_from_db()
    assert ticket.attempts == 1


def test_two_people_do_not_sit_at_one_extension(signed_in: SignIn, erkin: User, bayani: User) -> None:
    with for_centre(erkin.centre_id):
        sit_down("101", by=erkin, at=timezone.now())
    browser, seat = signed_in(bayani), reverse("desk:line_seat")
    refused = browser.post(seat, {"extension": "101"})
    assert (refused.status_code, "A colleague sits at this extension" in refused.content.decode()) == (
        422,
        True,
    )
    assert browser.post(seat, {"extension": "а б"}).status_code == 422
    browser.post(seat, {"extension": "102"})
    assert "You sit at extension 102." in browser.get(reverse("desk:line")).content.decode()
    browser.post(seat, {"leave": "1"})
    with for_centre(erkin.centre_id):
        assert [one.user for one in Seat.objects.filter(centre=erkin.centre)] == [erkin]


def test_my_day_shows_the_line_to_whoever_works_at_it(
    signed_in: SignIn, erkin: User, amina: User, ring: Ring
) -> None:
    ring("a")
    assert "Take the call" in signed_in(erkin).get("/").content.decode()
    assert "Take the call" not in signed_in(amina).get("/").content.decode()


def test_a_missed_call_is_somebodys_before_anybody_has_called_back(
    signed_in: SignIn, erkin: User, farida: User, ring: Ring
) -> None:
    """The head's while nobody answers the line; who answers and speaks it, from the moment they do; until they are sick."""
    now = timezone.now()
    ticket = ticket_of(ring("a", "ENDED"))
    address = reverse("desk:missed_call", args=[ticket.pk])
    assert _owner_said(signed_in(farida), address) == "yours"
    with for_centre(erkin.centre_id):
        shift = plan_shift(erkin, _around(now), ShiftState.CONFIRMED, by=None, at=now)
    assert _owner_said(signed_in(erkin), address) == "yours"
    assert _owner_said(signed_in(farida), address) == "erkin"
    assert "<span>erkin</span>" in signed_in(farida).get(reverse("desk:line")).content.decode()
    with for_centre(erkin.centre_id):
        report_absence(erkin, shift.span, AbsenceKind.SICK, by=None, at=now)
    assert _owner_said(signed_in(erkin), address) == "farida"


def _around(now: datetime) -> Span:
    start = on_grid(now) - timedelta(hours=1)
    return Span(start, start + timedelta(hours=4))


def _owner_said(browser: Client, address: str) -> str:
    page = " ".join(browser.get(address).content.decode().split())
    found = re.search(r"<dt>Whose it is</dt> ?<dd[^>]*>(.*?)</dd>", page)
    assert found, page
    return found[1].strip()


def test_the_page_costs_the_same_however_many_ring(
    signed_in: SignIn, erkin: User, ring: Ring, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    browser = signed_in(erkin)
    for place in range(6):
        ring(f"rings {place}", number=f"+99670012300{place}")
        ring(f"missed {place}", "ENDED", number=f"+99670012310{place}")
        ring(f"talks {place}", "ANSWERED", number=f"+99670012320{place}")
    browser.get(reverse("desk:line"))
    with django_assert_max_num_queries(19):  # type: ignore[attr-defined]
        browser.get(reverse("desk:line"))
