"""Whether a worker agreed that their name, days and sum stand beside others' in a paper to exactly this reader. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jardam.people.rules.consent import (
    Act,
    Ask,
    FieldGroup,
    Purpose,
    Receiver,
    ReceiverKind,
    Statement,
    may_share,
)
from jardam.people.rules.guardians import Giver

FIELDS = frozenset({FieldGroup.NAME.value, FieldGroup.WORK.value})
"""What such a paper tells of each: who it is; what was worked and is owed."""


class Reader(StrEnum):
    """To whom a common paper may go. A worker may agree to one and not to another."""

    EMPLOYER = "EMPLOYER"
    INSPECTORATE = "INSPECTORATE"
    PROSECUTOR = "PROSECUTOR"
    COURT = "COURT"


class Answer(StrEnum):
    """What a worker said of one reader."""

    YES = "YES"
    MISSING = "MISSING"
    NO = "NO"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


_BY_NAME = {
    Reader.INSPECTORATE: Receiver(ReceiverKind.AUTHORITY, "Государственная инспекция труда"),
    Reader.PROSECUTOR: Receiver(ReceiverKind.AUTHORITY, "Прокуратура"),
    Reader.COURT: Receiver(ReceiverKind.COURT, "Суд"),
}


def receiver_of(reader: Reader, employer: str) -> Receiver:
    """By name, as a consent wants it; ``employer``: as the collective claim calls it."""
    return _BY_NAME.get(reader) or Receiver(ReceiverKind.EMPLOYER, employer)


@dataclass(frozen=True, slots=True)
class Agreement:
    """``until``: the last day of a yes that stands."""

    answer: Answer
    until: date | None = None

    @property
    def stands(self) -> bool:
        return self.answer is Answer.YES


def agreement(
    statements: Sequence[Statement], receiver: Receiver, needed: frozenset[Giver], on: date
) -> Agreement:
    """What holds on a day. A yes to a part of what is told is none.

    ``statements``: of one person, in the order in which they were written down.
    """
    said = [each for each in statements if each.said_on <= on]
    if _shared(said, receiver, needed, on):
        ends = sorted({each.until for each in said if each.until and each.until >= on}, reverse=True)
        return Agreement(Answer.YES, next(day for day in ends if _shared(said, receiver, needed, day)))
    return Agreement(_why_not(said, receiver, on))


def _shared(statements: Sequence[Statement], receiver: Receiver, needed: frozenset[Giver], on: date) -> bool:
    asks = (Ask(Purpose.TOGETHER, receiver, field, on) for field in sorted(FIELDS))
    return all(may_share(statements, ask, needed=needed) for ask in asks)


def _why_not(statements: Sequence[Statement], receiver: Receiver, on: date) -> Answer:
    """By what was said last of this reader."""
    ours = [each for each in statements if _is_of(each, receiver)]
    if not ours:
        return Answer.MISSING
    last = ours[-1]
    if last.act == Act.REFUSED:
        return Answer.NO
    if any(each.of == last.number for each in statements):
        return Answer.WITHDRAWN
    return Answer.EXPIRED if last.until is not None and last.until < on else Answer.MISSING


def _is_of(said: Statement, receiver: Receiver) -> bool:
    is_named = said.receiver.is_same(receiver)
    is_of_all = not said.receiver.name and said.receiver.kind == receiver.kind
    return said.purpose == Purpose.TOGETHER and (is_named or (is_of_all and said.act == Act.REFUSED))
