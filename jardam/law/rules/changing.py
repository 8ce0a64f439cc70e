"""A change of the law before it is one: what it would say, what is wrong with it, and the book as it would be then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from uuid import UUID

from jardam.law.rules.citing import LAW_RU
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion, book_of
from jardam.law.rules.shifts import Shift, shift_of

EARLIEST = date(1990, 1, 1)
LATEST = date(2100, 1, 1)
"""A day beyond these is a slip of the finger."""

COUNTED = frozenset({"calendar_days", "working_days", "days", "sutki", "hours", "weeks", "months", "years"})
MEASURED = COUNTED | {"RUB", "percent", "factor"}


class Origin(StrEnum):
    """Where a version comes from."""

    FILES = "FILES"
    CHANGE = "CHANGE"
    WITHDRAWAL = "WITHDRAWAL"


class ChangeState(StrEnum):
    DRAFT = "DRAFT"
    REHEARSED = "REHEARSED"  # waits for the second person
    CONFIRMED = "CONFIRMED"  # in force from its day
    WITHDRAWN = "WITHDRAWN"
    DISCARDED = "DISCARDED"  # never confirmed


class Act(StrEnum):
    """What a change does to a row."""

    NEW_PERIOD = "NEW_PERIOD"  # another value from a day on; the period before ends the day before
    CORRECTION = "CORRECTION"  # a period said something wrong
    END = "END"  # a period ends, and nothing follows it here


class Fault(StrEnum):
    """Why a change cannot be entered."""

    UNKNOWN_CODE = "UNKNOWN_CODE"
    NO_PERIOD = "NO_PERIOD"  # there is no such period to correct or end
    VALUE_MISSING = "VALUE_MISSING"
    NOT_A_NUMBER = "NOT_A_NUMBER"
    NOT_WHOLE = "NOT_WHOLE"
    START_MISSING = "START_MISSING"
    END_MISSING = "END_MISSING"
    FAR_AWAY = "FAR_AWAY"
    ENDS_BEFORE_IT_BEGINS = "ENDS_BEFORE_IT_BEGINS"
    BEGINS_ALREADY = "BEGINS_ALREADY"  # a period begins on that day: it wants a correction
    OVERLAPS = "OVERLAPS"
    SAME_AS_NOW = "SAME_AS_NOW"
    OUTDATED = "OUTDATED"  # the row has another version by now


class Concern(StrEnum):
    """What the second person is told to look at; it hinders nothing."""

    GAP_AFTER = "GAP_AFTER"
    GAP_BEFORE = "GAP_BEFORE"
    LOOKS_BACK = (
        "LOOKS_BACK"  # it holds for days that are over: answers given since rest on the row as it was
    )
    UNVERIFIED = "UNVERIFIED"
    DETAILS_KEPT = "DETAILS_KEPT"  # the source said more than the value, and that stays as it was


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what a change rests; new and corrected rows take it over."""

    law: str
    sources: str
    confidence: Confidence
    checked_on: date
    review_on: date


