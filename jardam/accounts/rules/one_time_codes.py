"""Six digits that change every thirty seconds (TOTP). A code that was used once is never right again.

Source: RFC 6238 and RFC 4226, with SHA-1 and six digits as every authenticator app expects them.
"""

import base64
import hashlib
import hmac
import os
from datetime import datetime

PERIOD = 30
"""Units: seconds."""

DIGITS = 6
DRIFT = 1
"""How many periods a phone's clock may be early or late."""

_SEED_BYTES = 20


def new_seed() -> str:
    """A fresh seed in base32, as it is typed into an app that cannot read the picture."""
    return base64.b32encode(os.urandom(_SEED_BYTES)).decode()


def period_of(moment: datetime) -> int:
    return int(moment.timestamp()) // PERIOD


def code_of(seed: str, period: int) -> str:
    digest = hmac.digest(base64.b32decode(seed, casefold=True), period.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_period(seed: str, code: str, moment: datetime, *, after: int) -> int | None:
    """The period that ``code`` belongs to, or None. Only periods later than ``after`` count.

    ``after`` is the period of the last code that was accepted: that is what makes a code single-use
    in every process at once.
    """
    now, typed = period_of(moment), "".join(code.split()).encode()
    right = None
    for period in range(now - DRIFT, now + DRIFT + 1):
        if hmac.compare_digest(typed, code_of(seed, period).encode()) and period > after:
            right = period
    return right


def usable_period(moment: datetime, *, after: int) -> int:
    """The period whose code would be accepted now: the current one, or the next where that is used up."""
    return max(period_of(moment), after + 1)
