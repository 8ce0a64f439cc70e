"""Somebody is passed on: what goes is packed, the route is kept, the first partner is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import new_reference
from jardam.database.bulk import one_at_a_time
from jardam.network.models import Organisation
from jardam.people.actions import Said, say_about_consent
from jardam.people.models import Person
from jardam.people.rules.consent import FieldGroup
from jardam.referrals.actions.asking import Address, Asking, Handed, make_offer
from jardam.referrals.actions.doors import open_persons_door
from jardam.referrals.actions.holding import settle
from jardam.referrals.consented import agreed_with
from jardam.referrals.models import Referral
from jardam.referrals.rules.clock import USUAL_DAYS, Urgency, last_day
from jardam.referrals.rules.packets import Packet, packed
from jardam.referrals.rules.routes import Stop, checked
from jardam.referrals.sealing import seal_referral
from jardam.vault.actions import held_key, new_file_key
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class PassingOn:
    """``id``: drawn by the page, so that a form sent twice passes on once. ``ticked``: the groups of the packet that go.

    ``stops``: whom to ask, the first first. ``said``: each yes that the person has just said, written down with it.
    Units: ``days`` that a link lives.
    """

    id: UUID
    packet: Packet
    ticked: frozenset[FieldGroup]
    stops: Sequence[Stop]
    urgency: Urgency = Urgency.USUAL
    days: int = USUAL_DAYS
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """``handed``, and the number and the code for the person themselves, are shown this once; nothing where the form was sent
    twice."""

    referral: Referral
    handed: Handed | None = None
    number: str = ""
    code: str = ""


@recorded
def pass_on(
    of: Case | Contact,
    asked: PassingOn,
    address: Address,
    *,
    opener: Opener | None = None,
    by: User,
    at: datetime,
) -> Passed:
    """Errors: NotAgreed, where a partner of the route may not be told what was ticked; NotConnected; SameTwice; ValueError for too many
    days or stops; FileKeyLocked; FileKeyDestroyed.
    """
    one_at_a_time(f"referrals.Referral/{asked.id}")
    before = Referral.objects.filter(centre_id=of.centre_id, pk=asked.id).first()
    if before is not None:
        return Passed(before)
    for said in asked.said:
        assert of.person is not None
        say_about_consent(of.person, said, opener=opener, by=by, at=at)
    person, key = _whose(of)
    stops, today = checked(asked.stops), timezone.localdate(at)
    packet, until = _agreed(person, asked, stops, today, opener)
    referral = Referral(
        id=asked.id,
        centre_id=of.centre_id,
        reference=new_reference(),
        case=of if isinstance(of, Case) else None,
        contact=of if isinstance(of, Contact) else None,
        person=person,
        key=key,
        topic=packet.topic.value,
        region=packet.region,
        urgency=asked.urgency.value,
        opened_on=today,
        opened_by=by,
        until=until,
    )
    seal_referral(referral, key, packet, stops, opener)
    referral.save(force_insert=True)
    record("referral.opened", referral, by=by, at=at, topic=packet.topic.value, groups=len(packet.parts))
    handed = make_offer(Asking(referral, [], address, at, by, opener), stops[0], packet)
    settle(referral, [handed.offer], at)
    door, code = open_persons_door(referral)
    return Passed(referral, handed, door.number, code)


def _whose(of: Case | Contact) -> tuple[Person | None, FileKey]:
    """The person, and the key of their file as it stays until the end; a key of its own where there is no file."""
    person = of.person
    if person is None:
        return None, new_file_key(of.centre_id)
    person.key = held_key(of.centre_id, person.key_id)
    return person, person.key


def _agreed(
    person: Person | None, asked: PassingOn, stops: Sequence[Stop], today: date, opener: Opener | None
) -> tuple[Packet, date]:
    """The packet that goes, and the last day: of the shortest yes of all partners of the route.

    Errors: NotAgreed.
    """
    wanted = last_day(today, asked.days)
    going = [group for group in asked.ticked if asked.packet.parts.get(group, "").strip()]
    known = Organisation.objects.working().in_bulk([stop.organisation for stop in stops])
    agreed = [agreed_with(person, known[stop.organisation], going, today, opener) for stop in stops]
    groups = frozenset(FieldGroup).intersection(*(one.groups for one in agreed))
    packet = packed(asked.packet, asked.ticked, groups)
    return packet, min([wanted, *_ends(one.until for one in agreed if going)])


def _ends(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]
