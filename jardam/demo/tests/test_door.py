"""The doors of the demo network: alive, and built once."""

import pytest
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.demo.actions import build_demo
from jardam.kernel.languages import Language
from jardam.reception.models import Appointment, Ticket
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.moves import State
from jardam.reception.slots import slots_for

pytestmark = pytest.mark.django_db


def test_a_door_has_a_woman_who_speaks_uzbek_a_queue_and_no_shows_and_is_built_once() -> None:
    now = timezone.now()
    build_demo(9, at=now)
    moscow = Centre.objects.get(code="moscow")

    def standing() -> tuple[int, int]:
        return Appointment.objects.count(), Ticket.objects.count()

    with for_centre(moscow.pk):
        before = standing()
        found = slots_for(moscow, Asked(Language.UZ, Wish.WOMAN), timezone.localdate(now), now=now)
        assert {slot.adviser.sex for slot in found} == {"F"}
        assert Appointment.objects.filter(state=State.NO_SHOW).exists()
    build_demo(9, at=now)
    with for_centre(moscow.pk):
        assert standing() == before > (0, 0)
