"""How far a referral is with one partner, what may happen then, and how far it is as a whole. Pure.

Whoever has seen it has not accepted it. Nothing stays where it is for ever: every state that waits has a clock or an end.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class OfferState(StrEnum):
    """With one partner. Stored as written. Add freely; never rename or reuse."""

    ASKED = "ASKED"
    SEEN = "SEEN"
    NEED_MORE = "NEED_MORE"  # the partner waits for us
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    DONE = "DONE"
    SILENT = "SILENT"  # the clock ran out before an answer
    LAPSED = "LAPSED"  # accepted, and its last day went by without a result
    TAKEN_BACK = "TAKEN_BACK"  # by us, or because the person said no


class Move(StrEnum):
    """What happens to an offer. Stored as written in the audit. Add freely; never rename or reuse."""

    SEE = "SEE"
    ASK_MORE = "ASK_MORE"
    TELL_MORE = "TELL_MORE"
    ACCEPT = "ACCEPT"
    REFUSE = "REFUSE"
    FINISH = "FINISH"
    RUN_OUT = "RUN_OUT"
    TAKE_BACK = "TAKE_BACK"


class ReferralState(StrEnum):
    """As a whole. Stored as written. Add freely; never rename or reuse."""

    UNDER_WAY = "UNDER_WAY"
    STRANDED = "STRANDED"  # no partner is left whom one may ask by oneself: a person must see to it
    DONE = "DONE"
    ENDED = "ENDED"  # taken back, or given up


class MoveRefused(ValueError):
    """The table allows no such move in this state."""


TABLE: Mapping[OfferState, Mapping[Move, OfferState]] = {
    OfferState.ASKED: {
        Move.SEE: OfferState.SEEN,
        Move.RUN_OUT: OfferState.SILENT,
        Move.TAKE_BACK: OfferState.TAKEN_BACK,
    },
    OfferState.SEEN: {
        Move.SEE: OfferState.SEEN,
        Move.ASK_MORE: OfferState.NEED_MORE,
        Move.ACCEPT: OfferState.ACCEPTED,
        Move.REFUSE: OfferState.REFUSED,
        Move.RUN_OUT: OfferState.SILENT,
        Move.TAKE_BACK: OfferState.TAKEN_BACK,
    },
    OfferState.NEED_MORE: {
        Move.SEE: OfferState.NEED_MORE,
        Move.ASK_MORE: OfferState.NEED_MORE,
        Move.TELL_MORE: OfferState.SEEN,
        Move.ACCEPT: OfferState.ACCEPTED,
        Move.REFUSE: OfferState.REFUSED,
        Move.RUN_OUT: OfferState.SILENT,
        Move.TAKE_BACK: OfferState.TAKEN_BACK,
    },
    OfferState.ACCEPTED: {
        Move.SEE: OfferState.ACCEPTED,
        Move.FINISH: OfferState.DONE,
        Move.REFUSE: OfferState.REFUSED,
        Move.RUN_OUT: OfferState.LAPSED,
        Move.TAKE_BACK: OfferState.TAKEN_BACK,
    },
    OfferState.REFUSED: {},
    OfferState.DONE: {},
    OfferState.SILENT: {},
    OfferState.LAPSED: {},
    OfferState.TAKEN_BACK: {},
}
LIVE = tuple(state for state, moves in TABLE.items() if moves)
"""With whom it is now: whoever holds the link may read it. One offer at most of a referral."""
PASSED_ON = (OfferState.REFUSED, OfferState.SILENT)
"""After which the next partner is asked, where there is one."""


def moved(state: OfferState, move: Move) -> OfferState:
    """Errors: MoveRefused.

    >>> moved(OfferState.ASKED, Move.SEE)
    <OfferState.SEEN: 'SEEN'>
    """
    try:
        return TABLE[state][move]
    except KeyError as error:
        raise MoveRefused(f"{move} in {state}") from error


def whole(offers: Sequence[OfferState], *, is_given_up: bool = False) -> ReferralState:
    """Of what the offers are, in their order; nothing is asked of nobody.

    >>> whole([OfferState.SILENT, OfferState.ASKED])
    <ReferralState.UNDER_WAY: 'UNDER_WAY'>
    """
    if is_given_up:
        return ReferralState.ENDED
    if OfferState.DONE in offers:
        return ReferralState.DONE
    if any(state in LIVE for state in offers):
        return ReferralState.UNDER_WAY
    return ReferralState.STRANDED
