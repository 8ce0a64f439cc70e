"""Who rests on the law. Rooms above register here what they hold; a change of the law asks each of them.

A source answers three questions about a `Turn`: how many things it touches, which ones (a page at a time, for this
reader alone), and, for what goes to people, what it is called in their language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from jardam.centres.models import User
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.law.rules.changing import Turn

PAGE_LINES = 25
_NAMES = {language.tag: name for language, name in OWN_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Total:
    """How many things of the reader's centre a change touches, and of how many the day or the sum moves.

    ``unknown``: how many could not be worked out again here, because the file is closed; each may move.
    """

    touched: int
    moved: int
    sooner: int = 0
    later: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in a text that says the law. ``after`` is empty where nothing but a person can say it anew."""

    lang: str  # BCP 47
    before: str
    after: str = ""

    @property
    def language(self) -> str:
        """By its own name."""
        return _NAMES.get(self.lang, self.lang)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is touched, for somebody who may see it.

    ``name``: what it is called or numbered. ``before``, ``after``: what was said and what would be, in words.
    ``behind``: the sentences of a text that are out of date. ``within``: the thing above in which it stands.
    """

    key: UUID
    name: str
    before: str
    after: str
    moved: bool
    url: str = ""
    note: str = ""
    behind: Sequence[Sentence] = ()
    within: UUID | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of them; ``next_place`` is where the following one begins, empty on the last."""

    lines: Sequence[Line]
    next_place: str = ""


class Listing(Protocol):
    """``place`` is a `Lines.next_place`, or empty for the first page; a place that nobody knows is the first."""

    def __call__(self, user: User, turn: Turn, place: str) -> Lines: ...


class Everywhere(Protocol):
    """How many things rest on these rows, by centre. As many statements whatever rests there; background work alone asks.

    ``using``: the database that sees all centres, from `across_centres`.
    """

    def __call__(self, using: str, codes: frozenset[str]) -> Mapping[UUID, int]: ...


def _nothing(turn: Turn, language: Language) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Source:
    """What one room holds that rests on the law.

    ``may_list``: who may see which things they are; others are told their number only.
    ``is_told``: whether there are people behind it who may be told.
    ``subjects``: what it is about, in a language of the people who are told.
    ``by_centre``: how many in every centre; None for what no centre holds.
    """

    kind: str
    words: str | Promise
    total: Callable[[User, Turn], Total]
    lines: Listing
    may_list: Callable[[User], bool]
    is_told: bool = False
    subjects: Callable[[Turn, Language], list[str]] = _nothing
    by_centre: Everywhere | None = None


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Called in ``apps.ready()``; a kind that is registered again replaces the first."""
    _sources[source.kind] = source


def forget(kind: str) -> None:
    """Take a source out again: tests, and a room that is switched off."""
    _sources.pop(kind, None)


def sources() -> Sequence[Source]:
    """In the order of the rooms, from below upwards."""
    return tuple(_sources.values())


def source_named(kind: str) -> Source | None:
    return _sources.get(kind)
