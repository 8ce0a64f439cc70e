"""Everything that changes a referral. One function, one thing that happened, one audit entry."""

from jardam.referrals.actions.answering import (
    Answer,
    Link,
    NoSuchLink,
    Opened,
    answer_link,
    is_there,
    link_behind,
    open_link,
)
from jardam.referrals.actions.asking import AlreadyAsked, Handed, NobodyAgreed, TooLate, ask_partner
from jardam.referrals.actions.clocks import run_clocks_everywhere, send_letters_everywhere
from jardam.referrals.actions.opening import Passed, PassingOn, pass_on
from jardam.referrals.actions.ours import draw_code, follow_consent, take_back, write_to_partner

__all__ = [
    "AlreadyAsked",
    "Answer",
    "Handed",
    "Link",
    "NoSuchLink",
    "NobodyAgreed",
    "Opened",
    "Passed",
    "PassingOn",
    "TooLate",
    "answer_link",
    "ask_partner",
    "draw_code",
    "follow_consent",
    "is_there",
    "link_behind",
    "open_link",
    "pass_on",
    "run_clocks_everywhere",
    "send_letters_everywhere",
    "take_back",
    "write_to_partner",
]
