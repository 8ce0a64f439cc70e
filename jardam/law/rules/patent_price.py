"""What a month of a patent costs in a region. A sum that nobody published says so, and an unknown one is never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jardam.kernel.months import months_later
from jardam.law.rules.explaining import Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion

FEES = "patent_fees."
LONGEST = "stay.patent_longest"
MONTHS = 12


class Known(StrEnum):
    """Where a sum comes from."""

    PUBLISHED = "PUBLISHED"  # somebody published the sum
    DERIVED = "DERIVED"  # worked out from a growth or a coefficient that was published
    COMPUTED = "COMPUTED"  # 1 200 roubles by deflator by coefficient: our arithmetic
    UNKNOWN = "UNKNOWN"


class PriceSaid(Code):
    """Steps, warnings and refusals of the price."""

    MONTH = "PRICE_MONTH"
    DERIVED = "PRICE_DERIVED"
    COMPUTED = "PRICE_COMPUTED"
    UNKNOWN = "PRICE_UNKNOWN"
    TOTAL = "PRICE_TOTAL"
    NEW_YEAR = "PRICE_NEW_YEAR"  # months of two years: which price holds for the second was not found
    NO_SUCH_REGION = "PRICE_NO_SUCH_REGION"
    MONTHS_OUT_OF_RANGE = "PRICE_MONTHS_OUT_OF_RANGE"


@dataclass(frozen=True, slots=True)
class MonthPrice:
    """``amount``: None where it is not known.

    Units: roubles for one month of the patent.
    """

    begins: date
    amount: Decimal | None
    known: Known
    row: RuleVersion | None


@dataclass(frozen=True, slots=True)
class PatentCost:
    """``total``: of the months whose price is known; ``is_whole`` says whether that is all of them."""

    months: tuple[MonthPrice, ...]
    total: Decimal

    @property
    def is_whole(self) -> bool:
        return all(month.amount is not None for month in self.months)


def regions_of(book: RuleBook) -> tuple[str, ...]:
    """The regions whose prices are held here, by the names of the rows."""
    return tuple(sorted({row.code.removeprefix(FEES) for row in book.under(FEES)}))


def month_price(book: RuleBook, region: str, on: date) -> MonthPrice:
    """The price of a month that begins on a day.

    Errors: Refused for a region that is not held here.
    Source: Tax Code art. 227.1 and the law of the region (patent_fees.*).
    """
    if region not in regions_of(book):
        raise Refused(Said(PriceSaid.NO_SUCH_REGION, {"region": region}))
    try:
        row = book.at(FEES + region, on)
    except NotInForce:
        return MonthPrice(on, None, Known.UNKNOWN, None)
    return MonthPrice(on, row.number if row.value else None, _known(row), row)


def patent_cost(book: RuleBook, region: str, first: date, count: int, today: date) -> Explained[PatentCost]:
    """What ``count`` months cost that begin on ``first``, each at the price of the day on which it begins.

    Units: roubles.
    Errors: Refused.
    Source: Tax Code art. 227.1 (patent_fees.*); 115-FZ art. 13.3 (5) (stay.patent_longest).
    """
    if not 1 <= count <= MONTHS:
        raise Refused(Said(PriceSaid.MONTHS_OUT_OF_RANGE, {"most": MONTHS}))
    months = tuple(month_price(book, region, months_later(first, number)) for number in range(count))
    cost = PatentCost(months, sum((month.amount or Decimal(0) for month in months), Decimal(0)))
    rows = tuple(dict.fromkeys(month.row for month in months if month.row))
    steps = [_said(month) for month in months]
    if cost.is_whole:
        steps.append(Said(PriceSaid.TOTAL, {"amount": cost.total, "months": count}))
    return Explained(cost, tuple(steps), rows, (*_warnings(months), *cautions_of(rows, today)))


def _known(row: RuleVersion) -> Known:
    told = row.details
    if not row.value:
        return Known.UNKNOWN
    if told.get("published_amount_rub"):
        return Known.PUBLISHED
    return Known.DERIVED if told.get("derived_amount_rub") else Known.COMPUTED


def _said(month: MonthPrice) -> Said:
    if month.amount is None:
        return Said(PriceSaid.UNKNOWN, {"day": month.begins}, month.row)
    return Said(PriceSaid.MONTH, {"day": month.begins, "amount": month.amount}, month.row)


def _warnings(months: Sequence[MonthPrice]) -> list[Said]:
    """Each year once: what is not published, and the change of price at a New Year."""
    said: dict[Said, None] = {}
    for month in months:
        told = {"year": month.begins.year}
        if month.known is Known.UNKNOWN:
            said[Said(PriceSaid.UNKNOWN, {"day": month.begins.replace(month=1, day=1)}, month.row)] = None
        elif month.known is not Known.PUBLISHED:
            said[Said(PriceSaid[month.known], told, month.row)] = None
    years = {month.begins.year for month in months}
    if len(years) > 1:
        said[Said(PriceSaid.NEW_YEAR, {"year": max(years)})] = None
    return list(said)
