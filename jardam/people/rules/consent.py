"""What may be told to whom, for what: only what somebody said yes to, as long as they have not said otherwise.

Pure. Statements are only ever added: yes, no, or a yes taken back. Silence is no. Saying no closes nothing but this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jardam.people.rules.guardians import Giver

ADULT = frozenset({Giver.SELF})


class Purpose(StrEnum):
    """What for. Stored as written. Add freely; never rename or reuse."""

    HELP = "HELP"
    AUTHORITY = "AUTHORITY"
    EMPLOYER = "EMPLOYER"
    FAMILY = "FAMILY"
    FOLLOW_UP = "FOLLOW_UP"
    RESEARCH = "RESEARCH"
    PUBLIC = "PUBLIC"
    TOGETHER = "TOGETHER"


NO_TO_MEANS_ALSO = {
    Purpose.AUTHORITY: frozenset({Purpose.AUTHORITY, Purpose.TOGETHER}),
    Purpose.EMPLOYER: frozenset({Purpose.EMPLOYER, Purpose.TOGETHER}),
}
"""Whoever is not to be named to somebody at all is not named to them among others either; any other no is for itself."""


class ReceiverKind(StrEnum):
    """To whom. Stored as written."""

    PARTNER = "PARTNER"
    AUTHORITY = "AUTHORITY"
    COURT = "COURT"
    CONSULATE = "CONSULATE"
    EMPLOYER = "EMPLOYER"
    FAMILY = "FAMILY"
    RESEARCHER = "RESEARCHER"
    MEDIA = "MEDIA"
    CENTRE = "CENTRE"


class FieldGroup(StrEnum):
    """What. Stored as written."""

    NAME = "NAME"
    REACH = "REACH"
    DOCUMENTS = "DOCUMENTS"
    STORY = "STORY"
    WORK = "WORK"
    HEALTH = "HEALTH"
    FAMILY = "FAMILY"
    PICTURE = "PICTURE"


MAY_GO = (
    FieldGroup.NAME,
    FieldGroup.REACH,
    FieldGroup.STORY,
    FieldGroup.WORK,
    FieldGroup.DOCUMENTS,
    FieldGroup.HEALTH,
    FieldGroup.FAMILY,
)
"""What may be told to somebody who is asked to help, in the order in which it is asked about. Pictures stay."""


class Form(StrEnum):
    """How it was said. Stored as written."""

    WRITTEN = "WRITTEN"
    ORAL = "ORAL"
    WITNESSED = "WITNESSED"


class Act(StrEnum):
    """Stored as written."""

    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class NotAgreed(ValueError):
    """These groups were to go, and nobody has said yes to them. ``groups``: which."""

    def __init__(self, groups: Iterable[FieldGroup]) -> None:
        self.groups = tuple(groups)
        super().__init__(" ".join(self.groups))


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody by name. Spelling, case and spaces aside, another name is another receiver."""

    kind: str
    name: str = ""

    def is_same(self, other: Receiver) -> bool:
        return self.kind == other.kind and _folded(self.name) == _folded(other.name)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was said. ``until``: the last day of a yes. ``of``: the number of the yes that is taken back."""

    number: int
    act: str
    purpose: str
    receiver: Receiver
    fields: frozenset[str]
    said_on: date
    until: date | None = None
    givers: frozenset[str] = ADULT
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to tell: for what, to whom, of what kind, on which day."""

    purpose: str
    receiver: Receiver
    field: str
    on: date


def may_share(statements: Sequence[Statement], ask: Ask, *, needed: frozenset[Giver] = ADULT) -> bool:
    """Whether everybody whose word is needed has said yes to exactly this, and nobody no since.

    A yes holds from its day to its last day, both included; taken back, it ends with the beginning of that day. A no
    ends every earlier yes that it speaks of; whoever changes their mind says yes anew.
    """
    willing = [each for each in statements if in_force(each, statements, ask.on) and _grants(each, ask)]
    said_no = [each.number for each in statements if each.said_on <= ask.on and _forbids(each, ask)]
    standing = [each for each in willing if each.number > max(said_no, default=0)]
    return needed <= frozenset[str]().union(*(each.givers for each in standing))


