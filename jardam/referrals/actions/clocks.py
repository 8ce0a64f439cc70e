"""What happens by the clock: a partner who does not answer is passed over, a last day goes by, a yes runs out, a letter leaves."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.kernel.trying import each_done
from jardam.referrals.actions.answering import pass_along
from jardam.referrals.actions.asking import Address
from jardam.referrals.actions.doors import forget_doors
from jardam.referrals.actions.holding import held, live_of, move_offer, offers_of, settle
from jardam.referrals.actions.ours import follow_consent
from jardam.referrals.choices import DoorKind
from jardam.referrals.models import Door, Offer, Referral
from jardam.referrals.rules.lives import LIVE, Move, OfferState
from jardam.referrals.rules.routes import Way
from jardam.referrals.sealing import letter_of, route_of, seal_letter
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked, SealBroken

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 50
LETTER_TRIES = 5
Letter = Callable[[str, str], None]
"""Sends one: address and link; without a link it is a reminder. Errors: OSError."""


def run_clocks_everywhere(address: Address, at: datetime) -> None:
    """One centre after the other, each referral in a transaction of its own: the worker's round. Safe to do twice.

    Errors: as `each_done`.
    """
    Door.objects.filter(until__lt=timezone.localdate(at)).delete()
    each_done(partial(run_clocks, centre, address, at=at) for centre in Centre.objects.order_by("pk"))


def run_clocks(centre: Centre, address: Address, *, at: datetime) -> None:
    """Errors: as `each_done`."""
    with for_centre(centre.pk):
        over, late, agreed = _waiting(centre, at)
        each_done(
            [
                *(partial(run_out, offer.referral, address, at=at) for offer in over),
                *(partial(remind, offer.referral, at=at) for offer in late),
                *(partial(follow_consent, offer.referral, opener=None, at=at) for offer in agreed),
            ]
        )


@transaction.atomic
def _waiting(centre: Centre, at: datetime) -> tuple[list[Offer], list[Offer], list[Offer]]:
    """Those whose time is over, those whose half is, and some whose yes is looked at again. Outside of a transaction the
    database knows no centre and shows none."""
    live = Offer.objects.filter(centre=centre, state__in=[state.value for state in LIVE])
    over = live.filter(referral__until__lt=timezone.localdate(at)) | live.filter(due_at__lte=at)
    late = live.filter(remind_at__lte=at, due_at__gt=at)
    agreed = [offer for offer in _drawn(live) if not offer.referral.key.is_restricted]
    first = [rows.select_related("referral").order_by("pk")[:MOST_AT_ONCE] for rows in (over, late)]
    return list(first[0]), list(first[1]), agreed


def _drawn(live: QuerySet[Offer]) -> QuerySet[Offer]:
    """Some of those whose yes is looked at again, others in each round: a no ends them at once, the last day of a yes is
    the link's own, so this finds only what neither says, as a child who has come of age."""
    known = live.filter(referral__person__isnull=False)
    return known.select_related("referral__key").order_by("?")[:MOST_AT_ONCE]


@recorded
def run_out(referral: Referral, address: Address, *, at: datetime) -> None:
    """The time of whoever has it now is over: the next one is asked, or it goes back to a person."""
    referral = held(referral)
    offers = offers_of(referral)
    offer = live_of(offers)
    if offer is None or not _is_over(offer, referral, at):
        return
    move_offer(offer, Move.RUN_OUT, at=at)
    record("referral.moved", referral, by=None, at=at, move=Move.RUN_OUT.value)
    if offer.state == OfferState.SILENT:
        pass_along(referral, offers, address, at=at)
        return
    forget_doors(referral.pk, DoorKind.PARTNER)
    settle(referral, offers, at, is_news=True)


@recorded
def remind(referral: Referral, *, at: datetime) -> None:
    """Half of the time is over: a second letter to whom one went, and a word to us, who may telephone. Once."""
    referral = held(referral)
    offers = offers_of(referral)
    offer = live_of(offers)
    if offer is None or offer.remind_at is None or offer.remind_at > at:
        return
    offer.remind_at = None
    if offer.way == Way.MAIL and offer.sealed_letter is None:
        _remind_by_letter(offer)
    offer.save(update_fields=["remind_at", "sealed_letter", "letter_tries"])
    record("referral.reminded", referral, by=None, at=at)
    settle(referral, offers, at, is_news=True)


def _remind_by_letter(offer: Offer) -> None:
    """Without the link, which nobody keeps. A file that is closed to all but named people sends none."""
    try:
        stops = route_of(offer.referral)
    except (FileKeyLocked, FileKeyDestroyed):
        return
    to = [stop.address for stop in stops if stop.organisation == offer.organisation_id and stop.address]
    if to:
        seal_letter(offer, to[0], "")
        offer.letter_tries = 0


def _is_over(offer: Offer, referral: Referral, at: datetime) -> bool:
    is_late = offer.due_at is not None and offer.due_at <= at
    return is_late or referral.until < timezone.localdate(at)


def send_letters_everywhere(send: Letter, at: datetime) -> None:
    """Every letter that waits, once; what does not go is tried again in the next round, five times.

    Errors: as `each_done`.
    """
    each_done(partial(_send_letters, centre, send, at) for centre in Centre.objects.order_by("pk"))


def _send_letters(centre: Centre, send: Letter, at: datetime) -> None:
    with for_centre(centre.pk):
        each_done(partial(send_letter, offer, send, at=at) for offer in _letters(centre))


@transaction.atomic
def _letters(centre: Centre) -> list[Offer]:
    """As in `_waiting`."""
    rows = Offer.objects.filter(centre=centre, sealed_letter__isnull=False, letter_tries__lt=LETTER_TRIES)
    return list(rows.select_related("referral").order_by("pk")[:MOST_AT_ONCE])


@recorded
def send_letter(offer: Offer, send: Letter, *, at: datetime) -> None:
    """The letter leaves, and the address and the link are forgotten; or one try more is counted.

    It is sent while the row is held: whoever dies in between sends it twice, and never not at all.
    """
    found = Offer.objects.select_for_update(of=("self",)).filter(pk=offer.pk, sealed_letter__isnull=False)
    waiting = found.select_related("referral").first()
    if waiting is None:
        return
    try:
        send(*letter_of(waiting))
    except (OSError, SealBroken):
        logger.warning("a letter of a referral did not go; it is tried again")
        waiting.letter_tries += 1
        waiting.save(update_fields=["letter_tries"])
        return
    waiting.sealed_letter = None
    waiting.save(update_fields=["sealed_letter"])
    record("referral.letter_sent", waiting.referral, by=None, at=at)
