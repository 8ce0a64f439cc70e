"""A partner's own system answers what was sealed to it: the same moves and the same table as behind a link.

The key of the API says who it is. What is written needs the key of the offer, too, as a link has it: we keep none that opens.
"""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import note_reading, record, recorded
from jardam.centres.models import Centre, User
from jardam.database.bulk import one_at_a_time
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.referrals.actions.answering import Answer, NoSuchLink, take_answer, take_seen
from jardam.referrals.actions.asking import Address
from jardam.referrals.actions.holding import held, offers_of
from jardam.referrals.models import Offer, SystemKey
from jardam.referrals.rules.lives import Move, OfferState
from jardam.referrals.sealing import told_packet
from jardam.referrals.systems import Whose, standing_with
from jardam.vault.outside import check_public, stamp_of
from jardam.vault.refusals import SealBroken

_ENDED_BY = {Move.REFUSE: OfferState.REFUSED, Move.FINISH: OfferState.DONE}


class NotItsKey(ValueError):
    """Words came without the key of this offer, or with another one."""


@recorded
def enter_system_key(
    organisation: Organisation, centre: Centre, public: bytes, *, by: User, at: datetime
) -> SystemKey:
    """From the next offer on; the one before it holds no more, and opens what was sealed to it until that ends.

    The same key twice is entered once. Errors: NotAKey.
    """
    check_public(public)
    one_at_a_time(f"referrals.SystemKey/{centre.pk}/{organisation.pk}")
    holding = SystemKey.objects.filter(centre=centre, organisation=organisation, ended_on=None)
    before = holding.first()
    if before is not None and bytes(before.public) == public:
        return before
    today = timezone.localdate(at)
    holding.update(ended_on=today)
    row = day_uuid()
    key = SystemKey(
        id=row,
        centre=centre,
        organisation=organisation,
        public=public,
        stamp=stamp_of(row, organisation.pk, public),
        entered_on=today,
        entered_by=by,
    )
    key.save(force_insert=True)
    record("referral.system_key_entered", key, by=by, at=at)
    return key


@recorded
def end_system_key(key: SystemKey, *, by: User, at: datetime) -> None:
    """Nothing new is sealed to it. Twice it is once."""
    found = SystemKey.objects.select_for_update().get(centre_id=key.centre_id, pk=key.pk)
    if found.ended_on is None:
        found.ended_on = timezone.localdate(at)
        found.save(update_fields=["ended_on"])
        record("referral.system_key_ended", found, by=by, at=at)


def fetch_for_system(whose: Whose, offer_id: UUID, *, at: datetime) -> Offer:
    """As it rests: nothing is opened, and it is not seen by that. Errors: NoSuchLink."""
    offer = standing_with(whose, at).prefetch_related("words").filter(pk=offer_id).first()
    if offer is None:
        raise NoSuchLink
    note_reading("referral.fetched", offer.referral, by=None, at=at)
    return offer


@recorded
def answer_from_system(
    whose: Whose, offer_id: UUID, answer: Answer, key: bytes, address: Address, *, at: datetime
) -> Offer:
    """``key``: of the offer, needed where something is written; else it may be empty.

    Errors: NoSuchLink; MoveRefused; TooManyWords; NotItsKey.
    """
    if already := _ended_by_the_same(whose, offer_id, answer):
        return already
    offer = _held(whose, offer_id, at)
    if answer.text:
        _check_key(offer, key)
    if answer.move is Move.SEE:
        take_seen(offer, at)
    else:
        take_answer(offer, key, answer, address, at)
    return offer


def _held(whose: Whose, offer_id: UUID, at: datetime) -> Offer:
    """As it stands once nobody else is at it. Errors: NoSuchLink."""
    found = standing_with(whose, at).filter(pk=offer_id).first()
    if found is None:
        raise NoSuchLink
    referral = held(found.referral)
    offer = next((one for one in offers_of(referral) if one.pk == found.pk), None)
    if offer is None or not offer.is_live:
        raise NoSuchLink
    return offer


def _check_key(offer: Offer, key: bytes) -> None:
    try:
        told_packet(offer, key)
    except (SealBroken, ValueError) as error:
        raise NotItsKey from error


def _ended_by_the_same(whose: Whose, offer_id: UUID, answer: Answer) -> Offer | None:
    """Sent again after it ended the offer: whoever lost the first answer gets it again."""
    state = _ENDED_BY.get(answer.move) if answer.move else None
    if state is None:
        return None
    said = Offer.objects.filter(
        centre_id=whose.centre,
        organisation_id=whose.organisation,
        pk=offer_id,
        state=state.value,
        refusal=answer.refusal or "",
        result=answer.result or "",
    )
    return said.select_related("referral").first()
