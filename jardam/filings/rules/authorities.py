"""How well the address of an authority was checked. Pure."""

from enum import StrEnum


class Checked(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    NOBODY = "NOBODY"
    RETOLD = "RETOLD"
    OFFICIAL = "OFFICIAL"

    @property
    def may_stand(self) -> bool:
        """Whether a paper shows the address without a mark."""
        return self is not Checked.NOBODY
