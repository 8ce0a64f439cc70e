"""What calculators count, written down: the facts, the result and the rows, and the same rule once more under another law.

A room above that keeps such a term or sum hands `Used` to `actions.record_use` and registers the matching rule here in a
`dependences.Register`. The facts are a rule's name, days and a sum: they tell of nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from jardam.centres.models import User
from jardam.kernel.partial_dates import exactly
from jardam.law.actions import Used
from jardam.law.dependences import Again, Facts
from jardam.law.due import Due
from jardam.law.rules.deadlines import deadline
from jardam.law.rules.late_pay import LateClaim, late_pay
from jardam.law.rules.late_pay_index import late_pay_index
from jardam.law.rules.late_rates import rate_spans
from jardam.law.rules.registration import registration_term
from jardam.law.rules.rulebook import RuleBook, RuleVersion


@dataclass(frozen=True, slots=True)
class Worked:
    """A result, from which facts, and by which rows of the law."""

    facts: Facts
    due: Due
    rows: Sequence[RuleVersion]

    def used(self, room: str, kind: str, key: UUID, owner: User | None = None) -> Used:
        """As the thing of this key writes it down."""
        facts, due = self.facts, self.due
        return Used(
            room,
            kind,
            key,
            self.rows,
            rule=facts.rule,
            started_on=facts.started_on,
            counted_to=facts.counted_to,
            amount=facts.amount,
            due_on=due.on,
            due_amount=due.amount,
            owner=owner,
        )


def term_of(name: str, started_on: date, book: RuleBook) -> Worked:
    """Until when, by a deadline of this name; no day where the row counts none.

    Errors: Refused, YearNotHeld, NoNumber.
    """
    told = deadline(name, exactly(started_on), book, book.known_on)
    end = told.answer.due
    return Worked(Facts(started_on, rule=name), Due(on=end.day if end else None), told.rows)


def registration_of(citizenship: str, entered_on: date, book: RuleBook) -> Worked:
    """The day to hold to for somebody's registration, by a citizenship in two letters.

    Errors: NotInForce, NoNumber, YearNotHeld.
    """
    told = registration_term(book, citizenship, entered_on, max(entered_on, book.known_on))
    return Worked(Facts(entered_on, rule=citizenship), Due(on=told.answer.go_by), told.rows)


def late_pay_of(amount: Decimal, due: date, through: date, book: RuleBook) -> Worked:
    """What a delay has cost through a day. Units: roubles.

    Errors: Refused, NotInForce.
    """
    told = late_pay(LateClaim(amount, due, as_of=through), book, book.known_on)
    facts = Facts(due, amount, counted_to=through)
    return Worked(facts, Due(amount=told.answer.compensation), told.rows)


def terms_again(book: RuleBook) -> Again:
    return lambda facts: term_of(facts.rule, _begun(facts), book).due


def registrations_again(book: RuleBook) -> Again:
    return lambda facts: registration_of(facts.rule, _begun(facts), book).due


def late_pay_again(book: RuleBook) -> Again:
    """The rates are read once: equal to `late_pay` to the kopeck.

    Errors: NotInForce.
    """
    index = late_pay_index(rate_spans(book))

    def again(facts: Facts) -> Due:
        assert facts.amount is not None
        assert facts.counted_to is not None
        claim = LateClaim(facts.amount, _begun(facts), as_of=facts.counted_to)
        return Due(amount=index.compensation(claim, facts.counted_to))

    return again


def _begun(facts: Facts) -> date:
    assert facts.started_on is not None  # none of these is written down without a day
    return facts.started_on
