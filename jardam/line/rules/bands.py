"""How long somebody waited or talked, as bands: what stays of a call must not be as exact as a stopwatch."""

from datetime import timedelta
from enum import StrEnum


class WaitBand(StrEnum):
    AT_ONCE = "AT_ONCE"  # under 15 seconds
    MINUTE = "MINUTE"  # under a minute
    MINUTES_3 = "MINUTES_3"
    LONGER = "LONGER"


class TalkBand(StrEnum):
    NONE = "NONE"  # nobody talked
    MINUTES_2 = "MINUTES_2"  # under two minutes
    MINUTES_10 = "MINUTES_10"
    MINUTES_30 = "MINUTES_30"
    LONGER = "LONGER"


_WAITS = (
    (timedelta(seconds=15), WaitBand.AT_ONCE),
    (timedelta(minutes=1), WaitBand.MINUTE),
    (timedelta(minutes=3), WaitBand.MINUTES_3),
)
_TALKS = (
    (timedelta(minutes=2), TalkBand.MINUTES_2),
    (timedelta(minutes=10), TalkBand.MINUTES_10),
    (timedelta(minutes=30), TalkBand.MINUTES_30),
)


def wait_band(waited: timedelta) -> WaitBand:
    """Example: 40 seconds -> MINUTE."""
    return next((band for limit, band in _WAITS if waited < limit), WaitBand.LONGER)


def talk_band(talked: timedelta) -> TalkBand:
    """Example: 12 minutes -> MINUTES_30; nothing -> NONE."""
    if talked <= timedelta(0):
        return TalkBand.NONE
    return next((band for limit, band in _TALKS if talked < limit), TalkBand.LONGER)
