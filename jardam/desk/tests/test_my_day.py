import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from jardam.audit.models import Reading
from jardam.centres.models import User
from jardam.contacts.models import Callback, Contact
from jardam.database.scope import for_centre
from jardam.desk.days import time_left
from jardam.desk.tests.conftest import PHONE
from jardam.people.actions import change_identity
from jardam.people.models import Person
from jardam.people.rules.identity import Identity, SafeContact
from jardam.rota.actions import plan_shift
from jardam.rota.choices import ShiftState
from jardam.rota.rules.spans import Span, on_grid

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def test_a_late_callback_stands_first_and_says_how_late(
    signed_in: SignIn, erkin: User, waiting: Callback
) -> None:
    with for_centre(erkin.centre_id):
        Callback.objects.update(due_at=timezone.now() - timedelta(minutes=25))
    page = signed_in(erkin).get(reverse("desk:my_day")).content.decode()
    assert "−25 min" in page


def test_the_number_is_hidden_until_it_is_asked_for_and_then_written_down(
    signed_in: SignIn, erkin: User, waiting: Callback
) -> None:
    browser = signed_in(erkin)
    assert PHONE not in browser.get(reverse("desk:callback", args=[waiting.pk])).content.decode()

    shown = browser.post(reverse("desk:callback_number", args=[waiting.pk])).content.decode()

    assert "+996 700 123 447" in shown
    with for_centre(erkin.centre_id):
        assert Reading.objects.filter(verb="person.read", by_id=erkin.pk).exists()


def test_reception_works_the_queue_but_sees_no_number(
    signed_in: SignIn, bayani: User, waiting: Callback
) -> None:
    browser = signed_in(bayani)
    assert browser.get(reverse("desk:callback", args=[waiting.pk])).status_code == 200
    assert browser.post(reverse("desk:callback_number", args=[waiting.pk])).status_code == 403


def test_reached_takes_it_out_of_the_day(signed_in: SignIn, erkin: User, waiting: Callback) -> None:
    browser = signed_in(erkin)
    end = reverse("desk:callback_end", args=[waiting.pk])
    assert browser.post(end, {"result": "REACHED"}).status_code == 302
    assert "Nobody waits for a call" in browser.get(reverse("desk:my_day")).content.decode()
    assert browser.post(end, {"result": "REACHED"}).status_code == 404


def test_trying_again_needs_a_later_moment(signed_in: SignIn, erkin: User, waiting: Callback) -> None:
    end = reverse("desk:callback_end", args=[waiting.pk])
    assert signed_in(erkin).post(end, {"result": "TRY_AGAIN"}).status_code == 422
    later = timezone.localtime(timezone.now() + timedelta(hours=4)).strftime("%Y-%m-%dT%H:%M")
    assert signed_in(erkin).post(end, {"result": "TRY_AGAIN", "due_at": later}).status_code == 302
    with for_centre(erkin.centre_id):
        assert Callback.objects.get().attempt == 2


@pytest.mark.parametrize(
    ("days", "sentence"), [(-1, "The callback lies in the past"), (91, "for the next 90 days")]
)
def test_a_refused_moment_is_said_and_the_page_stays_as_it_was(
    signed_in: SignIn, erkin: User, waiting: Callback, days: int, sentence: str
) -> None:
    due_at = timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")
    end = reverse("desk:callback_end", args=[waiting.pk])

    answer = signed_in(erkin).post(end, {"result": "TRY_AGAIN", "due_at": due_at})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Айлык бербейт" in page
    assert "This person was erased" not in page


def test_enter_in_the_field_of_the_moment_tries_again(
    signed_in: SignIn, erkin: User, waiting: Callback
) -> None:
    """A browser presses the first button of the form in which Enter was struck."""
    page = signed_in(erkin).get(reverse("desk:callback", args=[waiting.pk])).content.decode()
    form = page[: page.index("</form>", page.index('id="due_at"'))].rpartition("<form")[2]
    assert re.findall(r'value="([A-Z_]+)"', form)[0] == "TRY_AGAIN"


def test_another_centre_does_not_learn_that_it_exists(
    signed_in: SignIn, chen: User, waiting: Callback
) -> None:
    browser = signed_in(chen)
    assert browser.get(reverse("desk:callback", args=[waiting.pk])).status_code == 404
    assert "Nobody waits for a call" in browser.get(reverse("desk:my_day")).content.decode()


