"""What the other side may be, and in which place of a claim it is told. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    FIRM = "FIRM"
    AGENCY = "AGENCY"
    RECRUITER = "RECRUITER"
    FOREMAN = "FOREMAN"
    PHONE = "PHONE"
    SITE = "SITE"
    FLAT = "FLAT"
    CAR = "CAR"


class Role(StrEnum):
    """What it is to the claim. Stored as written."""

    EMPLOYER = "EMPLOYER"
    FOREMAN = "FOREMAN"
    PHONE = "PHONE"
    SITE = "SITE"
    CAR = "CAR"


KINDS: Mapping[Role, tuple[Kind, ...]] = {
    Role.EMPLOYER: (Kind.FIRM, Kind.AGENCY, Kind.RECRUITER, Kind.FOREMAN),
    Role.FOREMAN: (Kind.FOREMAN, Kind.RECRUITER),
    Role.PHONE: (Kind.PHONE,),
    Role.SITE: (Kind.SITE, Kind.FLAT),
    Role.CAR: (Kind.CAR,),
}
"""Which kinds may stand in which role; the usual one first."""


def alike(kind: Kind) -> frozenset[Kind]:
    """Those of which one may turn out to be the same as one of this kind: both may stand in one role."""
    return frozenset(other for kinds in KINDS.values() if kind in kinds for other in kinds)


NUMBERED = (Kind.FIRM, Kind.AGENCY)
"""These have a tax number and a number in the register of legal entities."""
