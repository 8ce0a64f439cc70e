"""What the bank counts and by what it may be crossed: each indicator and each axis once, as code. Pure.

The words of each stand in `choices`; nothing else in the house says what an indicator is. A condition is what the
query layer asks of one row of a snapshot; no text from outside ever becomes a part of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic
from jardam.quality.rules.first_contact import FirstContact

CODEBOOK_VERSION = 1
"""Stamped on every snapshot; raised whenever a condition or an axis below changes."""

UNKNOWN = "UNKNOWN"
"""Nobody asked, or it was left open."""


class Facts(StrEnum):
    """The files of a snapshot: one row is one conversation, or one person in the month in which something was reached."""

    APPEALS = "appeals"
    RESULTS = "results"


class Axis(StrEnum):
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"
    REGION = "REGION"
    TOPIC = "TOPIC"
    CHANNEL = "CHANNEL"
    LANGUAGE = "LANGUAGE"
    CLIENT = "CLIENT"
    GROUP = "GROUP"
    CENTRE = "CENTRE"


PERIODS = (Axis.YEAR, Axis.QUARTER, Axis.MONTH)
"""The coarsest first."""

SQL: Mapping[Axis, str] = {
    Axis.MONTH: "strftime(in_month, '%Y-%m')",
    Axis.QUARTER: "strftime(in_month, '%Y') || '-Q' || quarter(in_month)",
    Axis.YEAR: "strftime(in_month, '%Y')",
    Axis.REGION: "region",
    Axis.TOPIC: "unnest(topics)",
    Axis.CHANNEL: "channel",
    Axis.LANGUAGE: "language",
    Axis.CLIENT: "client",
    Axis.GROUP: "grouping",
    Axis.CENTRE: "centre",
}
HXL: Mapping[Axis, str] = {
    Axis.MONTH: "#date+month",
    Axis.QUARTER: "#date+quarter",
    Axis.YEAR: "#date+year",
    Axis.REGION: "#adm1+code",
    Axis.TOPIC: "#subject+code",
    Axis.CHANNEL: "#meta+channel",
    Axis.LANGUAGE: "#meta+language",
    Axis.CLIENT: "#meta+client",
    Axis.GROUP: "#meta+group",
    Axis.CENTRE: "#org+code",
}


class Group(StrEnum):
    """Who are served differently. Everybody stands in one of them: the first that applies, in this order."""

    CHILDREN = "CHILDREN"
    WITH_CHILD = "WITH_CHILD"
    WOMEN = "WOMEN"
    MEN = "MEN"
    UNKNOWN = "UNKNOWN"


class Indicator(StrEnum):
    APPEALS = "APPEALS"
    SOLVED = "SOLVED"
    VIOLENCE_ASKED = "VIOLENCE_ASKED"
    VIOLENCE_YES = "VIOLENCE_YES"
    DISCRIMINATION_ASKED = "DISCRIMINATION_ASKED"
    DISCRIMINATION_YES = "DISCRIMINATION_YES"
    RECOVERED = "RECOVERED"
    LEGALISED = "LEGALISED"
    AIDED = "AIDED"
    HELPED = "HELPED"


@dataclass(frozen=True, slots=True)
class Measure:
    """``of``: which rows are its whole. ``yes``: which of them it counts; empty where it counts the whole."""

    facts: Facts
    of: str
    yes: str = ""

    @property
    def is_share(self) -> bool:
        return bool(self.yes)


_APPEALS = Facts.APPEALS
MEASURES: Mapping[Indicator, Measure] = {
    Indicator.APPEALS: Measure(_APPEALS, "true"),
    Indicator.SOLVED: Measure(
        _APPEALS,
        f"first_contact IN ('{FirstContact.SOLVED}', '{FirstContact.NOT_AT_ONCE}', '{FirstContact.CAME_BACK}')",
        f"first_contact = '{FirstContact.SOLVED}'",
    ),
    Indicator.VIOLENCE_ASKED: Measure(_APPEALS, "true", "violence <> 'NOT_ASKED'"),
    Indicator.VIOLENCE_YES: Measure(_APPEALS, "violence <> 'NOT_ASKED'", "violence = 'YES'"),
    Indicator.DISCRIMINATION_ASKED: Measure(_APPEALS, "true", "discrimination <> 'NOT_ASKED'"),
    Indicator.DISCRIMINATION_YES: Measure(
        _APPEALS, "discrimination <> 'NOT_ASKED'", "discrimination = 'YES'"
    ),
    **{
        one: Measure(Facts.RESULTS, f"result = '{one}'")
        for one in (Indicator.RECOVERED, Indicator.LEGALISED, Indicator.AIDED, Indicator.HELPED)
    },
}

AXES: Mapping[Facts, tuple[Axis, ...]] = {
    Facts.APPEALS: tuple(Axis),
    Facts.RESULTS: (Axis.MONTH, Axis.QUARTER, Axis.YEAR, Axis.GROUP, Axis.CENTRE),
}
"""By what each kind of rows may be crossed: a result knows neither region nor subject of what led to it."""


def group_of(sex: str, family: str, age_band: str) -> Group:
    """From what is kept in the open of a person or of a conversation.

    >>> group_of("F", "Y", "30-44"), group_of("F", "Y", "0-17"), group_of("", "", "")
    (<Group.WITH_CHILD: 'WITH_CHILD'>, <Group.CHILDREN: 'CHILDREN'>, <Group.UNKNOWN: 'UNKNOWN'>)
    """
    if age_band == "0-17":
        return Group.CHILDREN
    if family == "Y":
        return Group.WITH_CHILD
    return {"F": Group.WOMEN, "M": Group.MEN}.get(sex, Group.UNKNOWN)


def network_topic(code: str, version: int) -> str:
    """What a topic of a list of this version is in the list of the network today.

    A centre's own topics stand for one of the network's from the day they are added, and are kept as that. What a
    later list than ours holds is not known here, and is said to be unknown rather than guessed.

    >>> network_topic("A_PATENT", 1), network_topic("A_NEW", 99)
    ('A_PATENT', 'UNKNOWN')
    """
    return code if code in set(Topic) and version <= TOPIC_CODELIST_VERSION else UNKNOWN


def parent(axis: Axis, code: str) -> str:
    """The code of a coarser period that adds this one up: of a month its quarter, of a quarter its year.

    >>> parent(Axis.MONTH, "2026-05"), parent(Axis.QUARTER, "2026-Q2"), parent(Axis.REGION, "RU-MOW")
    ('2026-Q2', '2026', '')
    """
    if axis is Axis.QUARTER:
        return code[:4]
    if axis is Axis.MONTH and code[5:].isdigit():
        return f"{code[:4]}-Q{(int(code[5:]) + 2) // 3}"
    return ""


COLUMNS: Mapping[Facts, tuple[str, ...]] = {
    Facts.APPEALS: (
        "in_month",
        "region",
        "topics",
        "channel",
        "language",
        "client",
        "grouping",
        "first_contact",
        "violence",
        "discrimination",
    ),
    Facts.RESULTS: ("in_month", "result", "grouping"),
}
"""What a row of each holds, in this order, beside the centre."""
