"""The median wait, where only bands are kept of each call: the exact seconds are destroyed with the call's history."""

from collections.abc import Mapping

from jardam.line.rules.bands import WaitBand


def median_band(counted: Mapping[WaitBand, int]) -> WaitBand | None:
    """The band in which the lower median of the answered calls lies; None without a call.

    Units: calls, from the first ring to the answer.
    Source: the median class of grouped data; of an even number the lower of the two in the middle.

    >>> median_band({WaitBand.AT_ONCE: 4, WaitBand.MINUTE: 5, WaitBand.LONGER: 1})
    <WaitBand.MINUTE: 'MINUTE'>
    """
    middle = (sum(counted.values()) + 1) // 2
    passed = 0
    for band in WaitBand:
        passed += counted.get(band, 0)
        if middle and passed >= middle:
            return band
    return None
