"""How a colleague's name is shown. Names are sorted here, in Python: the database has no alphabet but its own."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffNameParts:
    given: str
    family: str

    @property
    def short(self) -> str:
        """Example: Айгүл Маматова is 'Айгүл М.'."""
        return f"{self.given} {self.family[:1].upper()}." if self.family else self.given

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()


_AFTER = {"й": "и", "ң": "н", "ө": "о", "ү": "у", "ғ": "г", "қ": "к", "ҳ": "х", "ҷ": "ч", "ў": "у"}
_NEIGHBOURS = str.maketrans({letter: f"{before}\uffff" for letter, before in _AFTER.items()})
"""Letters of their own, each sorted after its neighbour; accents (ё, ӣ, ţ) do not count."""


def alphabetical(name: str) -> tuple[str, str]:
    """A sorting key: ё stands by е, ң after н, case does not count."""
    folded = name.casefold()
    parted = unicodedata.normalize("NFD", folded.translate(_NEIGHBOURS))
    return "".join(c for c in parted if not unicodedata.combining(c)), folded
