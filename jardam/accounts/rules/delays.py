"""How long somebody waits who keeps mistyping. It grows, but never becomes a lock-out.

A lock-out would let anybody keep an operator from the telephone by typing wrong passwords.
"""

from datetime import timedelta

FREE_FAILURES = 3
"""Mistakes that cost no waiting: a wrong keyboard layout is found out by then."""

LONGEST = timedelta(seconds=42)
"""Source: GlobaLeaks' sign-in, as quoted in docs/decisions/0033."""


def delay_after(failures: int) -> timedelta:
    """The wait before the next attempt, after ``failures`` wrong ones in a row.

    Example: three cost nothing, then 1, 2, 4, 8, 16, 32 and 42 seconds each time.
    """
    if failures <= FREE_FAILURES:
        return timedelta(0)
    doublings = min(failures - FREE_FAILURES - 1, 10)
    return min(timedelta(seconds=2**doublings), LONGEST)
