"""Whatever happens in whatever order: both ends say the same, nothing opens that has ended, and after a no nobody reads."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.choices import Refusal
from jardam.people.actions import erase_person
from jardam.people.models import Person
from jardam.people.rules.consent import Act
from jardam.transfers.actions import (
    AlreadyEnded,
    AlreadyOnItsWay,
    Taking,
    end_late_everywhere,
    offer_case,
    refuse,
    take_back,
    take_in,
)
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.queries import read_file
from jardam.transfers.rules.lives import State
from jardam.vault.refusals import FileKeyDestroyed
from tests.referring import NOW
from tests.transferring import Agree, offering
from tests.undoing import undone

pytestmark = pytest.mark.django_db
LIVES = 1_000 if os.environ.get("JARDAM_NIGHTLY") == "1" else 25
REFUSED = (AlreadyEnded, AlreadyOnItsWay, ValueError, FileKeyDestroyed)


@dataclass
class Life:
    """Of one case between Moscow and Krasnodar."""

    case: Case
    amina: User
    chen: User
    krasnodar: Centre
    agree: Agree
    now: datetime = NOW

    def offer(self) -> None:
        with for_centre(self.amina.centre_id):
            case = Case.objects.select_related("person__key", "contact", "centre").get(pk=self.case.pk)
            offer_case(case, offering(self.krasnodar), by=self.amina, at=self.now)

    def arrivals(self) -> list[Arrival]:
        with for_centre(self.chen.centre_id):
            return list(Arrival.objects.select_related("key", "from_centre").order_by("pk"))

    def departures(self) -> list[Departure]:
        with for_centre(self.amina.centre_id):
            return list(Departure.objects.order_by("pk"))

    def take(self) -> None:
        then = NextAction("познакомиться", self.now.date() + timedelta(days=2))
        with for_centre(self.chen.centre_id):
            for arrival in self.arrivals():
                take_in(arrival, Taking(day_uuid(), then), by=self.chen, at=self.now)

    def refuse(self) -> None:
        with for_centre(self.chen.centre_id):
            for arrival in self.arrivals():
                refuse(arrival, Refusal.FULL, by=self.chen, at=self.now)

    def take_back(self) -> None:
        with for_centre(self.amina.centre_id):
            for departure in self.departures():
                take_back(departure, by=self.amina, at=self.now)

    def erase(self) -> None:
        with for_centre(self.amina.centre_id):
            person = Person.objects.select_related("key").get(pk=self.case.person_id)
            erase_person(person, by=self.amina, at=self.now)

    def wait(self) -> None:
        self.now += timedelta(days=15)
        end_late_everywhere(self.now)

    def may_read(self, arrival: Arrival) -> bool:
        with for_centre(self.chen.centre_id), suppress(AlreadyEnded):
            return bool(read_file(arrival, by=self.chen, at=self.now))
        return False


EVENTS: dict[str, Callable[[Life], None]] = {
    "offered": Life.offer,
    "taken in": Life.take,
    "refused": Life.refuse,
    "taken back": Life.take_back,
    "no": lambda life: life.agree(act=Act.REFUSED),
    "erased": Life.erase,
    "a fortnight": Life.wait,
}


@pytest.mark.proof
@settings(
    max_examples=LIVES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(events=st.lists(st.sampled_from(list(EVENTS)), min_size=2, max_size=7))
def test_no_life_leaks_and_both_ends_agree(
    case: Case, amina: User, chen: User, krasnodar: Centre, agree: Agree, events: list[str]
) -> None:
    with undone():
        agree()
        life = Life(case, amina, chen, krasnodar, agree)
        life.offer()
        for number, event in enumerate(events, start=1):
            with suppress(REFUSED):
                EVENTS[event](life)
            check(life, is_no={"no", "erased"} & set(events[:number]) != set())
        with suppress(REFUSED):
            life.wait()
        assert State.OFFERED not in {one.state for one in life.departures()}


def check(life: Life, *, is_no: bool) -> None:
    arrivals, departures = life.arrivals(), life.departures()
    assert [(one.pk, one.state) for one in arrivals] == [(one.pk, one.state) for one in departures]
    for arrival, departure in zip(arrivals, departures, strict=True):
        is_open = departure.state == State.OFFERED
        assert life.may_read(arrival) == is_open
        assert (departure.sealed_file is not None) == is_open
        assert (arrival.key.destroyed_on is None) == is_open
        assert (arrival.case_id is not None) == (arrival.state == State.TAKEN)
        assert not (is_no and is_open)
