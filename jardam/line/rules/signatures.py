"""How an exchange proves that it is the centre's own, and how old what it tells may be. Pure."""

import hashlib
import hmac
import re

WINDOW_SECONDS = 5 * 60
SCHEME = "v1="
_SECONDS = re.compile(r"[0-9]{9,11}")


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """Sign a body. ``timestamp``: whole seconds since 1970, as sent beside it.

    Example: signature(b"k", "1790000000", b"{}") begins with "v1=" and goes on with 64 hexadecimal digits.
    """
    proof = hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"{SCHEME}{proof}"


def is_signed(secret: bytes, timestamp: str, body: bytes, shown: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(signature(secret, timestamp, body).encode(), shown.encode())


def is_fresh(timestamp: str, now: int) -> bool:
    """Whether it was signed within the window, before or after ``now``: clocks differ both ways."""
    return bool(_SECONDS.fullmatch(timestamp)) and abs(int(timestamp) - now) <= WINDOW_SECONDS
