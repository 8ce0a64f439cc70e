"""Which rate and which share of it a day of delay costs: two rates of the Bank of Russia in turn, and a formula that changed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, zip_longest

from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion

REFINANCING, KEY, FORMULA = "refinancing_rate", "key_rate", "card_facts.tc236_formula"
KNOWN_THROUGH = "known_through"
MOST_BOOKS = 4
"""Whose spans are kept: every month of a claim asks for the same ones."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RateSpan:
    """Days with one rate and one divisor.

    ``last``: None while nothing newer is known.
    Units: ``rate`` is per cent a year; a day of delay costs rate / 100 / divisor of the debt.
    """

    first: date
    last: date | None
    rate: Decimal
    divisor: int
    rate_row: RuleVersion
    formula_row: RuleVersion

    @property
    def share(self) -> Fraction:
        """What a day of delay costs, of the debt."""
        return Fraction(self.rate) / (100 * self.divisor)


@dataclass(frozen=True, slots=True)
class RateSpans:
    """All spans in order, without a gap. ``known_through``: the last day of which it is known that no newer rate holds."""

    spans: Sequence[RateSpan]
    known_through: date

    @property
    def first_day(self) -> date:
        return self.spans[0].first

    def within(self, first: date, last: date) -> Iterator[tuple[date, date, RateSpan]]:
        """The spans that lie between two days, both counted, cut to them.

        Errors: NotInForce for days before the first rate.
        """
        if first < self.first_day:
            raise NotInForce(REFINANCING, first)
        start = bisect_right(self.spans, first, key=lambda span: span.first) - 1
        for span in self.spans[start:]:
            if span.first > last:
                return
            yield max(first, span.first), min(last, span.last or last), span


@lru_cache(maxsize=MOST_BOOKS)
def rate_spans(book: RuleBook) -> RateSpans:
    """Refinancing rate while it was a number of its own, then the key rate, each with the formula of its days.

    Errors: NotInForce where a day between two rows has no rate.
    Source: Labour Code art. 236, before and after Federal Law 272-FZ of 03.07.2016; Bank of Russia Ordinance 3894-U
            (the refinancing rate equals the key rate from 2016-01-01).
    """
    spans = [
        RateSpan(max(first, began), _earlier(last, ended), row.number, _divisor(formula), row, formula)
        for first, last, row in _rates(book)
        for began, ended, formula in _formulas(book)
        if began <= (last or began) and first <= (ended or first)
    ]
    spans.sort(key=lambda span: span.first)
    for before, after in pairwise(spans):
        if before.last is None or before.last + _DAY != after.first:
            raise NotInForce(KEY, (before.last or before.first) + _DAY)
    if not spans:
        raise NotInForce(KEY, book.known_on)
    return RateSpans(spans, _known_through(spans[-1]))


def _rates(book: RuleBook) -> Iterator[tuple[date, date | None, RuleVersion]]:
    """First and last day of each row that says a number for its days."""
    refinancing = book.periods(REFINANCING)
    equal_from = next((row.valid_from for row in refinancing if not row.value), None) or date.min
    for row in refinancing:
        if row.value and row.valid_from:
            yield row.valid_from, row.valid_to or equal_from - _DAY, row
    key = [row for row in book.periods(KEY) if row.valid_from]
    begins = [row.valid_from for row in key if row.valid_from]
    for row, begin, following in zip_longest(key, begins, begins[1:]):
        last = row.valid_to or (following - _DAY if following else None)
        if last is None or last >= equal_from:
            yield max(begin, equal_from), last, row


def _formulas(book: RuleBook) -> Iterator[tuple[date, date | None, RuleVersion]]:
    for row in book.periods(FORMULA):
        yield row.valid_from or date.min, row.valid_to, row


def _divisor(formula: RuleVersion) -> int:
    """ "1/150" is 150."""
    return int(formula.value.partition("/")[2])


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _known_through(last: RateSpan) -> date:
    """What the row itself says of how far it was looked up, else the day on which it was checked."""
    told = last.rate_row.details.get(KNOWN_THROUGH)
    return date.fromisoformat(told) if told else last.rate_row.checked_on
