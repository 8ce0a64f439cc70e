"""Who may consent for a child. The ages are those of the civil code, from memory: no lawyer has read this.

Source: Civil Code of the Russian Federation, articles 21 (1), 26 (1), 28 (1); Family Code, article 64 (1). They speak of
contracts; that consent to handing on what is known of a child follows them is our own reading, and the page says so.
Capacity before eighteen by marriage or by emancipation (articles 21 (2), 27) is not counted: both then consent, which
asks for more than the law and never for less.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from jardam.law.rules.confidence import Confidence
from jardam.people.rules.ages import OLDEST, Ages


class Giver(StrEnum):
    """Whose word it is. Stored as written."""

    SELF = "SELF"
    REPRESENTATIVE = "REPRESENTATIVE"


@dataclass(frozen=True, slots=True)
class AgeRule:
    """For whoever is at least ``youngest`` and at most ``oldest`` years old."""

    youngest: int
    oldest: int
    needed: frozenset[Giver]
    source: str
    confidence: Confidence


BY_AGE = (
    AgeRule(
        0,
        13,
        frozenset({Giver.REPRESENTATIVE}),
        "ГК РФ ст. 28 п. 1; СК РФ ст. 64 п. 1",
        Confidence.FROM_MEMORY_UNVERIFIED,
    ),
    AgeRule(
        14,
        17,
        frozenset({Giver.SELF, Giver.REPRESENTATIVE}),
        "ГК РФ ст. 26 п. 1",
        Confidence.FROM_MEMORY_UNVERIFIED,
    ),
    AgeRule(18, OLDEST, frozenset({Giver.SELF}), "ГК РФ ст. 21 п. 1", Confidence.FROM_MEMORY_UNVERIFIED),
)
UNKNOWN_AGE = BY_AGE[-1:]
"""Nobody is taken for a child because nobody asked."""


def rules_for(ages: Ages | None) -> tuple[AgeRule, ...]:
    """Every rule that may hold: one where the age is known, more where it is a span."""
    if ages is None:
        return UNKNOWN_AGE
    return tuple(rule for rule in BY_AGE if rule.youngest <= ages.oldest and ages.youngest <= rule.oldest)


def who_consents(ages: Ages | None) -> frozenset[Giver]:
    """Everybody whose word is needed. Where the age is a span, all that any age in it asks for.

    >>> sorted(who_consents(Ages(17, 18)))
    [<Giver.REPRESENTATIVE: 'REPRESENTATIVE'>, <Giver.SELF: 'SELF'>]
    """
    return frozenset[Giver]().union(*(rule.needed for rule in rules_for(ages)))


def sources_of(rules: Iterable[AgeRule]) -> str:
    return "; ".join(rule.source for rule in rules)
