"""A partner is asked: the packet is sealed for them alone, and a link or a code is made that opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.referrals.actions.doors import open_door
from jardam.referrals.actions.holding import held, live_of, may_go_to, offers_of, settle
from jardam.referrals.choices import DoorKind
from jardam.referrals.models import Offer, Referral
from jardam.referrals.rules.clock import Urgency, clock_from
from jardam.referrals.rules.packets import Packet
from jardam.referrals.rules.routes import Stop, Way, next_by_itself
from jardam.referrals.sealing import (
    hand_link,
    hand_to_system,
    packet_of,
    route_of,
    seal_letter,
    seal_offer,
)
from jardam.referrals.systems import public_of_system
from jardam.vault.linked import new_key, new_secret
from jardam.vault.restricted import Opener

Address = Callable[[Offer, str], str]
"""The whole address of a link: of an offer and its secret."""


class AlreadyAsked(ValueError):
    """One partner has it now; or this one had it before."""


class NobodyAgreed(ValueError):
    """The person has not said yes to this partner, or no longer does."""


class NotConnected(ValueError):
    """No system of this partner fetches from us, or its key is not the one that was entered."""


class TooLate(ValueError):
    """The last day has gone by."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Of which referral, with the offers that it has; in whose name: None is by itself. The caller holds it."""

    referral: Referral
    offers: Sequence[Offer]
    address: Address
    at: datetime
    by: User | None = None
    opener: Opener | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """What is shown this once. ``link``: to hand over; ``number`` and ``code``: to read out."""

    offer: Offer
    link: str = ""
    number: str = ""
    code: str = ""


@recorded
def ask_partner(
    referral: Referral,
    stop: Stop,
    address: Address,
    *,
    opener: Opener | None = None,
    by: User,
    at: datetime,
) -> Handed:
    """A person asks one more partner, of the route or not.

    Errors: AlreadyAsked; NobodyAgreed; NotConnected; TooLate; FileKeyLocked; FileKeyDestroyed.
    """
    referral = held(referral)
    offers = offers_of(referral)
    had_it = {offer.organisation_id for offer in offers}
    if not referral.is_open or live_of(offers) or stop.organisation in had_it:
        raise AlreadyAsked(str(referral.pk))
    organisation = Organisation.objects.working().get(pk=stop.organisation)
    packet = packet_of(referral, opener)
    if not may_go_to(referral, packet, organisation, at, opener):
        raise NobodyAgreed(organisation.code)
    handed = make_offer(Asking(referral, offers, address, at, by, opener), stop, packet)
    settle(referral, [*offers, handed.offer], at)
    return handed


def ask_next_by_itself(asking: Asking) -> Offer | None:
    """The next of the route, where nobody's hand is needed and the person still agrees.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    referral, at, opener = asking.referral, asking.at, asking.opener
    if referral.until < timezone.localdate(at):
        return None
    packet, stops = packet_of(referral, opener), route_of(referral, opener)
    asked = [offer.organisation_id for offer in asking.offers]
    known = Organisation.objects.working().in_bulk([stop.organisation for stop in stops])
    willing = [key for key, one in known.items() if may_go_to(referral, packet, one, at, opener)]
    stop = next_by_itself(stops, asked, willing)
    try:
        return make_offer(asking, stop, packet).offer if stop else None
    except NotConnected:  # its key was ended since: somebody chooses another way
        return None


def make_offer(asking: Asking, stop: Stop, packet: Packet) -> Handed:
    """Errors: NotConnected; TooLate; FileKeyLocked; FileKeyDestroyed."""
    referral, today = asking.referral, timezone.localdate(asking.at)
    if referral.until < today:
        raise TooLate(str(referral.pk))
    clock = clock_from(asking.at, Urgency(referral.urgency))
    offer = Offer(
        id=day_uuid(),
        centre_id=referral.centre_id,
        referral=referral,
        number=len(asking.offers) + 1,
        organisation_id=stop.organisation,
        way=stop.way.value,
        asked_on=today,
        asked_by=asking.by,
        remind_at=clock.remind_at,
        due_at=clock.due_at,
    )
    public = public_of_system(offer.centre_id, stop.organisation)
    if stop.way is Way.SYSTEM and public is None:
        raise NotConnected(str(stop.organisation))
    offers_key = new_key()
    seal_offer(offer, referral.key, packet, offers_key, asking.opener)
    if public:
        hand_to_system(offer, offers_key, public)
    handed = _handed(offer, offers_key, stop, asking.address)
    offer.save(force_insert=True)
    record("referral.offered", referral, by=asking.by, at=asking.at, way=stop.way.value)
    return handed


def _handed(offer: Offer, offers_key: bytes, stop: Stop, address: Address) -> Handed:
    if stop.way is Way.PHONE:
        door, code = open_door(offer.referral, DoorKind.PARTNER, offers_key, offer.referral.until)
        return Handed(offer, number=door.number, code=code)
    if stop.way is Way.SYSTEM:
        return Handed(offer)
    secret = new_secret()
    hand_link(offer, offers_key, secret)
    link = address(offer, secret)
    if stop.way is Way.MAIL:
        seal_letter(offer, stop.address, link)
    return Handed(offer, link=link if stop.way is Way.HAND else "")
