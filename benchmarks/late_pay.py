"""Late pay by the hundred thousand, over ten years of rate changes, on one core: no house, no database."""

import argparse
import random
import time
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.results import Row, Verdict, save
from jardam.database.connection import PROJECT
from jardam.law.reading.file_book import file_book
from jardam.law.rules.late_pay import LateClaim, Payment, late_pay
from jardam.law.rules.late_pay_index import late_pay_index
from jardam.law.rules.late_rates import rate_spans
from jardam.law.rules.rulebook import RuleBook

CLAIMS = 100_000
COMPARED = 500
FIRST, LAST = date(2016, 9, 10), date(2026, 9, 10)
SECONDS = 2.0


def run(asked: argparse.Namespace) -> None:
    book = file_book(PROJECT / "data" / "law", LAST)
    claims = _claims()
    seconds, slow = [], []
    for _ in range(asked.rounds):
        seconds.append(_by_index(book, claims))
        slow.append(_by_rule(book, claims[:COMPARED]))
    seconds.sort()
    median = seconds[len(seconds) // 2]
    save(
        Row(
            "late_pay",
            "Late pay over ten years of rate changes",
            [
                Verdict(
                    f"{CLAIMS:,} claims, the index read from the book each time",
                    round(median, 2),
                    SECONDS,
                    unit="s",
                )
            ],
            facts={
                "the slowest round, s": round(seconds[-1], 2),
                "the plain rule with its explanation, ms for each claim": round(
                    min(slow) / COMPARED * 1000, 2
                ),
            },
            notes=[
                "Each claim has a sum to the kopeck, one to three payments in part, and up to ten years of delay.",
                "Processor time of one process; both ways give the same kopecks (a property test compares them).",
            ],
            rounds=asked.rounds,
        )
    )


def _by_index(book: RuleBook, claims: list[LateClaim]) -> float:
    begun = time.process_time()
    index = late_pay_index(rate_spans(book))
    for claim in claims:
        index.compensation(claim, LAST)
    return time.process_time() - begun


def _by_rule(book: RuleBook, claims: list[LateClaim]) -> float:
    begun = time.process_time()
    for claim in claims:
        late_pay(claim, book, LAST)
    return time.process_time() - begun


def _claims() -> list[LateClaim]:
    """The same in every run."""
    dice = random.Random(236)
    days = (LAST - FIRST).days
    made = []
    for _ in range(CLAIMS):
        due = FIRST + timedelta(days=dice.randrange(days))
        amount = Decimal(dice.randrange(10_000, 20_000_000)).scaleb(-2)
        payments = [
            Payment(due + timedelta(days=dice.randrange(1, days)), (amount / 4).quantize(Decimal("0.01")))
            for _ in range(dice.randrange(1, 4))
        ]
        made.append(LateClaim(amount, due, payments, LAST))
    return made
