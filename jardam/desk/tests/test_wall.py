"""The wallboard: large figures, no person, and a plain word when its session has ended."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.models import Callback
from jardam.database.scope import for_centre
from jardam.line.actions import sit_down, take_event
from jardam.line.rules.events import Event, EventKind

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def ringing(moscow: Centre) -> None:
    """Somebody has waited for four minutes in Tajik."""
    now = timezone.now()
    with for_centre(moscow.pk):
        for kind, words in (("RINGING", {"number": "+992900123456"}), ("DTMF", {"digit": "3"})):
            event = Event("a", EventKind(kind), now - timedelta(minutes=4), **words)
            take_event(event, centre=moscow, at=now)


@pytest.mark.usefixtures("ringing", "waiting")
def test_it_shows_figures_and_nobody(signed_in: SignIn, erkin: User) -> None:
    page = signed_in(erkin).get(reverse("desk:wall")).content.decode()
    assert "Waiting on the line" in page
    assert "Тоҷикӣ" in page
    assert page.count('class="is-bad"') == 2  # four minutes on the line; and nobody stands on the rota
    for private in ("900123456", "992", "Азамат", "700123447", "data-idle-lock"):
        assert private not in page


@pytest.mark.usefixtures("ringing")
def test_it_says_in_which_language_nobody_who_is_free_answers(signed_in: SignIn, erkin: User) -> None:
    browser, alert = signed_in(erkin), "Somebody waits in Тоҷикӣ, and nobody who is free speaks it"
    assert alert not in browser.get(reverse("desk:wall_now")).content.decode()
    with for_centre(erkin.centre_id):
        sit_down("101", by=erkin, at=timezone.now())
    assert alert in browser.get(reverse("desk:wall_now")).content.decode()


def test_late_callbacks_are_red(signed_in: SignIn, erkin: User, waiting: Callback) -> None:
    with for_centre(erkin.centre_id):
        Callback.objects.filter(pk=waiting.pk, centre=erkin.centre).update(
            due_at=timezone.now() - timedelta(minutes=25)
        )
    page = signed_in(erkin).get(reverse("desk:wall_now")).content.decode()
    assert "−25 min" in page


def test_a_coordinator_of_the_centre_sees_it_and_one_of_the_network_has_none(
    signed_in: SignIn, moscow: Centre, dalia: User
) -> None:
    here = User.objects.create(
        username="lola", centre=moscow, role=Role.NETWORK_COORDINATOR, password="!", interface_language="en"
    )
    assert signed_in(here).get(reverse("desk:wall")).status_code == 200
    assert signed_in(dalia).get(reverse("desk:wall")).status_code == 403


def test_a_screen_whose_session_ended_is_told_so(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    browser.logout()
    script = browser.get(reverse("desk:wall_now"), headers={"HX-Request": "true"})
    plain = browser.get(reverse("desk:wall"))
    assert (script.status_code, plain.status_code) == (401, 302)


@pytest.mark.usefixtures("ringing", "waiting")
def test_it_costs_few_statements(
    signed_in: SignIn, erkin: User, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    browser = signed_in(erkin)
    browser.get(reverse("desk:wall"))
    with django_assert_max_num_queries(17):  # type: ignore[attr-defined]
        browser.get(reverse("desk:wall_now"))
