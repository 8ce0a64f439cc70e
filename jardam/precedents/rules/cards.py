"""What is kept of a closed case: coded facts by rule, and what happened and was done in a colleague's words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """In the colleague's words. ``facts``: what kind of matter it was, and for whom; ``steps``: what was done, in order."""

    name: str
    facts: str
    steps: str

    @property
    def bundle(self) -> dict[str, str]:
        return asdict(self)

    @property
    def whole(self) -> str:
        """All that is read for traces."""
        return "\n".join((self.name, self.facts, self.steps))


@dataclass(frozen=True, slots=True)
class Written:
    """What a colleague says: the words, where it was, and of which topics."""

    words: Words
    region: str
    topics: tuple[str, ...] = ()

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        return {"words": self.words.bundle, "region": self.region, "topics": list(self.topics)}

    @classmethod
    def from_bundle(cls, bundle: Mapping[str, Any]) -> Written:
        """Undo `bundle`."""
        return cls(Words(**bundle["words"]), bundle["region"], tuple(bundle["topics"]))


@dataclass(frozen=True, slots=True)
class Coded:
    """What the house fills in from the case. ``law``: codes of the rows behind its terms, sums and papers.

    ``claimed``, ``received``: bands of roubles.
    """

    track: str
    ending: str
    lasted: str
    claimed: str
    received: str
    papers: tuple[str, ...]
    authorities: tuple[str, ...]
    law: tuple[str, ...]
