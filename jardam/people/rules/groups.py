"""Groups that are served differently, as they said it themselves once. Nobody must answer, and no answer closes a door.

Pure. In clear stands of the family only whether a child is expected or small children are there; which of both, is sealed.
"""

from enum import StrEnum


class Family(StrEnum):
    """Stored as written, sealed. Empty: nobody has asked."""

    EXPECTS = "EXPECTS"
    SMALL_CHILDREN = "SMALL_CHILDREN"
    BOTH = "BOTH"
    NEITHER = "NEITHER"
    NOT_SAID = "NOT_SAID"  # asked, and left open: it is not asked again


class WithChild(StrEnum):
    """What is counted, in clear. Stored as written."""

    YES = "Y"
    NO = "N"
    NOT_SAID = "X"


_COUNTED = {
    Family.EXPECTS: WithChild.YES,
    Family.SMALL_CHILDREN: WithChild.YES,
    Family.BOTH: WithChild.YES,
    Family.NEITHER: WithChild.NO,
    Family.NOT_SAID: WithChild.NOT_SAID,
}


def counted_as(family: str) -> str:
    """
    >>> str(counted_as("BOTH"))
    'Y'
    >>> counted_as("")
    ''
    """
    return _COUNTED[Family(family)].value if family else ""


def expects(family: str) -> bool:
    return family in {Family.EXPECTS, Family.BOTH}


def has_small_children(family: str) -> bool:
    return family in {Family.SMALL_CHILDREN, Family.BOTH}
