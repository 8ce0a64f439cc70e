"""What a paper is made of: words in a few shapes, and nothing that a typesetter would read as an order."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, ClassVar


class Size(StrEnum):
    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True, slots=True)
class Heading:
    """``level``: 2 or 3; 1 is the title of the paper."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """One or more paragraphs; an empty line parts them."""

    kind: ClassVar[str] = "text"
    text: str
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that somebody reads who reads nothing else."""

    kind: ClassVar[str] = "lead"
    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered: the order matters."""

    kind: ClassVar[str] = "steps"
    rows: Sequence[str]


@dataclass(frozen=True, slots=True)
class Points:
    kind: ClassVar[str] = "points"
    rows: Sequence[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a term and what is told of it."""

    kind: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """``heads`` is repeated on every page; every row has as many cells."""

    kind: ClassVar[str] = "table"
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning in a frame."""

    kind: ClassVar[str] = "notice"
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two items."""

    kind: ClassVar[str] = "rule"


Block = Heading | Text | Lead | Steps | Points | Facts | Table | Notice | Rule


@dataclass(frozen=True, slots=True)
class Paper:
    """``language``: its two letters; ``above`` stands over the title, ``foot`` on every page; ``columns``: 1 to 3."""

    title: str
    language: str
    blocks: Sequence[Block]
    above: str = ""
    foot: str = ""
    size: Size = Size.A4
    columns: int = 1
    layout: ClassVar[str] = "paper.typ"

    @property
    def told(self) -> Mapping[str, Any]:
        """As the layout reads it: plain text, lists and numbers."""
        return {
            "title": self.title,
            "language": self.language,
            "above": self.above,
            "foot": self.foot,
            "size": self.size.value,
            "columns": self.columns,
            "blocks": [{"kind": block.kind, **asdict(block)} for block in self.blocks],
        }
