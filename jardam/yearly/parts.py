"""A part of a figure: the rows of one group of people, or of one item. What counts it and what lists it say the same."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from jardam.cases.reading import checklists
from jardam.yearly.choices import groups
from jardam.yearly.figures import BROUGHT, Figure
from jardam.yearly.rules.groups import CHILD, FAMILY, SEX, Group

PERSON: Mapping[Figure, str] = {
    Figure.MONEY: "claim__case__person__",
    Figure.LEGALISED: "case__person__",
    Figure.AID: "case__person__",
    Figure.HELPED: "",
    Figure.TALKS: "",
}
"""Where in a row it is known of whom it tells; a conversation without a file says it itself."""
OF_FILES = (Group.WITH_CHILD, Group.WITHOUT_CHILD, Group.FAMILY_UNKNOWN)


def is_part(figure: Figure, part: str) -> bool:
    """Whether there is such a part: of all of it where none is said."""
    if not part:
        return True
    if part in set(Group) and figure in PERSON:
        return figure is not Figure.TALKS or Group(part) not in OF_FILES
    return figure in BROUGHT and part in {item.code for item in checklists().bringing(BROUGHT[figure])}


def part_word(part: str) -> str:
    """What it is called; empty for all of it."""
    if not part:
        return ""
    if part in set(Group):
        return str(groups()[Group(part)])
    return checklists().items[part].said((get_language() or "ru")[:2])


def of_part(rows: QuerySet[Any], figure: Figure, part: str) -> QuerySet[Any]:
    """Of the rows of a figure those of a part that `is_part`."""
    if not part:
        return rows
    if part not in set(Group):
        return rows.filter(item=part)
    return rows.filter(_of_group(Group(part), PERSON[figure]))


def _of_group(group: Group, way: str) -> Q:
    for name, codes in (("sex", SEX), ("family", FAMILY)):
        for code, one in codes.items():
            if one is group:
                return Q(**{f"{way}{name}": code})
    return {
        Group.SEX_UNKNOWN: ~Q(**{f"{way}sex__in": list(SEX)}),
        Group.FAMILY_UNKNOWN: ~Q(**{f"{way}family__in": list(FAMILY)}),
        Group.CHILDREN: Q(**{f"{way}age_band": CHILD}),
        Group.GROWN: ~Q(**{f"{way}age_band__in": ["", CHILD]}),
        Group.AGE_UNKNOWN: Q(**{f"{way}age_band": ""}),
    }[group]
