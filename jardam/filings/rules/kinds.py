"""A kind of paper: to whom it goes, what it needs to know, what it says, what is enclosed. Pure; the words stand in data/papers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jardam.claims.rules.dealings import DealingKind

PLACE = re.compile(r"\{([a-z_0-9]+)\}")


class Addressee(StrEnum):
    """What a paper goes to. Stored as written. Add freely; never rename or reuse."""

    LABOUR_INSPECTORATE = "LABOUR_INSPECTORATE"
    PROSECUTOR = "PROSECUTOR"
    DISTRICT_COURT = "DISTRICT_COURT"
    MAGISTRATE = "MAGISTRATE"
    COURT_OF_DECISION = "COURT_OF_DECISION"
    MIGRATION_AUTHORITY = "MIGRATION_AUTHORITY"
    CONSULATE = "CONSULATE"
    OTHER_AUTHORITY = "OTHER_AUTHORITY"
    EMPLOYER = "EMPLOYER"
    NOBODY = "NOBODY"

    @property
    def is_authority(self) -> bool:
        """Whether it stands in the table of authorities."""
        return self not in {Addressee.EMPLOYER, Addressee.NOBODY}


class PartKind(StrEnum):
    SAY = "say"  # a paragraph
    CAPTION = "caption"
    LIST = "list"  # the lines of one fact
    WORKERS = "workers"  # said where the paper tells of several workers, with the table of them


@dataclass(frozen=True, slots=True)
class Part:
    """``text``: with the codes of facts and figures in braces. ``when``: said only when this fact is known."""

    kind: PartKind
    text: str
    when: str = ""

    @property
    def places(self) -> list[str]:
        return [self.text] if self.kind is PartKind.LIST else PLACE.findall(self.text)


@dataclass(frozen=True, slots=True)
class Plain:
    """What the client is told of a paper, in one language: what it is for, and what comes after."""

    title: str
    about: str
    after: str


@dataclass(frozen=True, slots=True)
class Onward:
    """Where one goes on when nothing came, or what came does not help: another ``paper`` by its code, or a ``term`` by its row."""

    paper: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper.

    ``law``: the row of the law that its list of fields comes from; empty where none was gathered.
    ``answer``: the row of the deadlines by which an answer is due. ``duty``: the matter of the duties.
    ``needs``: facts without which it is not whole; ``may_have``: those that it says where they are known.
    ``annexes``: by code, what may be enclosed. ``next_steps``: by language, what one plans when the answer does not help.
    ``keeps``: rows of the deadlines whose terms are kept on the day on which it goes. ``dealing``: the step that it is
    for the claim behind it. ``onward``: what is offered when the answer does not help, or never came.
    ``restores``: whether it asks to restore a missed term, by the norm of that one.
    """

    code: str
    law: str
    titles: Mapping[str, str]
    heading: str
    subtitle: str
    addressee: Addressee
    sender_title: str
    sender: Sequence[str]
    needs: Sequence[str]
    may_have: Sequence[str]
    parts: Sequence[Part]
    annexes: Mapping[str, str]
    plain: Mapping[str, Plain]
    answer: str = ""
    duty: str = ""
    has_reckoning: bool = False
    is_unread: bool = True
    suggested: Mapping[str, str] = field(default_factory=dict)
    next_steps: Mapping[str, str] = field(default_factory=dict)
    keeps: Sequence[str] = ()
    dealing: DealingKind | None = None
    onward: Sequence[Onward] = ()
    restores: bool = False

    @property
    def facts(self) -> list[str]:
        """Every fact that it asks, in the order in which it is asked."""
        return [*self.needs, *self.may_have]

    @property
    def takes_workers(self) -> bool:
        """Whether several workers may stand in one paper of this kind."""
        return any(part.kind is PartKind.WORKERS for part in self.parts)

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["ru"]
