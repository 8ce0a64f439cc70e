"""A number and a code that can be read out: what they open, and that nobody guesses them."""

import os
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jardam.contacts.rules.reference import is_reference, new_reference
from jardam.referrals.choices import DoorKind
from jardam.referrals.models import Door, Referral
from jardam.referrals.rules.secrets import CODE_LENGTH, new_code, typed
from jardam.vault import linked
from jardam.vault.argon import SALT_BYTES
from jardam.vault.refusals import SealBroken

TRIES = 5
"""After so many wrong codes the door is gone: whoever read it out reads out a new one."""
PERSONS_LOOK_BACK = timedelta(days=30)
"""How long after the last day the person may still see where it stands."""


def open_door(referral: Referral, kind: DoorKind, key: bytes, until: date) -> tuple[Door, str]:
    """A new door with its code, which is shown this once; the one before it of this kind is gone."""
    Door.objects.filter(referral_id=referral.pk, kind=kind.value).delete()
    code, salt = new_code(), os.urandom(SALT_BYTES)
    door = Door(
        number=new_reference(),
        centre_id=referral.centre_id,
        referral_id=referral.pk,
        kind=kind.value,
        until=until,
        tries_left=TRIES,
        salt=salt,
        sealed_key=linked.close_key(linked.of_code(code, salt), key, referral.pk),
    )
    door.save(force_insert=True)
    return door, code


def open_persons_door(referral: Referral) -> tuple[Door, str]:
    """Behind it lies no packet: the person themselves sees where it stands, for a while after the last day, too."""
    return open_door(referral, DoorKind.CLIENT, linked.new_key(), referral.until + PERSONS_LOOK_BACK)


def through(number: str, code: str, at: datetime) -> tuple[Door, bytes] | None:
    """The door that opens, with the key behind it; None for a wrong number, a wrong code, one that is gone: the same to whoever asks.

    A wrong code counts, whatever else happens to the page that asked.
    """
    number, code = "".join(sign for sign in number if sign.isdigit()), typed(code)
    if not is_reference(number) or len(code) != CODE_LENGTH:
        return None
    door = _taken(number, at)
    salt = bytes(door.salt) if door else b"\0" * SALT_BYTES
    opening = linked.of_code(code, salt)  # of no door, too: an answer takes as long
    if door is None:
        return None
    try:
        key = linked.open_key(opening, door.sealed_key, door.referral_id)
    except SealBroken:
        return None
    Door.objects.filter(pk=door.pk).update(tries_left=TRIES)
    return door, key


@transaction.atomic
def _taken(number: str, at: datetime) -> Door | None:
    """The door with one try less, before the code is looked at: many guesses at once are counted, each."""
    door: Door | None = Door.objects.select_for_update().filter(pk=number).first()
    if door is None or door.until < timezone.localdate(at) or door.tries_left == 0:
        return None
    door.tries_left -= 1
    door.save(update_fields=["tries_left"])
    return door


def forget_doors(referral_id: UUID, *kinds: DoorKind) -> None:
    Door.objects.filter(referral_id=referral_id, kind__in=[kind.value for kind in kinds]).delete()
