"""Whether a promised callback was kept. By the day: its minute is cut when the callback ends."""

from datetime import date
from enum import StrEnum


class Promise(StrEnum):
    """Each callback is exactly one of these."""

    KEPT = "KEPT"  # reached on or before the day that was promised last
    LATE = "LATE"  # reached after it
    GIVEN_UP = "GIVEN_UP"  # nobody answered three times, or it was ended without them
    OPEN = "OPEN"  # still waits


def promise(*, is_reached: bool, due_on: date, ended_on: date | None) -> Promise:
    """What a callback counts as on the day that was promised last.

    Units: days of the centre. A second or third attempt is a new promise with a day of its own: that nobody
    answered the first time is no broken word.

    >>> promise(is_reached=True, due_on=date(2026, 11, 20), ended_on=date(2026, 11, 21))
    <Promise.LATE: 'LATE'>
    """
    if ended_on is None:
        return Promise.OPEN
    if not is_reached:
        return Promise.GIVEN_UP
    return Promise.KEPT if ended_on <= due_on else Promise.LATE
