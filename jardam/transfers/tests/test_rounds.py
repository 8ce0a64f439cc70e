"""The worker's round as the worker walks it: it begins outside of a transaction, where the database shows nothing."""

from datetime import timedelta

import pytest
from django.db import transaction

from jardam.cases.models import Case
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.transfers.actions import end_late_everywhere
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.lives import State
from tests.referring import NOW
from tests.transferring import Agree, handed

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_nobody_takes_in_comes_back_to_a_person(
    case: Case, krasnodar: Centre, amina: User, agree: Agree, chen: User
) -> None:
    agree()
    gone = handed(case, krasnodar, amina)
    end_late_everywhere(NOW + timedelta(days=13))
    assert stub(amina).state == State.OFFERED
    end_late_everywhere(NOW + timedelta(days=14))
    assert (stub(amina).state, stub(amina).has_news, stub(amina).sealed_file) == (State.OVER, True, None)
    with for_centre(chen.centre_id), transaction.atomic():
        arrival = Arrival.objects.select_related("key").get(pk=gone.pk)
        assert (arrival.state, arrival.key.destroyed_on is not None) == (State.OVER, True)


def stub(by: User) -> Departure:
    with for_centre(by.centre_id), transaction.atomic():
        return Departure.objects.get()
