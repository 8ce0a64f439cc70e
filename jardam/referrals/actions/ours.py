"""What the centre does with a referral that is under way: tells more, takes it back, asks anew, draws a code."""

from datetime import datetime
from uuid import UUID

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.network.models import Organisation
from jardam.referrals.actions.answering import MOST_WORDS, TooManyWords, pass_along
from jardam.referrals.actions.asking import Address
from jardam.referrals.actions.doors import forget_doors, open_door, open_persons_door
from jardam.referrals.actions.holding import (
    held,
    live_of,
    may_go_to,
    move_offer,
    offers_of,
    settle,
    write_word,
)
from jardam.referrals.choices import DoorKind
from jardam.referrals.models import Door, Offer, Referral
from jardam.referrals.rules.clock import Urgency, clock_from
from jardam.referrals.rules.lives import Move, MoveRefused, OfferState
from jardam.referrals.sealing import kept_key, packet_of
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.restricted import Opener


@recorded
def write_to_partner(
    referral: Referral, row: UUID, text: str, *, opener: Opener | None = None, by: User, at: datetime
) -> None:
    """To whoever has it now; what they asked for is told by it, and their clock runs anew.

    Errors: MoveRefused, when nobody has it; TooManyWords; FileKeyLocked; FileKeyDestroyed.
    """
    referral = held(referral)
    offers = offers_of(referral)
    offer = live_of(offers)
    if offer is None or not text.strip():
        raise MoveRefused(str(referral.pk))
    if offer.words.filter(pk=row).exists():
        return
    if offer.words.count() >= MOST_WORDS:
        raise TooManyWords(str(offer.pk))
    write_word(offer, kept_key(offer, opener), text, author=by, at=at, row=row)
    if offer.state == OfferState.NEED_MORE:
        clock = clock_from(at, Urgency(referral.urgency))
        offer.remind_at, offer.due_at = clock.remind_at, clock.due_at
        move_offer(offer, Move.TELL_MORE, at=at)
    settle(referral, offers, at)
    record("referral.worded", referral, by=by, at=at)


@recorded
def take_back(referral: Referral, address: Address, *, is_given_up: bool, by: User, at: datetime) -> None:
    """Whoever has it now has it no more. ``is_given_up``: nobody else is asked either; else the next one is.

    Twice it is once. Errors: none.
    """
    referral = held(referral)
    if not referral.is_open:
        return
    offers = _end_live(referral, offers_of(referral), at)
    record("referral.taken_back", referral, by=by, at=at)
    if is_given_up:
        settle(referral, offers, at, is_given_up=True)
    else:
        pass_along(referral, offers, address, at=at, is_news=False)


@recorded
def see(referral: Referral, *, by: User, at: datetime) -> None:
    """Somebody of ours has looked: it is no news any more."""
    record("referral.seen", referral, by=by, at=at)
    Referral.objects.filter(centre_id=referral.centre_id, pk=referral.pk).update(has_news=False)


@recorded
def draw_code(
    referral: Referral, kind: DoorKind, *, opener: Opener | None = None, by: User, at: datetime
) -> tuple[Door, str]:
    """A new code, for whoever has it now or for the person themselves; the one before it opens nothing more.

    Errors: MoveRefused; FileKeyLocked; FileKeyDestroyed.
    """
    referral = held(referral)
    offer = live_of(offers_of(referral))
    if kind is DoorKind.PARTNER and offer is None:
        raise MoveRefused(str(referral.pk))
    record("referral.code_drawn", referral, by=by, at=at, kind=kind.value)
    if kind is DoorKind.PARTNER and offer is not None:
        return open_door(referral, kind, kept_key(offer, opener), referral.until)
    return open_persons_door(referral)


@recorded
def follow_consent(referral: Referral, *, opener: Opener | None, at: datetime) -> bool:
    """The person has said something about handing on: whoever they no longer agree to has it no more, at once.

    What cannot be read without a named person ends, too: a yes that nobody can see is none. Returns whether it was ended.
    """
    referral = held(referral)
    offers = offers_of(referral)
    offer = live_of(offers)
    if not referral.is_open or offer is None or _is_agreed(referral, offer.organisation, opener, at):
        return False
    record("referral.taken_back", referral, by=None, at=at)
    settle(referral, _end_live(referral, offers, at), at, is_news=True)
    return True


def _is_agreed(referral: Referral, organisation: Organisation, opener: Opener | None, at: datetime) -> bool:
    try:
        return may_go_to(referral, packet_of(referral, opener), organisation, at, opener)
    except FileKeyLocked:
        return False


def _end_live(referral: Referral, offers: list[Offer], at: datetime) -> list[Offer]:
    forget_doors(referral.pk, DoorKind.PARTNER)
    if offer := live_of(offers):
        move_offer(offer, Move.TAKE_BACK, at=at)
    return offers
