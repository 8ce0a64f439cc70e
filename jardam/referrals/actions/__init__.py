"""Everything that changes a referral. One function, one thing that happened, one audit entry."""

from jardam.referrals.actions.answering import (
    Answer,
    Entered,
    Link,
    NoSuchLink,
    Opened,
    TooManyWords,
    answer_link,
    enter,
    is_there,
    open_link,
)
from jardam.referrals.actions.asking import (
    AlreadyAsked,
    Handed,
    NobodyAgreed,
    NotConnected,
    TooLate,
    ask_partner,
)
from jardam.referrals.actions.clocks import run_clocks_everywhere, send_letters_everywhere
from jardam.referrals.actions.opening import Passed, PassingOn, pass_on
from jardam.referrals.actions.ours import draw_code, follow_consent, see, take_back, write_to_partner
from jardam.referrals.actions.systems import (
    NotItsKey,
    answer_from_system,
    end_system_key,
    enter_system_key,
    fetch_for_system,
)

__all__ = [
    "AlreadyAsked",
    "Answer",
    "Entered",
    "Handed",
    "Link",
    "NoSuchLink",
    "NobodyAgreed",
    "NotConnected",
    "NotItsKey",
    "Opened",
    "Passed",
    "PassingOn",
    "TooLate",
    "TooManyWords",
    "answer_from_system",
    "answer_link",
    "ask_partner",
    "draw_code",
    "end_system_key",
    "enter",
    "enter_system_key",
    "fetch_for_system",
    "follow_consent",
    "is_there",
    "open_link",
    "pass_on",
    "run_clocks_everywhere",
    "see",
    "send_letters_everywhere",
    "take_back",
    "write_to_partner",
]
