"""The chain of audit entries: how one follows from the other, and where it is broken.

Pure: the keyed hash comes in as a function, so that this file can be read by an auditor who has no key.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

GENESIS = bytes(32)
"""What the first entry of a chain follows."""

Mac = Callable[[bytes], bytes]
Genuine = Callable[["Link"], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, before it has its place in a chain."""

    id: UUID
    centre_id: UUID
    happened_on: date
    by_id: UUID | None
    verb: str
    subject: bytes
    detail: Mapping[str, Any]

    def words(self) -> bytes:
        """Every field, so that none can be changed, each behind its length, so that none can move."""
        return spell(
            self.id.bytes,
            self.centre_id.bytes,
            self.happened_on.isoformat().encode(),
            self.by_id.bytes if self.by_id else b"",
            self.verb.encode(),
            self.subject,
            canonical(self.detail).encode(),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """An act in its place."""

    act: Act
    sealed_moment: bytes
    seq: int
    previous: bytes
    hash: bytes

    def message(self) -> bytes:
        place = spell(b"jardam entry 1", self.seq.to_bytes(8, "big"), self.previous, self.sealed_moment)
        return place + self.act.words()


@dataclass(frozen=True, slots=True)
class Point:
    """Where a chain stood: the last number and its hash. A head row, or a signed head kept elsewhere."""

    seq: int
    hash: bytes


START = Point(0, GENESIS)


class FaultKind(StrEnum):
    MODIFIED = "MODIFIED"  # the hash does not fit the entry: changed, or put in another's place
    MISSING = "MISSING"  # numbers are left out
    INSERTED = "INSERTED"  # a number comes twice, or after the head
    BROKEN_LINK = "BROKEN_LINK"  # genuine entry, but it does not follow the one before
    TRUNCATED = "TRUNCATED"  # the chain ends before its head
    FORGED = "FORGED"  # the reading was changed while it waited for its place in the chain
    ROLLED_BACK = "ROLLED_BACK"  # the chain is not the one whose head was signed and kept elsewhere


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad entry of a chain."""

    seq: int
    kind: FaultKind


def linked(act: Act, sealed_moment: bytes, after: Point, mac: Mac) -> Link:
    """Put an act at the end of a chain that stands at ``after``."""
    draft = Link(act, sealed_moment, after.seq + 1, after.hash, b"")
    return Link(act, sealed_moment, draft.seq, draft.previous, mac(draft.message()))


@dataclass(frozen=True, slots=True)
class Trust:
    """What a chain is measured against.

    ``head``: where the database says it stands. ``witnessed``: heads that were signed and kept elsewhere;
    without them a chain cut back together with its head looks whole. ``mac``: the keyed hash.
    ``genuine``: whether the sealed moment belongs to the act.
    """

    head: Point
    witnessed: Mapping[int, bytes]
    mac: Mac
    genuine: Genuine = lambda _link: True


def first_fault(links: Iterable[Link], trust: Trust) -> Fault | None:
    """Walk a chain in the order of its numbers and name the first entry that is not as it was written."""
    came = START
    for link in links:
        fault = (
            _misplaced(link, came, trust.head)
            or _changed(link, came, trust)
            or _unlike(link, trust.witnessed)
        )
        if fault:
            return fault
        came = Point(link.seq, link.hash)
    return _cut(came, trust)


def _misplaced(link: Link, came: Point, head: Point) -> Fault | None:
    if link.seq <= came.seq or link.seq > head.seq:
        return Fault(link.seq, FaultKind.INSERTED)
    if link.seq > came.seq + 1:
        return Fault(came.seq + 1, FaultKind.MISSING)
    return None


def _changed(link: Link, came: Point, trust: Trust) -> Fault | None:
    if not hmac.compare_digest(trust.mac(link.message()), link.hash):
        return Fault(link.seq, FaultKind.MODIFIED)
    if link.previous != came.hash:
        return Fault(link.seq, FaultKind.BROKEN_LINK)
    if not trust.genuine(link):
        return Fault(link.seq, FaultKind.FORGED)
    return None


def _unlike(link: Link, witnessed: Mapping[int, bytes]) -> Fault | None:
    if witnessed.get(link.seq, link.hash) != link.hash:
        return Fault(link.seq, FaultKind.ROLLED_BACK)
    return None


def _cut(came: Point, trust: Trust) -> Fault | None:
    if came.seq < trust.head.seq:
        return Fault(came.seq + 1, FaultKind.TRUNCATED)
    if came.hash != trust.head.hash:
        return Fault(came.seq, FaultKind.MODIFIED)
    if max(trust.witnessed, default=0) > came.seq:
        return Fault(came.seq + 1, FaultKind.ROLLED_BACK)
    return None


def canonical(detail: Mapping[str, Any]) -> str:
    """The one spelling of a detail, whatever order the database gives it back in."""
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def spell(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
