from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.rota.actions import AlreadyAnswered, NotPossible, answer_shift, cancel_shift, plan_shift
from jardam.rota.choices import ShiftState
from jardam.rota.models import Shift
from jardam.rota.tests.conftest import NOW, hours, planned

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def filled(user: User, /, **words: str) -> dict[str, str]:
    return {
        "user": str(user.pk),
        "day": "2026-11-27",
        "start": "08:00",
        "end": "18:00",
        "state": "ASKED",
    } | words


def state_of(shift: Shift) -> str:
    with for_centre(shift.centre_id):
        return Shift.objects.get(pk=shift.pk).state


def test_nobody_is_in_two_places_not_even_past_the_actions(erkin: User) -> None:
    planned(erkin, 8, 16)
    with for_centre(erkin.centre_id), pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.create(
            centre=erkin.centre, user=erkin, starts_at=hours(15, 20).start, ends_at=hours(15, 20).end
        )


def test_what_was_declined_or_cancelled_leaves_room(erkin: User, farida: User, now: datetime) -> None:
    asked = planned(erkin, 8, 16, ShiftState.ASKED)
    with for_centre(erkin.centre_id):
        answer_shift(asked, says_yes=False, by=erkin, at=now)
        again = plan_shift(erkin, hours(8, 16), ShiftState.CONFIRMED, by=farida, at=now)
        cancel_shift(again, by=farida, at=now)
        plan_shift(erkin, hours(8, 16), ShiftState.CONFIRMED, by=farida, at=now)


@pytest.mark.parametrize("first,last", [(8, 33), (8.25, 16), (8, 16.1)])
def test_hours_off_the_grid_or_longer_than_a_day_are_refused(erkin: User, first: float, last: float) -> None:
    with pytest.raises(NotPossible):
        planned(erkin, first, last)


def test_two_answers_to_one_question_are_one(erkin: User, now: datetime) -> None:
    asked = planned(erkin, 24, 32, ShiftState.ASKED)
    with for_centre(erkin.centre_id):
        answer_shift(asked, says_yes=True, by=erkin, at=now)
        with pytest.raises(AlreadyAnswered):
            answer_shift(asked, says_yes=False, by=erkin, at=now)

    assert state_of(asked) == ShiftState.CONFIRMED


def test_the_head_asks_and_the_person_says_yes_on_their_own_page(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    head, operator = signed_in(farida), signed_in(erkin)
    head.post(reverse("rota:assign"), filled(erkin, anyway="1"))
    page = operator.get(reverse("rota:mine")).content.decode()
    with for_centre(erkin.centre_id):
        asked = Shift.objects.get(user=erkin)
    operator.post(reverse("rota:answer", args=[asked.pk]), {"answer": "yes"})

    assert "I will come" in page
    assert state_of(asked) == ShiftState.CONFIRMED
    with for_centre(erkin.centre_id):
        verbs = list(Entry.objects.order_by("seq").values_list("verb", flat=True))
        assert verbs[-2:] == ["shift.planned", "shift.answered"]


def test_what_speaks_against_a_shift_is_said_before_it_stands(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    planned(erkin, 39, 47.5)  # until half past eleven at night, before an eight o'clock shift
    head = signed_in(farida)

    warned = head.post(reverse("rota:assign"), filled(erkin))
    with for_centre(erkin.centre_id):
        standing = Shift.objects.count()
    done = head.post(reverse("rota:assign"), filled(erkin, anyway="1"))

    assert (warned.status_code, standing, done.status_code) == (422, 1, 302)
    page = warned.content.decode()
    assert "Less than 12 hours of rest" in page
    assert "Not trained for 24 topics" in page


def test_a_shift_of_somebody_without_a_language_is_said_to_cover_nothing(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    erkin.languages = []
    erkin.save()

    warned = signed_in(farida).post(reverse("rota:assign"), filled(erkin)).content.decode()

    assert "covers no hour in any language" in warned


def test_a_second_shift_at_the_same_time_is_refused_whatever_is_pressed(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    planned(erkin, 56, 60)
    answer = signed_in(farida).post(reverse("rota:assign"), filled(erkin, anyway="1"))

    assert answer.status_code == 422
    assert "Already has a shift" in answer.content.decode()


@pytest.mark.parametrize(
    "words", [{"day": "2026-13-01"}, {"user": "nobody"}, {"start": "08:15"}, {"state": "CANCELLED"}]
)
def test_what_cannot_be_a_shift_is_said_on_the_page(
    erkin: User, farida: User, signed_in: SignIn, words: dict[str, str]
) -> None:
    assert signed_in(farida).post(reverse("rota:assign"), filled(erkin, **words)).status_code == 422


def test_shifts_of_a_day_are_asked_for_and_cancelled(erkin: User, farida: User, signed_in: SignIn) -> None:
    shift, head = planned(erkin, 8, 16, ShiftState.PLANNED), signed_in(farida)

    page = head.get(reverse("rota:shifts"), {"day": "2026-11-25"}).content.decode()
    head.post(reverse("rota:shift_ask", args=[shift.pk]))
    asked = state_of(shift)
    head.post(reverse("rota:cancel", args=[shift.pk]))
    head.post(reverse("rota:shift_ask", args=[shift.pk]))

    assert "08:00–16:00" in page
    assert (asked, state_of(shift)) == (ShiftState.ASKED, ShiftState.CANCELLED)


@pytest.mark.parametrize("day", ["", "yesterday", "2026-02-31", "9999-12-31", "0001-01-01"])
def test_any_day_that_is_asked_for_has_a_page(farida: User, signed_in: SignIn, day: str) -> None:
    head = signed_in(farida)

    assert head.get(reverse("rota:shifts"), {"day": day}).status_code == 200
    assert head.get(reverse("rota:overview"), {"day": day, "hole": day, "language": day}).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2028-11-27"])
def test_a_shift_years_away_is_refused_with_a_sentence(
    erkin: User, farida: User, signed_in: SignIn, day: str
) -> None:
    answer = signed_in(farida).post(reverse("rota:assign"), filled(erkin, day=day, anyway="1"))

    assert answer.status_code == 422
    assert "Choose a day within a year." in answer.content.decode()
