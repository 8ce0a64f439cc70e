"""A night of sixty calls is played, and at dawn every one of them is accounted for."""

from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import override_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import close_contact
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.demo.actions import NotInLiveMode
from jardam.demo.exchange import Door, DoorRefused
from jardam.demo.night import CALLS, LENGTH, plan_night
from jardam.demo.shift import Pace, Tally, play_shift
from jardam.kernel.languages import Language
from jardam.line.models import LineCall
from jardam.line.rules.events import Event, EventKind

pytestmark = pytest.mark.django_db
_POSTED = Door._posted


class FastClock:
    """Time that passes when somebody waits for it."""

    def __init__(self) -> None:
        self.moment: datetime = timezone.now().replace(microsecond=0)

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def sherzod(moscow: Centre) -> User:
    spoken = [Language.UZ.value, Language.TG.value, Language.RU.value]
    return User.objects.create(
        username="sherzod", centre=moscow, role=Role.OPERATOR, languages=spoken, password="!"
    )


def play(centre: Centre, *, is_auto: bool, seed: int = 1) -> Tally:
    clock = FastClock()
    return play_shift(centre, seed, Pace(1.0, clock.now, clock.sleep), is_auto=is_auto)


def test_a_night_repeats_itself_by_its_seed() -> None:
    plan = plan_night(1, "RU")
    assert plan == plan_night(1, "RU") != plan_night(2, "RU")
    assert len(plan) == CALLS
    assert {call.language for call in plan} == {Language.RU, Language.KY, Language.TG, Language.UZ}
    assert all(call.rings < LENGTH for call in plan)
    numbers = [call.number for call in plan if call.number]
    assert len(set(numbers)) < len(numbers) < CALLS
    assert any(call.is_silent for call in plan)


@pytest.mark.usefixtures("sherzod", "erkin")
def test_two_operators_answer_and_every_call_is_accounted_for(moscow: Centre) -> None:
    tally = play(moscow, is_auto=True)
    assert tally.rung == CALLS
    assert tally.adds_up
    assert tally.answered > tally.missed > 0
    with for_centre(moscow.pk):
        calls = LineCall.objects.filter(centre=moscow)
        assert not calls.still_on().exists()
        assert calls.exclude(contact=None).count() == tally.answered
        assert not Contact.objects.filter(centre=moscow, state=State.OPEN).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("sherzod", "erkin")
def test_a_house_that_falls_in_the_middle_of_steps_loses_no_call_of_the_night(
    moscow: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is away at every fifth closing, after the closing and before its end was kept."""
    closings = iter(range(10**6))

    def falling(*words: Any, **named: Any) -> Contact:
        closed = close_contact(*words, **named)
        if next(closings) % 5 == 0:
            raise OperationalError("terminating connection")
        return closed

    monkeypatch.setattr("jardam.demo.shift.close_contact", falling)
    tally = play(moscow, is_auto=True)
    assert next(closings) > tally.answered
    assert (tally.rung, tally.adds_up) == (CALLS, True)
    with for_centre(moscow.pk):
        assert not LineCall.objects.filter(centre=moscow).still_on().exists()
        assert not Contact.objects.filter(centre=moscow, state=State.OPEN).exists()


def test_where_nobody_answers_everybody_with_a_number_is_owed_a_call(moscow: Centre) -> None:
    tally = play(moscow, is_auto=False)
    callers = {call.number for call in plan_night(1, "RU") if call.number}
    assert (tally.answered, tally.missed, tally.waiting) == (0, CALLS, len(callers))
    assert str(tally).endswith("all accounted for.")


def test_the_same_night_ends_the_same(moscow: Centre, krasnodar: Centre) -> None:
    assert str(play(moscow, is_auto=False, seed=7)) == str(play(krasnodar, is_auto=False, seed=7))


def test_no_night_is_played_where_real_people_work(moscow: Centre) -> None:
    with override_settings(MODE="live"), pytest.raises(NotInLiveMode):
        play(moscow, is_auto=False)
    assert settings.MODE == "test"


def test_the_command_asks_for_a_demo_centre(moscow: Centre) -> None:
    with pytest.raises(CommandError, match="demo centre"):
        call_command("demo", "shift", stdout=StringIO())
    Centre.objects.filter(pk=moscow.pk).update(is_demo=True)
    printed = StringIO()
    call_command("demo", "shift", "--speed", "10000000", stdout=printed)
    assert printed.getvalue().startswith("60 calls rung, 0 answered, 60 missed")


@pytest.mark.django_db(transaction=True)
def test_a_night_is_told_at_the_signed_door_and_what_was_not_heard_is_told_again(
    moscow: Centre, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every seventh answer gets lost on its way back, and the network is away while calls go on."""
    answers = iter(range(10**6))

    def lossy(door: Door, body: bytes) -> int:
        number = next(answers)
        if 100 < number < 140:
            raise ConnectionRefusedError
        status = _POSTED(door, body)
        if number % 7 == 0:
            raise ConnectionResetError
        return status

    monkeypatch.setattr(Door, "_posted", lossy)
    clock = FastClock()
    clock.moment -= LENGTH
    pace = Pace(1.0, clock.now, clock.sleep)
    tally = play_shift(moscow, 1, pace, is_auto=False, door=live_server.url)
    callers = {call.number for call in plan_night(1, "RU") if call.number}
    assert (tally.rung, tally.missed, tally.waiting) == (CALLS, CALLS, len(callers))


def test_a_door_that_knows_another_secret_is_said_so(moscow: Centre, live_server: LiveServer) -> None:
    door = Door(live_server.url, "moscow", b"\1" * 32)
    with pytest.raises(DoorRefused, match="RINGING: 401"):
        door.tell(Event("a", EventKind.RINGING, timezone.now()))
