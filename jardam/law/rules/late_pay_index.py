"""Late pay by the hundred thousand: what each day costs is summed once for all days, and each claim subtracts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from math import lcm

from jardam.law.rules.late_pay import LateClaim, unpaid_spans
from jardam.law.rules.late_rates import REFINANCING, RateSpans
from jardam.law.rules.rounding import Rounded
from jardam.law.rules.rulebook import NotInForce


@dataclass(frozen=True, slots=True)
class LatePayIndex:
    """Sums of the daily shares, in whole numbers, so that nothing is lost.

    ``sums``: at i, what the first i days cost together, from the day ``first`` (as `date.toordinal`) on.
    ``share``: what every day after them costs.
    Units: a ``parts``-th of the debt.
    """

    first: int
    sums: Sequence[int]
    share: int
    parts: int

    def compensation(self, claim: LateClaim, through: date) -> Rounded:
        """What `late_pay` answers when it counts the claim through this day.

        Units: roubles; the sums of the claim have no more than kopecks.
        Errors: NotInForce for a day before the first rate.
        """
        total = 0
        for begin, end, base in unpaid_spans(claim, through):
            cost = self._before(end.toordinal() + 1) - self._before(begin.toordinal())
            total += int(base * 100) * cost
        return Decimal((2 * total + self.parts) // (2 * self.parts)).scaleb(-2)

    def _before(self, day: int) -> int:
        """What the days before this one cost together."""
        place = day - self.first
        if place < 0:
            raise NotInForce(REFINANCING, date.fromordinal(day))
        known = len(self.sums) - 1
        return self.sums[place] if place <= known else self.sums[known] + (place - known) * self.share


def late_pay_index(rates: RateSpans) -> LatePayIndex:
    """Read once from the book, good for any number of claims."""
    parts = lcm(*(span.share.denominator for span in rates.spans))
    shares = [int(span.share * parts) for span in rates.spans]
    first = rates.first_day.toordinal()
    begins = [span.first.toordinal() for span in rates.spans]
    lengths = [after - before for before, after in pairwise(begins)]
    daily = [share for share, length in zip(shares, lengths, strict=False) for _ in range(length)]
    return LatePayIndex(first, [0, *accumulate(daily)], shares[-1], parts)
