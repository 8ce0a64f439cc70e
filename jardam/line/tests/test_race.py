"""Two colleagues press at the same moment, on two connections: one is first, the other is told so."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.line.actions import AlreadyTaken, SeatTaken, give_up, return_call, sit_down, take_call, take_event
from jardam.line.models import LineCall, MissedCall
from jardam.line.rules.events import Event, EventKind
from jardam.line.rules.tickets import TicketEnd
from jardam.line.tests.conftest import NUMBER

pytestmark = pytest.mark.django_db(transaction=True)
ATTEMPTS = pytest.mark.parametrize("attempt", range(5))


def at_once(centre: Centre, *acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and on a connection of its own, begun together. Returns how each ended."""
    gate, ended = Barrier(len(acts)), []

    def go(act: Callable[[], object]) -> None:
        try:
            with for_centre(centre.pk):
                gate.wait(timeout=10)
                act()
            ended.append("done")
        except (AlreadyTaken, SeatTaken) as refused:
            ended.append(type(refused).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=go, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return sorted(ended)


def told(centre: Centre, *kinds: EventKind) -> LineCall:
    with for_centre(centre.pk):
        for kind in kinds:
            at = timezone.now()
            call = take_event(Event("a", kind, at, NUMBER), centre=centre, at=at)
    return call


def contacts(centre: Centre) -> int:
    with for_centre(centre.pk), transaction.atomic():
        return Contact.objects.count()


@ATTEMPTS
def test_a_call_that_two_take_is_one_operators(
    moscow: Centre, erkin: User, bayani: User, attempt: int
) -> None:
    call = told(moscow, EventKind.RINGING)
    at = timezone.now()

    ended = at_once(moscow, *(lambda by=by: take_call(call, by=by, at=at) for by in (erkin, bayani)))

    assert ended == [AlreadyTaken.__name__, "done"]
    assert contacts(moscow) == 1


@ATTEMPTS
def test_nobody_is_called_back_twice(moscow: Centre, erkin: User, bayani: User, attempt: int) -> None:
    told(moscow, EventKind.RINGING, EventKind.ENDED)
    with for_centre(moscow.pk), transaction.atomic():
        ticket = MissedCall.objects.get()
    at = timezone.now()

    ended = at_once(moscow, *(lambda by=by: return_call(ticket, by=by, at=at) for by in (erkin, bayani)))

    assert ended == [AlreadyTaken.__name__, "done"]
    assert contacts(moscow) == 1


@ATTEMPTS
def test_two_do_not_sit_at_one_extension(moscow: Centre, erkin: User, bayani: User, attempt: int) -> None:
    at = timezone.now()

    ended = at_once(moscow, *(lambda by=by: sit_down("101", by=by, at=at) for by in (erkin, bayani)))

    assert ended == [SeatTaken.__name__, "done"]


@pytest.mark.parametrize("attempt", range(8))
def test_a_call_that_is_missed_while_its_ticket_ends_is_not_lost(
    moscow: Centre, erkin: User, attempt: int
) -> None:
    """It stands in the ticket that ended after it, or in a new one that waits."""
    told(moscow, EventKind.RINGING, EventKind.ENDED)
    at = timezone.now()
    with for_centre(moscow.pk), transaction.atomic():
        ticket = MissedCall.objects.get()
        take_event(Event("b", EventKind.RINGING, at, NUMBER), centre=moscow, at=at)

    ended = at_once(
        moscow,
        lambda: give_up(ticket, TicketEnd.UNWANTED, by=erkin, at=at),
        lambda: take_event(Event("b", EventKind.ENDED, at), centre=moscow, at=at),
    )

    assert ended == ["done", "done"]
    with for_centre(moscow.pk), transaction.atomic():
        tickets = list(MissedCall.objects.order_by("state"))
    assert [one.calls for one in tickets] in ([2], [1, 1])
