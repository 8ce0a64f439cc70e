"""What a paper that was sent says otherwise than a draft of today would. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Differs:
    """One thing by its code. ``was``: as it was sent; ``now``: as a draft would say it; empty where it is not said."""

    code: str
    was: str
    now: str


def differences(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Differs]:
    """In the order of the paper; what only today's draft says comes last."""
    for code in dict.fromkeys([*was, *now]):
        before, after = was.get(code, ""), now.get(code, "")
        if before != after:
            yield Differs(code, before, after)
