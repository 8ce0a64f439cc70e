"""Who stands behind a figure: women, men, with a child expected or small ones there, children; and of how many it is known. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Split(StrEnum):
    """By what people are split. Each split has its own whole: the same people, once more."""

    SEX = "SEX"
    FAMILY = "FAMILY"
    AGE = "AGE"


class Group(StrEnum):
    """Those who are served differently, and of each split those of whom it is not known."""

    WOMEN = "WOMEN"
    MEN = "MEN"
    SEX_UNKNOWN = "SEX_UNKNOWN"
    WITH_CHILD = "WITH_CHILD"
    WITHOUT_CHILD = "WITHOUT_CHILD"
    FAMILY_UNKNOWN = "FAMILY_UNKNOWN"
    CHILDREN = "CHILDREN"
    GROWN = "GROWN"
    AGE_UNKNOWN = "AGE_UNKNOWN"


GROUPS: Mapping[Split, tuple[Group, ...]] = {
    Split.SEX: (Group.WOMEN, Group.MEN, Group.SEX_UNKNOWN),
    Split.FAMILY: (Group.WITH_CHILD, Group.WITHOUT_CHILD, Group.FAMILY_UNKNOWN),
    Split.AGE: (Group.CHILDREN, Group.GROWN, Group.AGE_UNKNOWN),
}
"""Of each split the group of those of whom nothing is known stands last."""

SEX = {"F": Group.WOMEN, "M": Group.MEN}
FAMILY = {"Y": Group.WITH_CHILD, "N": Group.WITHOUT_CHILD}
CHILD = "0-17"


@dataclass(frozen=True, slots=True)
class Kin:
    """So many people of whom the same is kept. ``family``: None where it is asked of nobody (a contact has no file)."""

    sex: str
    family: str | None
    age_band: str
    people: int


def whole(kin: Iterable[Kin]) -> int:
    return sum(each.people for each in kin)


def split(kin: Sequence[Kin]) -> dict[Split, dict[Group, int]]:
    """The same people split three ways; without a split that was asked of nobody. What was left open is not known.

    >>> split([Kin("F", "Y", "", 2), Kin("M", "X", "0-17", 1)])[Split.FAMILY][Group.FAMILY_UNKNOWN]
    1
    """
    found = {way: dict.fromkeys(groups, 0) for way, groups in GROUPS.items()}
    for each in kin:
        found[Split.SEX][SEX.get(each.sex, Group.SEX_UNKNOWN)] += each.people
        found[Split.AGE][_age(each.age_band)] += each.people
        found[Split.FAMILY][FAMILY.get(each.family or "", Group.FAMILY_UNKNOWN)] += each.people
    if kin and all(each.family is None for each in kin):
        del found[Split.FAMILY]
    return found


def known(parts: Mapping[Group, int]) -> tuple[int, int]:
    """Of how many it is known, and of how many all in all."""
    numbers = list(parts.values())
    return sum(numbers[:-1]), sum(numbers)


def _age(band: str) -> Group:
    if not band:
        return Group.AGE_UNKNOWN
    return Group.CHILDREN if band == CHILD else Group.GROWN
