"""A paper to an authority: to whom, from whom, what is said and asked, what is enclosed. What is not known stands as a gap."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one line. ``is_gap``: nobody has said it yet, and the reader must see that at once."""

    text: str
    is_gap: bool = False


Words = Sequence[Run]


def plain(words: Words) -> str:
    return "".join(run.text for run in words)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph."""

    kind: ClassVar[str] = "passage"
    words: Words


@dataclass(frozen=True, slots=True)
class Caption:
    """A word or two that stand above what follows, such as the one that begins the requests."""

    kind: ClassVar[str] = "caption"
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    kind: ClassVar[str] = "numbered"
    rows: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A table of numbers with what they add up to. Every row, the head and the foot have as many cells.

    ``gaps``: what nobody has said of its cells, which show it, too.
    """

    kind: ClassVar[str] = "reckoning"
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    foot: Sequence[str] = ()
    gaps: Words = ()


Part = Passage | Caption | Numbered | Reckoning


@dataclass(frozen=True, slots=True)
class Letter:
    """``language``: its two letters. ``to``, ``sender``: line by line. ``day``, ``signer``: at the end.

    ``annexes``: what is enclosed; ``annexed``: what stands on pages of its own behind the signature.
    """

    title: str
    language: str
    to: Sequence[Words]
    sender: Sequence[Words]
    parts: Sequence[Part]
    subtitle: str = ""
    annexes_title: str = ""
    annexes: Sequence[Words] = ()
    day: str = ""
    signer: Words = ()
    annexed_title: str = ""
    annexed: Sequence[Part] = ()
    layout: ClassVar[str] = "letter.typ"

    @property
    def gaps(self) -> list[str]:
        """What nobody has said yet, in the order of the paper, each once."""
        return list(dict.fromkeys(run.text for words in self._every_words() for run in words if run.is_gap))

    def _every_words(self) -> Iterator[Words]:
        yield from self.to
        yield from self.sender
        for part in (*self.parts, *self.annexed):
            if isinstance(part, Passage):
                yield part.words
            elif isinstance(part, Numbered):
                yield from part.rows
            elif isinstance(part, Reckoning):
                yield part.gaps
        yield from self.annexes
        yield self.signer

    @property
    def told(self) -> Mapping[str, Any]:
        """As the layout reads it, but for each run of words, which whoever writes it down takes apart."""
        return _told(self) | {"parts": _kinds(self.parts), "annexed": _kinds(self.annexed)}


def _told(one: Letter | Part) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _kinds(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [{"kind": part.kind, **_told(part)} for part in parts]
