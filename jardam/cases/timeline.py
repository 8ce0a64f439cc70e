"""Everything that belongs to a case in one list. Rooms register here what they hold; the page asks each for a piece.

Whoever asks may see the case; a source shows nothing that this reader might not see by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from jardam.cases.models import Case
from jardam.cases.rules.timeline import Before, Place, before, merged
from jardam.centres.models import User
from jardam.vault.restricted import Opener

PAGE_THINGS = 40


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing of a case, in the reader's language. ``tie`` tells the things of a source on one day apart, as text."""

    day: date
    tie: str
    what: str
    text: str = ""
    who: str = ""
    key: UUID | None = None  # what the address of its source leads to


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose timeline is read by whom. The page writes the reading of the case down; the case comes with its person."""

    case: Case
    user: User
    opener: Opener | None = None


class Rows(Protocol):
    """At most so many things, the newest first, the greatest tie first within a day. As many queries whatever they are.

    Errors: ValueError, when the tie is none of its own.
    """

    def __call__(self, reading: Reading, below: Before | None, most: int) -> list[Happening]: ...


@dataclass(frozen=True, slots=True)
class Source:
    """What one room holds of a case. ``address``: the name of the page of one of its things, where it has one;
    ``is_in_case``: that page is named by the case and the thing."""

    kind: str  # small letters, for addresses
    words: str | Promise
    rows: Rows
    address: str = ""
    is_in_case: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A page of the list, and where the next one begins, if there is one."""

    things: Sequence[tuple[Source, Happening]]
    last: tuple[Source, Happening] | None


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Called in ``apps.ready()``; a kind that is registered again replaces the first."""
    _sources[source.kind] = source


def forget(kind: str) -> None:
    """Take a source out again: tests, and a room that is switched off."""
    _sources.pop(kind, None)


def sources() -> Sequence[Source]:
    """In the order in which they stand on one day: by kind, so that it does not hang on who registered first."""
    return tuple(source for _kind, source in sorted(_sources.items()))


def place_of(day: date, kind: str, tie: str) -> Place:
    """Errors: ValueError, when nobody registered that kind."""
    return Place(day, [source.kind for source in sources()].index(kind), tie)


def piece(reading: Reading, place: Place | None, only: str = "") -> Piece:
    """One page of everything, or of one source's things. As many queries as all sources need, whatever they hold.

    Errors: as `Rows`; FileKeyLocked, FileKeyDestroyed.
    """
    asked = sources()
    lists = [
        source.rows(reading, before(place, rank), PAGE_THINGS + 1) if only in {"", source.kind} else []
        for rank, source in enumerate(asked)
    ]
    found = [(asked[rank], thing) for rank, thing in merged(lists, PAGE_THINGS + 1)]
    shown = found[:PAGE_THINGS]
    return Piece(shown, shown[-1] if len(found) > PAGE_THINGS else None)
