"""What a centre is called by law and where it sits, for papers that must name it. Pure."""

from dataclasses import dataclass
from hashlib import sha256

LONGEST_NAME, LONGEST_ADDRESS = 180, 118
"""Together with what stands between them a line of a paper."""


@dataclass(frozen=True, slots=True)
class Legal:
    """Both empty until somebody has said it; never one alone."""

    name: str = ""
    address: str = ""

    @property
    def line(self) -> str:
        """As a paper says it; empty where nobody has said it."""
        return ", ".join(filter(None, (self.name, self.address)))

    @property
    def stamp(self) -> str:
        """32 hexadecimal digits, the same for the same words: by it a page tells whether somebody has changed them since."""
        return sha256(f"{self.name}\0{self.address}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
