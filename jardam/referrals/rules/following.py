"""What somebody who was passed on is told of it: neutral words, no partner, no need. Pure."""

from collections.abc import Sequence
from enum import StrEnum

from jardam.referrals.rules.lives import OfferState, ReferralState


class Standing(StrEnum):
    """Never stored."""

    ASKED = "ASKED"
    LOOKED_AT = "LOOKED_AT"
    TAKEN_ON = "TAKEN_ON"
    LOOKING = "LOOKING"  # one could not, and a person of the centre looks for another
    DONE = "DONE"
    ENDED = "ENDED"


_LIVE = {
    OfferState.ASKED: Standing.ASKED,
    OfferState.SEEN: Standing.LOOKED_AT,
    OfferState.NEED_MORE: Standing.LOOKED_AT,
    OfferState.ACCEPTED: Standing.TAKEN_ON,
}


def standing(whole: ReferralState, offers: Sequence[OfferState]) -> Standing:
    """Of the offers in their order.

    >>> standing(ReferralState.UNDER_WAY, [OfferState.SILENT, OfferState.SEEN])
    <Standing.LOOKED_AT: 'LOOKED_AT'>
    """
    if whole is ReferralState.DONE:
        return Standing.DONE
    if whole is ReferralState.ENDED:
        return Standing.ENDED
    return next((_LIVE[state] for state in offers if state in _LIVE), Standing.LOOKING)
