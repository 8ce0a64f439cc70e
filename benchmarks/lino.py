"""Lino Avanti 26.7 (Django, integration courses for immigrants) as it was measured on two cores of the same kind.

Recorded constants, for orientation: it does not run beside us. Units: CPU milliseconds per request.
Source: docs/decisions/0040-how-speed-is-measured.md.
"""

from collections.abc import Mapping

from benchmarks.results import Verdict

LIST = {1_000: 66.0, 100_000: 699.0}
CREATE = {1_000: 26.0, 100_000: 190.0}


def verdicts(
    what: str, theirs: Mapping[int, float], ours: Mapping[int, float], least: Mapping[int, float]
) -> list[Verdict]:
    """How many times cheaper we are, at the sizes that were recorded."""
    return [
        Verdict(
            f"at {size:,}, cheaper than Lino Avanti's {what} ({theirs[size]:g} ms)",
            round(theirs[size] / ours[size], 1),
            at_least=asked,
        )
        for size, asked in least.items()
        if size in ours
    ]
