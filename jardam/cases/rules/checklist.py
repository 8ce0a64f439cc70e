"""What is not forgotten in a case: items in order, safety before all else, each open, done or not needed. Pure.

Source: the design lesson that a track is data with a version, which a centre extends; a roof and protection first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jardam.cases.rules.tracks import SAFETY_FIRST, Track


class Group(StrEnum):
    """What an item is about. Stored as written."""

    SAFETY = "SAFETY"
    EVIDENCE = "EVIDENCE"
    TERMS = "TERMS"
    PAPERS = "PAPERS"
    MONEY = "MONEY"
    CARE = "CARE"


class ItemState(StrEnum):
    """What became of an item. Stored as written."""

    OPEN = "OPEN"
    DONE = "DONE"
    NOT_NEEDED = "NOT_NEEDED"


class Brings(StrEnum):
    """What a person has when such an item is done: counted in the figures of a year."""

    LEGAL_STATUS = "LEGAL_STATUS"
    AID = "AID"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing not to forget. ``words``: by language tag, Russian always; the codes name what leads further, or "".

    ``is_own``: a centre added it, and its code is the id of that row. ``brings``: only of the network's items.
    """

    code: str
    words: Mapping[str, str]
    group: Group
    is_safety: bool = False
    deadline: str = ""
    card: str = ""
    document: str = ""
    is_own: bool = False
    brings: Brings | None = None

    def said(self, tag: str) -> str:
        """In this language, else in Russian."""
        return self.words.get(tag) or self.words["ru"]


@dataclass(frozen=True, slots=True)
class Checklists:
    """The lists of the network as one version says them."""

    version: int
    items: Mapping[str, Item]
    tracks: Mapping[Track, tuple[str, ...]]

    def of(self, track: Track) -> list[Item]:
        """The items of a track in the order of its list."""
        return [self.items[code] for code in self.tracks[track]]

    def bringing(self, brings: Brings) -> list[Item]:
        """The items whose being done brings this, in the order of the list."""
        return [item for item in self.items.values() if item.brings is brings]

    def tracks_bringing(self, brings: Brings) -> list[Track]:
        """The tracks in whose list such an item stands."""
        return [track for track in self.tracks if any(item.brings is brings for item in self.of(track))]


@dataclass(frozen=True, slots=True)
class HowFar:
    """How many items are done, of how many that are needed; how many of the open ones are safety."""

    done: int
    needed: int
    open_safety: int


def in_order(items: Iterable[Item]) -> list[Item]:
    """Safety first, then as they come, last what it brought; what comes twice stands where it came first."""
    once: dict[str, Item] = {}
    for item in items:
        once.setdefault(item.code, item)
    return sorted(once.values(), key=lambda item: (not item.is_safety, item.brings is not None))


def with_safety(items: Iterable[Item], lists: Checklists, *, is_hinted: bool) -> list[Item]:
    """The items in order; where signs of forced labour were seen, its safety items stand before all."""
    asked = lists.of(Track.TRAFFICKING) if is_hinted else []
    return in_order([*(item for item in asked if item.is_safety), *items])


def how_far(items: Iterable[Item], states: Mapping[str, ItemState]) -> HowFar:
    """Counts, never shares; ``states`` by code, open where it says nothing.

    What is not needed is counted nowhere, and neither is what a case may bring: nobody forgets it by not having it.
    """
    told = [(item, states.get(item.code, ItemState.OPEN)) for item in items if item.brings is None]
    needed = [(item, state) for item, state in told if state is not ItemState.NOT_NEEDED]
    return HowFar(
        done=sum(state is ItemState.DONE for _item, state in needed),
        needed=len(needed),
        open_safety=sum(item.is_safety and state is ItemState.OPEN for item, state in needed),
    )


def faults_of(lists: Checklists) -> list[str]:
    """What is wrong with lists that were read: one sentence each, none when they are whole."""
    return [*_faults_of_items(lists), *_faults_of_tracks(lists)]


def _faults_of_items(lists: Checklists) -> Iterable[str]:
    named = {code for codes in lists.tracks.values() for code in codes}
    for code, item in lists.items.items():
        if not (item.words.get("ru") and item.words.get("en")):
            yield f"The item {code} has no words in Russian or in English."
        if item.group is Group.SAFETY and not item.is_safety:
            yield f"The item {code} is of the group SAFETY, so it must say `safety: true`."
        if code not in named:
            yield f"The item {code} stands in no track."


def _faults_of_tracks(lists: Checklists) -> Iterable[str]:
    for track in Track:
        codes = lists.tracks.get(track, ())
        if not codes:
            yield f"The track {track} has no items."
        if len(set(codes)) < len(codes):
            yield f"The track {track} names an item twice."
        unknown = [code for code in codes if code not in lists.items]
        yield from (f"The track {track} names {code}, which is no item." for code in unknown)
        if track in SAFETY_FIRST and codes and not unknown and not lists.of(track)[0].is_safety:
            yield f"The track {track} must begin with what makes safe."
