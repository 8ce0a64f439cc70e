"""A cook who was beaten, with a file and Amina's case; two partners with an address for letters, one that is phoned."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Circle, Fee
from jardam.network.models import Organisation
from jardam.people.actions import Said, say_about_consent
from jardam.people.models import Consent, Person
from jardam.people.rules.consent import Act, FieldGroup, Purpose, Receiver, ReceiverKind
from jardam.referrals.actions import PassingOn, enter_system_key
from jardam.referrals.models import Offer
from jardam.referrals.rules.clock import Urgency
from jardam.referrals.rules.packets import Packet
from jardam.referrals.rules.routes import Stop, Way
from jardam.vault.outside import new_pair

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STORY = "Повар, избит хозяином кафе."
PARTS = {
    FieldGroup.NAME: "Азамат",
    FieldGroup.REACH: "+7 900 000-00-01, после шести, не говорить с братом",
    FieldGroup.STORY: STORY,
}
TICKED = frozenset({FieldGroup.NAME, FieldGroup.STORY})
MAIL, MAIL_TOO = "pomoshch@example.org", "vtoroy@example.org"
Yes = Callable[[Organisation, frozenset[FieldGroup]], Consent]


def address(offer: Offer, secret: str) -> str:
    return f"https://example.org/r/{offer.centre_id}/{offer.pk}/{secret}/"


def organisation(code: str, name: str) -> Organisation:
    with across_centres("an organisation for a test") as db:
        made = Organisation.objects.using(db).create(
            code=code,
            names={"en": name, "ru": name},
            actor=Actor.NGO.value,
            circle=Circle.OUTER.value,
            regions=["RU-KDA"],
            fee=Fee.FREE.value,
            source="test",
        )
    return Organisation.objects.get(pk=made.pk)


@pytest.fixture
def first(db: None) -> Organisation:
    return organisation("first", "Первый приют")


@pytest.fixture
def second(db: None) -> Organisation:
    return organisation("second", "Второй приют")


@pytest.fixture
def case(amina: User) -> Case:
    opening = Opening(
        day_uuid(), Track.VIOLENCE, "избит", NextAction("найти приют", NOW.date() + timedelta(days=5))
    )
    with for_centre(amina.centre_id), transaction.atomic():
        opened = open_case(opening, by=amina, at=NOW)
        return Case.objects.select_related("person__key").get(pk=opened.pk)


@pytest.fixture
def person(case: Case) -> Person:
    return case.person


@pytest.fixture
def yes(amina: User, person: Person) -> Yes:
    def said(to: Organisation, groups: frozenset[FieldGroup] = TICKED) -> Consent:
        today = timezone.localdate(NOW)
        words = Said(
            day_uuid(),
            Act.GIVEN,
            Purpose.HELP.value,
            Receiver(ReceiverKind.PARTNER, to.names["ru"]),
            today,
            frozenset(group.value for group in groups),
            today + timedelta(days=30),
            language="KY",
            form="ORAL",
        )
        with for_centre(amina.centre_id):
            return say_about_consent(person, words, by=amina, at=NOW)

    return said


def passing(
    *stops: Stop, ticked: frozenset[FieldGroup] = TICKED, urgency: Urgency = Urgency.SOON
) -> PassingOn:
    packet = Packet(Topic.B_RIGHTS_VIOLATED, "RU-KDA", Language.KY, PARTS)
    return PassingOn(day_uuid(), packet, ticked, stops, urgency)


def by_mail(to: Organisation, mail: str = MAIL) -> Stop:
    return Stop(to.pk, Way.MAIL, mail)


def by_hand(to: Organisation) -> Stop:
    return Stop(to.pk, Way.HAND)


def by_phone(to: Organisation) -> Stop:
    return Stop(to.pk, Way.PHONE)


def by_system(to: Organisation) -> Stop:
    return Stop(to.pk, Way.SYSTEM)


@pytest.fixture
def system(amina: User, first: Organisation) -> bytes:
    """The first partner has a system of its own; the private half of its key."""
    private, public = new_pair()
    assert amina.centre is not None
    with for_centre(amina.centre_id):
        enter_system_key(first, amina.centre, public, by=amina, at=NOW)
    return private
