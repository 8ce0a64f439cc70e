"""What in the words about a problem may tell who told of it. Pure.

The rules of precedents find it; nothing is recorded here to compare with, so that what is only like a name is asked about.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jardam.precedents.rules.traces import Recorded, TraceKind, traces

REFUSED = frozenset({TraceKind.CONTACT, TraceKind.PHONE, TraceKind.DOCUMENT})
DOUBTFUL = frozenset({TraceKind.NAME_LIKE})


@dataclass(frozen=True, slots=True)
class Telling:
    """Pieces as they are written. ``refused``: may not stand; ``doubtful``: a person must say that it is nobody's."""

    refused: Sequence[str]
    doubtful: Sequence[str]


def telling(text: str) -> Telling:
    """
    >>> telling("Звоните +996 700 123 456, Азамат Токтогулов подтвердит")
    Telling(refused=['+996 700 123 456'], doubtful=['Азамат Токтогулов'])
    """
    found = traces(text, Recorded())
    return Telling(
        [one.text for one in found if one.kind in REFUSED],
        [one.text for one in found if one.kind in DOUBTFUL],
    )