def agreements(
    statements: Sequence[Statement], on: date, *, needed: frozenset[Giver] = ADULT
) -> list[Statement]:
    """Each yes that holds on a day, with those kinds of facts alone that may still be told by it; where none may, it is not
    there."""
    left = [replace(each, fields=_left(each, statements, on, needed)) for each in statements]
    return [each for each in left if each.fields]


def _left(
    statement: Statement, statements: Sequence[Statement], on: date, needed: frozenset[Giver]
) -> frozenset[str]:
    if not in_force(statement, statements, on):
        return frozenset()
    later = [each for each in statements if each.number > statement.number and each.said_on <= on]
    asks = (Ask(statement.purpose, statement.receiver, each, on) for each in statement.fields)
    standing = (ask for ask in asks if not any(_forbids(each, ask) for each in later))
    return frozenset(ask.field for ask in standing if may_share(statements, ask, needed=needed))


class Standing(StrEnum):
    """What a person last said of telling somebody, where no yes need be on file."""

    AGREED = "AGREED"
    NOT_ASKED = "NOT_ASKED"
    NO_TO_ANOTHER = "NO_TO_ANOTHER"  # of the same kind, by another name: it may be the same one
    REFUSED = "REFUSED"


def standing_with(statements: Sequence[Statement], purpose: str, receiver: Receiver, on: date) -> Standing:
    """What holds on a day with one receiver. A yes that was taken back is a no; a no without a name is meant for all."""
    said = [each for each in statements if each.said_on <= on]
    agreed = [
        each.number
        for each in said
        if in_force(each, said, on) and each.purpose == purpose and each.receiver.is_same(receiver)
    ]
    noes = [(number, of) for number, of in _noes(said, purpose) if of.kind == receiver.kind]
    ours = [number for number, of in noes if not _folded(of.name) or of.is_same(receiver)]
    if max(ours, default=0) > max(agreed, default=0):
        return Standing.REFUSED
    if agreed:
        return Standing.AGREED
    return Standing.NO_TO_ANOTHER if noes else Standing.NOT_ASKED


def _noes(said: Sequence[Statement], purpose: str) -> Iterator[tuple[int, Receiver]]:
    """Each refusal of such a purpose and each yes that was taken back, with whom it speaks of."""
    by_number = {each.number: each for each in said}
    for each in said:
        spoken = by_number.get(each.of or 0) if each.act == Act.WITHDRAWN else each
        if each.act != Act.GIVEN and spoken is not None and _is_no_to(spoken.purpose, purpose):
            yield each.number, spoken.receiver


def in_force(statement: Statement, statements: Iterable[Statement], on: date) -> bool:
    """Whether a yes holds on a day: begun, not over, not taken back."""
    if statement.act != Act.GIVEN or statement.until is None:
        return False
    is_back = any(
        each.act == Act.WITHDRAWN and each.of == statement.number and each.said_on <= on
        for each in statements
    )
    return statement.said_on <= on <= statement.until and not is_back


def _grants(statement: Statement, ask: Ask) -> bool:
    return (
        statement.purpose == ask.purpose
        and ask.field in statement.fields
        and bool(_folded(ask.receiver.name))
        and statement.receiver.is_same(ask.receiver)
    )


def _forbids(statement: Statement, ask: Ask) -> bool:
    """A no without a name is meant for all of the kind, a no without kinds of facts for all of them."""
    if statement.act != Act.REFUSED or not _is_no_to(statement.purpose, ask.purpose):
        return False
    of_all = not _folded(statement.receiver.name)
    is_receiver = statement.receiver.kind == ask.receiver.kind and (
        of_all or statement.receiver.is_same(ask.receiver)
    )
    return is_receiver and (not statement.fields or ask.field in statement.fields)


def _is_no_to(said: str, asked: str) -> bool:
    return said == asked or asked in NO_TO_MEANS_ALSO.get(said, frozenset())  # type: ignore[call-overload]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
