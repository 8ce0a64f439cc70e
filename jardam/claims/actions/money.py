"""Money is written down in its column, taken back by a line of its own, promised in parts; and the steps that lead there."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said
from jardam.centres.models import User
from jardam.claims.actions.holding import (
    DEALT,
    MONEY,
    PROMISED,
    TAKEN_BACK,
    Deed,
    Held,
    held_claim,
    write_claim_line,
)
from jardam.claims.actions.recounting import follow_court_term, recount
from jardam.claims.models import Claim, CounterEntry, Dealing, MoneyLine, PromisedPart
from jardam.claims.rules.dealings import BY_PARTS, DealingKind
from jardam.claims.rules.money import Amount, Column
from jardam.claims.rules.promises import Promised
from jardam.kernel.ids import day_uuid
from jardam.law.rules.rulebook import RuleBook

LONGEST_SOURCE = 200  # characters


class TakenBack(ValueError):
    """Somebody has taken this line back already."""


class ReasonWanted(ValueError):
    """Nothing is taken back without a word why."""


class PromiseStands(ValueError):
    """A promise stands already: take it back first, so that no part is counted twice."""


@dataclass(frozen=True, slots=True)
class NewMoney:
    """``source``: how it is known; ``receipt``: the paper that shows it; ``file``: that of the case which it is kept in, by its
    id. ``on``: not after today."""

    column: Column
    on: date
    amount: Amount
    source: str
    receipt: str = ""
    file: str = ""


@recorded
def enter_money(
    claim: Claim, money: NewMoney, book: RuleBook, said: Said, *, by: User, at: datetime
) -> MoneyLine:
    """One line more. What was received lessens the debt as the law counts it.

    Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    held = held_claim(claim, said)
    line = _line(held, money.column, money.on, money.amount, by=by, at=at)
    line.save(force_insert=True)
    words = _words(line) | {"source": money.source, "receipt": money.receipt, "file": money.file}
    _written(held, line, Deed(MONEY, held.facts.who, by, at, words, money.on), book, said)
    record("claim.money_entered", held.case, by=by, at=at, claim=claim.pk, column=line.column)
    return line


@recorded
def take_back(line: MoneyLine, book: RuleBook, said: Said, *, by: User, at: datetime) -> CounterEntry:
    """A line was wrong: another takes it back, and says why. Both stay.

    Errors: as `enter_money`; TakenBack; ReasonWanted.
    """
    if not said.text.strip():
        raise ReasonWanted(str(line.pk))
    held = held_claim(line.claim, said)
    if CounterEntry.objects.filter(centre_id=line.centre_id, line=line).exists():
        raise TakenBack(str(line.pk))
    counter = CounterEntry(
        id=day_uuid(),
        centre_id=line.centre_id,
        line=line,
        number=held.case.revision + 1,
        written_on=timezone.localdate(at),
        written_by=by,
    )
    counter.save(force_insert=True)
    _written(held, line, Deed(TAKEN_BACK, held.facts.who, by, at, _words(line)), book, said)
    record("claim.money_taken_back", held.case, by=by, at=at, claim=held.claim.pk, column=line.column)
    return counter


@recorded
def promise_parts(claim: Claim, promise: Promised, said: Said, *, by: User, at: datetime) -> MoneyLine:
    """The other side agreed to pay by these days. Errors: as `enter_money`; PromiseStands."""
    held = held_claim(claim, said)
    if standing_promise(claim) is not None:
        raise PromiseStands(str(claim.pk))
    line = _line(held, Column.PROMISED, promise.on, promise.amount, by=by, at=at)
    line.save(force_insert=True)
    for part in promise.parts:
        PromisedPart(
            id=day_uuid(),
            centre_id=line.centre_id,
            line=line,
            due_on=part.due_on,
            amount_minor=part.minor,
        ).save(force_insert=True)
    _deal(held, BY_PARTS, promise.on, by=by, at=at)
    deed = Deed(PROMISED, held.facts.who, by, at, _words(line), promise.on)
    write_claim_line(held.case, held.key, deed, said)
    record("claim.promised", held.case, by=by, at=at, claim=claim.pk, parts=len(promise.parts))
    return line


@recorded
def log_dealing(claim: Claim, kind: DealingKind, on: date, said: Said, *, by: User, at: datetime) -> Dealing:
    """A step in the talks or before an authority, on its day. Errors: as `enter_money`."""
    held = held_claim(claim, said)
    dealing = _deal(held, kind, on, by=by, at=at)
    write_claim_line(held.case, held.key, Deed(DEALT, held.facts.who, by, at, {"kind": kind.value}, on), said)
    record("claim.dealt", held.case, by=by, at=at, claim=claim.pk, kind=kind.value)
    return dealing


def standing_promise(claim: Claim) -> MoneyLine | None:
    """The promise in parts that nobody took back."""
    lines = MoneyLine.objects.filter(centre_id=claim.centre_id, claim=claim, column=Column.PROMISED.value)
    found: MoneyLine | None = lines.standing().filter(parts__isnull=False).order_by("-number").first()
    return found


def _line(held: Held, column: Column, on: date, amount: Amount, *, by: User, at: datetime) -> MoneyLine:
    return MoneyLine(
        id=day_uuid(),
        centre_id=held.claim.centre_id,
        claim=held.claim,
        number=held.case.revision + 1,
        column=column.value,
        happened_on=on,
        amount_minor=amount.minor,
        currency=amount.currency.value,
        written_on=timezone.localdate(at),
        written_by=by,
    )


def _deal(held: Held, kind: DealingKind, on: date, *, by: User, at: datetime) -> Dealing:
    dealing = Dealing(
        id=day_uuid(),
        centre_id=held.claim.centre_id,
        claim=held.claim,
        number=held.case.revision + 1,
        kind=kind.value,
        happened_on=on,
        written_on=timezone.localdate(at),
        written_by=by,
    )
    dealing.save(force_insert=True)
    return dealing


def _words(line: MoneyLine) -> dict[str, str]:
    return {"column": line.column, "minor": str(line.amount_minor), "currency": line.currency}


def _written(held: Held, line: MoneyLine, deed: Deed, book: RuleBook, said: Said) -> None:
    """The line of the case; money in the hand is counted anew."""
    is_counted = line.in_column is Column.RECEIVED and bool(held.facts.work)
    payday = recount(held, book, deed, said) if is_counted else None
    write_claim_line(held.case, held.key, deed, said)
    follow_court_term(held, payday, book, deed, said)
