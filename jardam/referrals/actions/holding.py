"""A referral is held while something is done with it: the key first, as closing a file does; then the referral, then its offer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.centres.models import User
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.referrals.consented import agreed_with
from jardam.referrals.models import Offer, Referral, Word
from jardam.referrals.rules.lives import LIVE, Move, OfferState, ReferralState, moved, whole
from jardam.referrals.rules.packets import Packet
from jardam.referrals.sealing import seal_word
from jardam.vault.actions import held_key
from jardam.vault.restricted import Opener

LONGEST_WORD = 4_000
"""Units: characters of one message."""


def held(referral: Referral) -> Referral:
    """As it stands now, until the transaction ends."""
    key = held_key(referral.centre_id, referral.key_id)
    found: Referral = (
        Referral.objects.select_for_update(of=("self",))
        .select_related("person", "case")
        .get(centre_id=referral.centre_id, pk=referral.pk)
    )
    found.key = key
    if found.person is not None:
        found.person.key = key
    return found


def offers_of(referral: Referral) -> list[Offer]:
    """In their order. One query."""
    rows = list(referral.offers.select_related("organisation").order_by("number"))
    for offer in rows:
        offer.referral = referral
    return rows


def live_of(offers: Sequence[Offer]) -> Offer | None:
    return next((offer for offer in offers if offer.is_live), None)


def move_offer(offer: Offer, move: Move, *, at: datetime) -> None:
    """One move of the table. What has ended opens nothing more. The caller saves the referral and writes the audit line.

    Errors: MoveRefused.
    """
    state = moved(OfferState(offer.state), move)
    today = timezone.localdate(at)
    if move is Move.SEE:
        offer.seen_on = offer.seen_on or today
    if move in {Move.ACCEPT, Move.REFUSE, Move.ASK_MORE} and offer.answered_on is None:
        offer.answered_on, offer.is_in_time = today, True
    if state is OfferState.SILENT and offer.answered_on is None:
        offer.is_in_time = False
    offer.state = state.value
    if state not in {OfferState.ASKED, OfferState.SEEN}:
        offer.due_at = offer.remind_at = None
    if state not in LIVE:
        offer.ended_on = today
        offer.sealed_packet = offer.sealed_link_key = offer.sealed_system_key = None
        offer.link_hash = offer.sealed_letter = None
    offer.save()


def settle(
    referral: Referral,
    offers: Sequence[Offer],
    at: datetime,
    *,
    is_given_up: bool = False,
    is_news: bool = False,
) -> None:
    """The referral after a move of one of its offers; when it has ended, its words go.

    ``is_news``: nobody of ours did it, so that somebody must look.
    """
    state = whole([OfferState(offer.state) for offer in offers], is_given_up=is_given_up)
    referral.state = state.value
    referral.revision += 1
    referral.has_news = referral.has_news or is_news
    if state in {ReferralState.DONE, ReferralState.ENDED}:
        referral.ended_on = timezone.localdate(at)
        referral.sealed_packet = referral.sealed_route = None
    referral.save()
    tell(referral.centre_id)


def may_go_to(
    referral: Referral, packet: Packet, organisation: Organisation, at: datetime, opener: Opener | None
) -> bool:
    """Whether all of the packet may be told to this partner today. What names nobody may go anywhere."""
    if not packet.parts:
        return True
    today = timezone.localdate(at)
    agreed = agreed_with(referral.person, organisation, packet.parts, today, opener)
    return frozenset(packet.parts) <= agreed.groups


def write_word(
    offer: Offer, offers_key: bytes, text: str, *, author: User | None, at: datetime, row: UUID | None = None
) -> Word:
    """``author`` None: the partner. The caller writes the audit line."""
    last = offer.words.order_by("-number").values_list("number", flat=True).first() or 0
    word = Word(
        id=row or day_uuid(),
        centre_id=offer.centre_id,
        offer=offer,
        number=last + 1,
        is_partners=author is None,
        written_by=author,
        written_on=timezone.localdate(at),
    )
    seal_word(word, offers_key, text.strip()[:LONGEST_WORD])
    word.save(force_insert=True)
    return word
