"""What this room does when something happens in a lower one."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from jardam.people.models import Person
from jardam.referrals.actions.doors import forget_doors
from jardam.referrals.actions.holding import live_of, move_offer, offers_of, settle
from jardam.referrals.actions.ours import follow_consent
from jardam.referrals.choices import DoorKind
from jardam.referrals.models import Offer, Referral
from jardam.referrals.rules.lives import Move
from jardam.referrals.sealing import kept_key_place, packet_place, route_place
from jardam.vault.actions import Move as Reseal
from jardam.vault.restricted import Opener


def take_referrals_along(person: Person, move: Reseal, **_signal: Any) -> None:
    """A file was closed to all but named people: what is kept of its referrals moves under the new key."""
    theirs = Referral.objects.filter(centre_id=person.centre_id, person=person)
    for referral in theirs.select_for_update(of=("self",)):
        if referral.sealed_packet is not None and referral.sealed_route is not None:
            referral.sealed_packet = move(packet_place(referral.pk), bytes(referral.sealed_packet))
            referral.sealed_route = move(route_place(referral.pk), bytes(referral.sealed_route))
            referral.save(update_fields=["sealed_packet", "sealed_route"])
        for offer in Offer.objects.filter(centre_id=person.centre_id, referral=referral).select_for_update():
            offer.sealed_kept_key = move(kept_key_place(offer.pk), bytes(offer.sealed_kept_key))
            offer.save(update_fields=["sealed_kept_key"])


def end_of_erased(person: Person, **_signal: Any) -> None:
    """A person was erased: whoever had something of them has it no more, and no door leads to them."""
    now = timezone.now()
    for referral in Referral.objects.filter(centre_id=person.centre_id, person=person).select_for_update():
        forget_doors(referral.pk, DoorKind.PARTNER, DoorKind.CLIENT)
        if referral.is_open:
            offers = offers_of(referral)
            if offer := live_of(offers):
                move_offer(offer, Move.TAKE_BACK, at=now)
            settle(referral, offers, now, is_given_up=True)


def follow_what_was_said(person: Person, at: datetime, opener: Opener | None = None, **_signal: Any) -> None:
    """A no, or a yes taken back: it holds from this moment on."""
    for referral in Referral.objects.filter(centre_id=person.centre_id, person=person).open():
        follow_consent(referral, opener=opener, at=at)