def test_the_queue_costs_the_same_whatever_its_length(
    signed_in: SignIn, erkin: User, waiting: Callback, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    browser = signed_in(erkin)
    with django_assert_max_num_queries(28):  # type: ignore[attr-defined]
        browser.get(reverse("desk:my_day"))


def test_a_promised_callback_is_whose_shift_it_falls_in(
    signed_in: SignIn, erkin: User, farida: User, waiting: Callback
) -> None:
    """Nobody is planned for its hour: the head's. Erkin is, who promised it: his."""
    assert "<span>yours</span>" in signed_in(farida).get(reverse("desk:my_day")).content.decode()
    assert waiting.due_at
    start = on_grid(waiting.due_at)
    with for_centre(erkin.centre_id):
        span = Span(start, start + timedelta(hours=1))
        plan_shift(erkin, span, ShiftState.CONFIRMED, by=None, at=timezone.now())
    assert "<span>yours</span>" in signed_in(erkin).get(reverse("desk:my_day")).content.decode()
    assert "<span>erkin</span>" in signed_in(farida).get(reverse("desk:my_day")).content.decode()


def test_after_the_third_attempt_the_key_says_that_it_is_the_end(
    signed_in: SignIn, erkin: User, waiting: Callback
) -> None:
    with for_centre(erkin.centre_id):
        Callback.objects.update(attempt=3)
    browser = signed_in(erkin)
    page = browser.get(reverse("desk:callback", args=[waiting.pk])).content.decode()
    assert "Nobody answered, give up" in page
    assert "try again" not in page

    end = reverse("desk:callback_end", args=[waiting.pk])
    after = browser.post(end, {"result": "TRY_AGAIN"}, follow=True).content.decode()
    assert "nobody answered three times" in after
    with for_centre(erkin.centre_id):
        assert Callback.objects.get().state == "GIVEN_UP"


def test_a_contact_not_closed_yet_says_since_which_day(signed_in: SignIn, erkin: User, call: Contact) -> None:
    begun = timezone.now() - timedelta(days=3)
    with for_centre(erkin.centre_id):
        Contact.objects.filter(pk=call.pk).update(started_at=begun)
    page = signed_in(erkin).get(reverse("desk:my_day")).content.decode()
    assert f"begun on {timezone.localtime(begun).day}" in page


def test_the_number_comes_with_what_makes_the_call_safe(
    signed_in: SignIn, erkin: User, waiting: Callback
) -> None:
    safe = SafeContact(when="после 20:00", must_not_know="бригадир")
    with for_centre(erkin.centre_id):
        person = Person.objects.get()
        change_identity(person, Identity(phones=(PHONE,), safe_contact=safe), by=erkin, at=timezone.now())
    number = reverse("desk:callback_number", args=[waiting.pk])
    page = signed_in(erkin).post(number).content.decode()
    assert "после 20:00" in page
    assert "бригадир" in page


def test_what_waits_for_later_stands_under_its_day(signed_in: SignIn, erkin: User, waiting: Callback) -> None:
    with for_centre(erkin.centre_id):
        due_at = timezone.now() + timedelta(days=3)
        Callback.objects.update(due_at=due_at)
    page = signed_in(erkin).get(reverse("desk:my_day")).content.decode()
    with translation.override("en"):
        assert date_format(timezone.localtime(due_at), "l, j E") in page


@pytest.mark.parametrize(
    ("hours", "said"),
    [(1.5, "in 1:30 h"), (24.5, "in 1 day"), (47.5, "in 2 days"), (-0.5, "−30 min"), (-50, "−2 days")],
)
def test_days_left_are_those_of_the_calendar(hours: float, said: str) -> None:
    """On a Sunday at nine, Tuesday at half past eight is in two days, though not twice 24 hours away."""
    now = datetime(2026, 11, 22, 6, tzinfo=UTC)
    with translation.override("en"):
        assert time_left(now + timedelta(hours=hours), now) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "now"), (59, "now"), (60, "in 1 min"), (-1, "just now"), (-60, "−1 min")]
)
def test_what_is_of_this_minute_is_said_without_a_number(seconds: int, said: str) -> None:
    now = datetime(2026, 11, 22, 6, tzinfo=UTC)
    with translation.override("en"):
        assert time_left(now + timedelta(seconds=seconds), now) == said
