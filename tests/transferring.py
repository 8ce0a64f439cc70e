"""Amina's case of a cook in Moscow, and the yes by which it may go to Krasnodar, where Chen works."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from jardam.cases.models import Case
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people import actions
from jardam.people.actions import Said, change_identity, stamp_of
from jardam.people.models import Person
from jardam.people.rules.consent import Act, FieldGroup, Purpose
from jardam.people.rules.identity import Identity, SafeContact
from jardam.transfers.actions import Offering, offer_case
from jardam.transfers.consented import receivers
from jardam.transfers.models import Arrival, Departure
from tests.referring import NOW

TICKED = frozenset({FieldGroup.STORY, FieldGroup.NAME})
KNOWS = "[demo] Боится брата, звонить до шести."
WHO = Identity(
    name="Азамат",
    phones=("+79000000001",),
    address="Краснодар, ул. Мира, 1",
    talks="KY",
    safe_contact=SafeContact(when="до шести"),
)
Agree = Callable[..., None]


@pytest.fixture
def agree(amina: User, person: Person, krasnodar: Centre) -> Agree:
    """The cook says yes to the centre of Krasnodar; the file knows who he is."""
    with for_centre(amina.centre_id):
        change_identity(person, WHO, by=amina, at=NOW, seen=stamp_of(person))

    def said(groups: frozenset[FieldGroup] = TICKED, *, act: Act = Act.GIVEN, days: int = 30) -> None:
        say(person, krasnodar, groups, by=amina, act=act, days=days)

    return said


def say(
    person: Person,
    to: Centre,
    groups: frozenset[FieldGroup] = TICKED,
    *,
    by: User,
    act: Act = Act.GIVEN,
    days: int = 30,
) -> None:
    """A yes or a no to one centre."""
    today = timezone.localdate(NOW)
    words = Said(
        day_uuid(),
        act,
        Purpose.HELP.value,
        receivers(to)[0],
        today,
        frozenset(group.value for group in groups),
        today + timedelta(days=days) if act is Act.GIVEN else None,
        language="KY",
        form="ORAL",
    )
    with for_centre(by.centre_id):
        actions.say_about_consent(person, words, by=by, at=NOW)


def offering(to: Centre, ticked: frozenset[FieldGroup] = TICKED) -> Offering:
    return Offering(day_uuid(), to, ticked, {FieldGroup.STORY: KNOWS, FieldGroup.HEALTH: "ничего"})


def handed(case: Case, to: Centre, by: User, ticked: frozenset[FieldGroup] = TICKED) -> Departure:
    with for_centre(case.centre_id), transaction.atomic():
        fresh = Case.objects.select_related("person__key", "contact", "centre").get(pk=case.pk)
        return offer_case(fresh, offering(to, ticked), by=by, at=NOW)


def arrival_of(departure: Departure) -> Arrival:
    with for_centre(departure.to_centre_id):
        found: Arrival = Arrival.objects.select_related("from_centre", "key").get(pk=departure.pk)
        return found
