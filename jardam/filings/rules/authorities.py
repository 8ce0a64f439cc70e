"""How well the address of an authority was checked, and what the house offers before anybody has. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from jardam.filings.rules.kinds import Addressee
from jardam.law.rules.confidence import Confidence


class Checked(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    NOBODY = "NOBODY"
    RETOLD = "RETOLD"
    OFFICIAL = "OFFICIAL"

    @property
    def may_stand(self) -> bool:
        """Whether a paper shows the address without a mark."""
        return self is not Checked.NOBODY


class Flaw(StrEnum):
    """What makes a row of the house's table unsound."""

    NO_AUTHORITY = "NO_AUTHORITY"
    NO_NAME = "NO_NAME"
    ADDRESS_UNSAID = "ADDRESS_UNSAID"  # an address of nowhere, or none that was found
    NO_SOURCE = "NO_SOURCE"


@dataclass(frozen=True, slots=True)
class Offered:
    """A body that the house knows of, and no centre has looked at yet. ``address`` and ``source`` may be empty.

    ``confidence``: of the name; ``of_address``: of the address. ``region``: empty where nobody said which.
    """

    code: str
    kind: Addressee
    region: str
    name: str
    address: str
    source: str
    confidence: Confidence
    of_address: Confidence

    @property
    def flaws(self) -> list[Flaw]:
        """Only what is from memory goes without a source; only what was not found goes without an address."""
        found = {
            Flaw.NO_AUTHORITY: not self.kind.is_authority,
            Flaw.NO_NAME: not self.name,
            Flaw.ADDRESS_UNSAID: bool(self.address) is (self.of_address is Confidence.NOT_FOUND),
            Flaw.NO_SOURCE: not (self.source or self.confidence is Confidence.FROM_MEMORY_UNVERIFIED),
        }
        return [flaw for flaw, is_there in found.items() if is_there]