@dataclass(frozen=True, slots=True)
class Turn:
    """The law as it is and as it would be: what everything that rests on it is asked with.

    ``change``: which one makes it so; what speaks of that one itself rests on another.
    """

    before: RuleBook
    after: RuleBook
    shifts: Mapping[str, Shift]  # by code
    change: UUID | None = None

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(self.shifts)

    @property
    def other_codes(self) -> frozenset[str]:
        """Of the rows that say something else; the others only have a better source."""
        return frozenset(code for code, shift in self.shifts.items() if shift.is_other)

    def said_otherwise(self, codes: Iterable[str]) -> list[Shift]:
        """Of these rows those that say something else."""
        return [self.shifts[code] for code in codes if code in self.other_codes]

    def told_by(self, codes: Sequence[str]) -> Shift:
        """The row that stands for these: the first that says something else, where one does."""
        return next(iter(self.said_otherwise(codes)), self.shifts[codes[0]])


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a change says of one row.

    ``period``: the first day of the period that is corrected or ended; a new period has none.
    ``version``: which version of the touched period was seen when it was entered; None asks for no comparison.
    ``statement``: empty leaves the words as they are.
    """

    act: Act
    code: str
    value: str = ""
    statement: str = ""
    period: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    version: int | None = None


def touched(proposal: Proposal, book: RuleBook) -> RuleVersion | None:
    """The row that a proposal continues, corrects or ends; None where there is none."""
    if proposal.act is not Act.NEW_PERIOD:
        return next(
            (row for row in book.rows.get(proposal.code, ()) if row.valid_from == proposal.period), None
        )
    try:
        return book.at(proposal.code, proposal.starts_on or date.max)
    except NotInForce:
        before = [
            row for row in book.periods(proposal.code) if _begin(row) <= (proposal.starts_on or date.max)
        ]
        return before[-1] if before else next(iter(book.periods(proposal.code)), None)


def faults_of(proposal: Proposal, grounds: Grounds, book: RuleBook) -> list[Fault]:
    """Why this cannot be entered; none when it can. The first is the one to mend first."""
    row = touched(proposal, book)
    if not book.rows.get(proposal.code):
        return [Fault.UNKNOWN_CODE]
    if row is None:
        return [Fault.NO_PERIOD]
    if proposal.version is not None and proposal.version != row.version:
        return [Fault.OUTDATED]
    faults = [*_faults_of_days(proposal, row), *_faults_of_value(proposal, row)]
    return faults or list(_faults_of_place(proposal, grounds, row, book))


def outcome(proposal: Proposal, grounds: Grounds, book: RuleBook) -> list[RuleVersion]:
    """The versions that a proposal without faults would record, the touched one first where it gets another end.

    Errors: ValueError for a proposal that has faults.
    """
    row = touched(proposal, book)
    if row is None or faults_of(proposal, grounds, book):
        raise ValueError(f"{proposal.code} cannot be changed so")
    if proposal.act is Act.END:
        return [replace(row, version=row.version + 1, valid_to=proposal.ends_on)]
    said = _said(row, proposal, grounds)
    if proposal.act is Act.CORRECTION:
        return [said]
    return [
        *_ended(row, proposal),
        replace(said, version=1, valid_from=proposal.starts_on, valid_to=_end(proposal, row)),
    ]


def amended(book: RuleBook, versions: Iterable[RuleVersion]) -> RuleBook:
    """The book as it would be with these versions; each takes the place of the period it is a version of."""
    rows = {(row.code, row.valid_from): row for rows in book.rows.values() for row in rows}
    rows |= {(row.code, row.valid_from): row for row in versions}
    return book_of(rows.values(), book.calendar, book.known_on)


def concerns_of(proposal: Proposal, grounds: Grounds, book: RuleBook, today: date) -> list[Concern]:
    """What to look at twice before it is confirmed."""
    row = touched(proposal, book)
    if row is None or faults_of(proposal, grounds, book):
        return []
    return [concern for concern, is_so in _concerns(proposal, grounds, row, book, today) if is_so]


def first_day(proposal: Proposal, row: RuleVersion) -> date | None:
    """From which day the law is another than the touched ``row`` says; None for ever."""
    if proposal.act is Act.END and proposal.ends_on:
        return min(proposal.ends_on, row.valid_to or date.max) + timedelta(days=1)
    return proposal.starts_on if proposal.act is Act.NEW_PERIOD else proposal.period


def turn_of(book: RuleBook, versions: Iterable[RuleVersion]) -> Turn:
    """What these versions would turn the law into."""
    said = list(versions)
    after = amended(book, said)
    return Turn(
        book, after, {code: shift_of(code, book, after) for code in sorted({row.code for row in said})}
    )


def needs_number(unit: str) -> bool:
    return unit in MEASURED


def _concerns(
    proposal: Proposal, grounds: Grounds, row: RuleVersion, book: RuleBook, today: date
) -> Iterator[tuple[Concern, bool]]:
    after = amended(book, outcome(proposal, grounds, book))
    last = proposal.ends_on if proposal.act is not Act.NEW_PERIOD else _end(proposal, row)
    yield Concern.GAP_AFTER, last is not None and not _holds(after, proposal.code, last + timedelta(days=1))
    start = proposal.starts_on if proposal.act is Act.NEW_PERIOD else None
    yield (
        Concern.GAP_BEFORE,
        start is not None and not _holds(after, proposal.code, start - timedelta(days=1)),
    )
    yield Concern.LOOKS_BACK, (first_day(proposal, row) or date.min) < today
    yield Concern.UNVERIFIED, grounds.confidence in {Confidence.FROM_MEMORY_UNVERIFIED, Confidence.NOT_FOUND}
    yield Concern.DETAILS_KEPT, proposal.act is not Act.END and bool(_without_citation(row))


def _holds(book: RuleBook, code: str, on: date) -> bool:
    return any(row.holds(on) for row in book.rows.get(code, ()))


def _faults_of_days(proposal: Proposal, row: RuleVersion) -> Iterator[Fault]:
    if proposal.act is Act.NEW_PERIOD and proposal.starts_on is None:
        yield Fault.START_MISSING
    if proposal.act is Act.END and proposal.ends_on is None:
        yield Fault.END_MISSING
    if any(day and not EARLIEST <= day <= LATEST for day in (proposal.starts_on, proposal.ends_on)):
        yield Fault.FAR_AWAY
    begins = proposal.starts_on if proposal.act is Act.NEW_PERIOD else row.valid_from
    if begins and proposal.ends_on and proposal.ends_on < begins:
        yield Fault.ENDS_BEFORE_IT_BEGINS


def _faults_of_value(proposal: Proposal, row: RuleVersion) -> Iterator[Fault]:
    if proposal.act is Act.END:
        return
    if row.value and not proposal.value:
        yield Fault.VALUE_MISSING
    elif proposal.value and needs_number(row.unit):
        number = _number(proposal.value)
        if number is None:
            yield Fault.NOT_A_NUMBER
        elif row.unit in COUNTED and number != number.to_integral_value():
            yield Fault.NOT_WHOLE


def _faults_of_place(
    proposal: Proposal, grounds: Grounds, row: RuleVersion, book: RuleBook
) -> Iterator[Fault]:
    gives_way = proposal.act is not Act.NEW_PERIOD or row.holds(proposal.starts_on or date.max)
    others = [other for other in book.rows[proposal.code] if other != row or not gives_way]
    if proposal.act is Act.NEW_PERIOD:
        if any(other.valid_from == proposal.starts_on for other in book.rows[proposal.code]):
            yield Fault.BEGINS_ALREADY
        elif _meets_a_later(proposal.starts_on, _end(proposal, row), others):
            yield Fault.OVERLAPS
        elif (proposal.value, proposal.statement or row.statement) == (row.value, row.statement):
            yield Fault.SAME_AS_NOW
    elif proposal.ends_on != row.valid_to and _meets_a_later(row.valid_from, proposal.ends_on, others):
        yield Fault.OVERLAPS
    elif _is_same(proposal, grounds, row):
        yield Fault.SAME_AS_NOW


def _is_same(proposal: Proposal, grounds: Grounds, row: RuleVersion) -> bool:
    if proposal.act is Act.END:
        return proposal.ends_on == row.valid_to
    said = (proposal.value, proposal.statement or row.statement, proposal.ends_on)
    told = (_law(row, grounds), grounds.sources, grounds.confidence, grounds.checked_on)
    return (*said, *told) == (
        row.value,
        row.statement,
        row.valid_to,
        row.law,
        row.sources,
        row.confidence,
        row.checked_on,
    )


def _meets_a_later(first: date | None, last: date | None, others: Iterable[RuleVersion]) -> bool:
    """Whether a period that begins later begins before this one has ended."""
    begins = first or date.min
    return any(other.valid_from and begins < other.valid_from <= (last or date.max) for other in others)


def _end(proposal: Proposal, row: RuleVersion) -> date | None:
    """A new period inside another that has an end ends with it, unless it says otherwise."""
    inherits = proposal.starts_on is not None and row.holds(proposal.starts_on)
    return proposal.ends_on or (row.valid_to if inherits else None)


def _ended(row: RuleVersion, proposal: Proposal) -> list[RuleVersion]:
    """The row before the new period, with its last day the day before; nothing when it has ended already."""
    assert proposal.starts_on is not None
    if not row.holds(proposal.starts_on):
        return []
    return [replace(row, version=row.version + 1, valid_to=proposal.starts_on - timedelta(days=1))]


def _said(row: RuleVersion, proposal: Proposal, grounds: Grounds) -> RuleVersion:
    return replace(
        row,
        version=row.version + 1,
        value=proposal.value,
        statement=proposal.statement or row.statement,
        valid_to=proposal.ends_on,
        law=_law(row, grounds),
        sources=grounds.sources,
        confidence=grounds.confidence,
        checked_on=grounds.checked_on,
        review_on=grounds.review_on,
        details=row.details if _law(row, grounds) == row.law else _without_citation(row),
    )


def _law(row: RuleVersion, grounds: Grounds) -> str:
    """What is cited; the act of the row itself, cited in Russian, is still that act."""
    return row.law if grounds.law == row.details.get(LAW_RU) else grounds.law


def _without_citation(row: RuleVersion) -> dict[str, Any]:
    """How the law before was cited is not how this one is."""
    return {name: told for name, told in row.details.items() if name != LAW_RU}


def _begin(row: RuleVersion) -> date:
    return row.valid_from or date.min


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None
