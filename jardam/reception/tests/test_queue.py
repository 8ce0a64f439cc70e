"""The walk-in queue: numbers, the fair order, and what stays of a visit."""

from datetime import timedelta

import pytest

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.reception.actions import (
    AdviserBusy,
    AlreadyMoved,
    Entry,
    NobodyFits,
    call_next,
    move_ticket,
    say_language,
    take_ticket,
)
from jardam.reception.models import Adviser, Ticket
from jardam.reception.queries import appointments_due, figures, queue_of_day, waiting_now
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.moves import Place
from jardam.reception.rules.order import Urgency
from jardam.reception.tests.conftest import IN_RUSSIAN, MONDAY, Acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_moscow")]


@pytest.fixture
def in_moscow(bayani: User):
    with for_centre(bayani.centre_id):
        yield


def walks_in(
    by: User, asked: Asked = IN_RUSSIAN, *, minutes: int = 0, urgency: Urgency = Urgency.NONE
) -> Ticket:
    return take_ticket(Entry(asked, urgency=urgency), by=by, at=MONDAY + timedelta(minutes=minutes))


def test_numbers_begin_anew_each_day(bayani: User) -> None:
    numbers = [walks_in(bayani).number, walks_in(bayani).number, walks_in(bayani, minutes=24 * 60).number]
    assert numbers == [1, 2, 1]


def test_urgent_first_then_whoever_waited_longest(amina_sees: Adviser, bayani: User, acting: Acting) -> None:
    walks_in(bayani)
    child = walks_in(bayani, minutes=3, urgency=Urgency.CHILD)
    assert [ticket.number for ticket in queue_of_day(bayani, MONDAY.date())] == [2, 1]
    assert call_next(amina_sees, **acting).pk == child.pk


def test_a_woman_who_asks_for_a_woman_is_not_called_by_a_man(
    amina_sees: Adviser, erkin_sees: Adviser, bayani: User, acting: Acting
) -> None:
    woman = walks_in(bayani, Asked(Language.RU, Wish.WOMAN))
    with pytest.raises(NobodyFits):
        call_next(erkin_sees, **acting)
    assert call_next(amina_sees, **acting).pk == woman.pk


def test_an_unknown_language_is_called_by_nobody_until_it_is_found_out(
    amina_sees: Adviser, bayani: User, acting: Acting
) -> None:
    ticket = walks_in(bayani, Asked(Language.UNKNOWN))
    with pytest.raises(NobodyFits):
        call_next(amina_sees, **acting)
    say_language(ticket, Language.UZ, **acting)
    assert call_next(amina_sees, **acting).language == "UZ"


def test_an_adviser_has_one_number_at_a_time(amina_sees: Adviser, bayani: User, acting: Acting) -> None:
    walks_in(bayani)
    walks_in(bayani)
    first = call_next(amina_sees, **acting)
    with pytest.raises(AdviserBusy):
        call_next(amina_sees, **acting)
    move_ticket(first, Place.SEEN, **acting)
    assert call_next(amina_sees, **acting).number == 2


def test_back_in_the_queue_one_has_the_old_place(amina_sees: Adviser, bayani: User, acting: Acting) -> None:
    walks_in(bayani)
    walks_in(bayani, minutes=1)
    called = call_next(amina_sees, **acting)
    move_ticket(called, Place.WAITING, **acting)
    assert call_next(amina_sees, **acting).pk == called.pk


def test_only_the_day_and_a_rounded_wait_stay(amina_sees: Adviser, bayani: User) -> None:
    walks_in(bayani)
    called = call_next(amina_sees, by=bayani, at=MONDAY + timedelta(minutes=23))
    seen = move_ticket(called, Place.SEEN, by=bayani, at=MONDAY + timedelta(minutes=40))
    assert (seen.came_at, seen.waited_minutes, seen.on_day) == (None, 25, MONDAY.date())
    with pytest.raises(AlreadyMoved):
        move_ticket(seen, Place.LEFT, by=bayani, at=MONDAY)


def test_the_figures_of_a_day(amina_sees: Adviser, bayani: User, acting: Acting) -> None:
    for _ in range(3):
        walks_in(bayani)
    move_ticket(call_next(amina_sees, **acting), Place.SEEN, **acting)
    later = MONDAY + timedelta(minutes=12)

    now = waiting_now(bayani.centre, at=later)
    counted = figures(bayani.centre, MONDAY.date(), MONDAY.date())

    assert (now.waiting, now.longest_minutes) == (2, 12)
    assert (counted.walk_ins, counted.by_place["SEEN"], counted.median_minutes) == (3, 1, 0.0)
    assert (counted.booked, counted.median_days) == (0, None)
    assert appointments_due(bayani, MONDAY.date()) == []


def test_whom_nobody_understands_waits_for_nobody(amina_sees: Adviser, bayani: User, acting: Acting) -> None:
    walks_in(bayani, Asked(Language.RO))
    with pytest.raises(NobodyFits):
        call_next(amina_sees, **acting)
