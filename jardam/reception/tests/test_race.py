"""Two operators press at the same moment, on two connections: one has the slot, the other is told so."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.reception.actions import (
    Booking,
    Entry,
    NobodyFits,
    SlotTaken,
    book,
    call_next,
    hold,
    take_ticket,
)
from jardam.reception.models import Adviser, Appointment, Ticket
from jardam.reception.slots import slots_for
from jardam.reception.tests.conftest import IN_RUSSIAN, MONDAY, WOMAN_IN_UZBEK

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(centre: Centre, *acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and on a connection of its own, begun together. Returns how each ended."""
    gate, ended = Barrier(len(acts)), []

    def go(act: Callable[[], object]) -> None:
        try:
            with for_centre(centre.pk):
                gate.wait(timeout=10)
                act()
            ended.append("done")
        except (SlotTaken, NobodyFits) as refused:
            ended.append(type(refused).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=go, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return sorted(ended)


@pytest.mark.parametrize("attempt", range(5))
def test_two_holds_of_one_slot(
    amina_sees: Adviser, bayani: User, farida: User, moscow: Centre, attempt: int
) -> None:
    slot = _first(amina_sees, moscow)
    ended = at_once(
        moscow,
        lambda: hold(slot, WOMAN_IN_UZBEK, by=bayani, at=MONDAY),
        lambda: hold(slot, WOMAN_IN_UZBEK, by=farida, at=MONDAY),
    )
    assert ended == ["SlotTaken", "done"]


def test_a_hold_that_ran_out_is_taken_by_one_of_three(
    amina_sees: Adviser, bayani: User, farida: User, erkin: User, moscow: Centre
) -> None:
    slot, later = _first(amina_sees, moscow), MONDAY + timedelta(minutes=2)
    with for_centre(moscow.pk):
        hold(slot, WOMAN_IN_UZBEK, by=bayani, at=MONDAY)
    booking = Booking(WOMAN_IN_UZBEK)
    ended = at_once(
        moscow, *(lambda by=by: book(slot, booking, by=by, at=later) for by in (bayani, farida, erkin))
    )
    assert ended == ["SlotTaken", "SlotTaken", "done"]
    with for_centre(moscow.pk):
        assert _counted(Appointment) == 1


def test_two_advisers_never_call_one_number(
    amina_sees: Adviser, erkin_sees: Adviser, bayani: User, moscow: Centre
) -> None:
    with for_centre(moscow.pk):
        take_ticket(Entry(IN_RUSSIAN), by=bayani, at=MONDAY)
    ended = at_once(
        moscow, *(lambda one=one: call_next(one, by=bayani, at=MONDAY) for one in (amina_sees, erkin_sees))
    )
    assert ended == ["NobodyFits", "done"]


def test_no_number_is_given_out_twice(bayani: User, farida: User, moscow: Centre) -> None:
    ended = at_once(
        moscow, *(lambda by=by: take_ticket(Entry(IN_RUSSIAN), by=by, at=MONDAY) for by in (bayani, farida))
    )
    assert ended == ["done", "done"]
    with for_centre(moscow.pk):
        assert _counted(Ticket) == 2


def _first(adviser: Adviser, centre: Centre):
    with for_centre(centre.pk), transaction.atomic():
        return slots_for(centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)[0]


def _counted(model: type) -> int:
    with transaction.atomic():
        return model.objects.count()
