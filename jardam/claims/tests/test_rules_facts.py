from datetime import date

import pytest

from jardam.claims.rules.evidence import Fact, ProofKind
from jardam.claims.rules.facts import Facts, Who
from jardam.claims.rules.oddities import Odd, Oddity, Span, oddities

MARCH, MAY, JULY = (date(2026, number, 1) for number in (3, 5, 7))


def test_what_is_sealed_comes_back_as_it_was() -> None:
    facts = Facts(
        Who("СтройРемонт", "Рахим", "корпус 4"),
        {"way": "MONTHLY", "month": [{"month": "2026-03", "sum": "60000"}]},
        {Fact.PAY: (ProofKind.CHAT,)},
        {ProofKind.CHAT: "41 сообщение"},
    )
    assert Facts.from_bundle(facts.bundle) == facts


@pytest.mark.parametrize(
    ("work", "paid", "others", "expected"),
    [
        (Span("A", MARCH, MAY), [date(2026, 2, 20)], [], [Oddity(Odd.PAID_BEFORE_WORK, date(2026, 2, 20))]),
        (Span("A", MARCH, MAY), [MARCH], [], []),
        (Span("A", MARCH, None), [], [Span("B", MAY, JULY)], [Oddity(Odd.OVERLAPS, MAY, "B")]),
        (Span("A", MARCH, MAY), [], [Span("B", JULY, None)], []),
        (Span("A", MARCH, MAY), [], [Span("B", None, None)], []),
        (Span("A", MAY, MARCH), [], [], [Oddity(Odd.ENDS_BEFORE_START, MARCH)]),
        (Span("A", None, None), [MARCH], [Span("B", MARCH, MAY)], []),
    ],
)
def test_what_does_not_fit_is_asked_about(
    work: Span, paid: list[date], others: list[Span], expected: list[Oddity]
) -> None:
    assert oddities(work, paid, others) == expected
