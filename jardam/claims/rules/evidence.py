"""How well each fact of a claim is shown, and what to get next. Pure.

The strengths are the judgement of this house and rest on no law: a court weighs every proof by its own conviction. What
the law says of work without a written contract stands in `law` (card_facts.work_evidence).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Fact(StrEnum):
    """What must be shown for a claim. Stored as written. Add freely; never rename or reuse."""

    WORKED = "WORKED"  # that they were let in to work
    EMPLOYER = "EMPLOYER"  # for whom
    PERIOD = "PERIOD"  # from when until when
    PAY = "PAY"  # what was agreed
    HOURS = "HOURS"  # how much was worked
    PAID = "PAID"  # what was paid, and so what was not


class ProofKind(StrEnum):
    """What shows a fact. Stored as written. Add freely; never rename or reuse."""

    CONTRACT = "CONTRACT"
    TIMESHEET = "TIMESHEET"  # or orders for work, signed by the other side
    ANSWER = "ANSWER"  # of the inspectorate or another authority
    TRANSFER = "TRANSFER"
    CHAT = "CHAT"
    PASS = "PASS"  # noqa: S105 - to a building site
    WITNESS = "WITNESS"
    PHOTO = "PHOTO"
    DIARY = "DIARY"  # the worker's own notebook
    NONE = "NONE"  # asked, and there is nothing


class Strength(IntEnum):
    """How well a fact is shown."""

    NOTHING = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


WEIGHTS: Mapping[Fact, Mapping[ProofKind, int]] = {
    Fact.WORKED: {
        ProofKind.CONTRACT: 3, ProofKind.TIMESHEET: 3, ProofKind.ANSWER: 3, ProofKind.TRANSFER: 2, ProofKind.CHAT: 2,
        ProofKind.PASS: 2, ProofKind.WITNESS: 2, ProofKind.PHOTO: 1,
    },
    Fact.EMPLOYER: {
        ProofKind.CONTRACT: 3, ProofKind.ANSWER: 3, ProofKind.TIMESHEET: 2, ProofKind.TRANSFER: 2, ProofKind.CHAT: 2,
        ProofKind.PASS: 1, ProofKind.WITNESS: 1,
    },
    Fact.PERIOD: {
        ProofKind.TIMESHEET: 3, ProofKind.CONTRACT: 2, ProofKind.ANSWER: 2, ProofKind.PASS: 2, ProofKind.CHAT: 1,
        ProofKind.TRANSFER: 1, ProofKind.WITNESS: 1, ProofKind.PHOTO: 1, ProofKind.DIARY: 1,
    },
    Fact.PAY: {
        ProofKind.CONTRACT: 3, ProofKind.CHAT: 2, ProofKind.TRANSFER: 1, ProofKind.WITNESS: 1,
    },
    Fact.HOURS: {
        ProofKind.TIMESHEET: 3, ProofKind.PASS: 2, ProofKind.CHAT: 1, ProofKind.WITNESS: 1, ProofKind.DIARY: 1,
    },
    Fact.PAID: {
        ProofKind.TRANSFER: 3, ProofKind.CHAT: 2, ProofKind.WITNESS: 1, ProofKind.DIARY: 1,
    },
}  # fmt: skip
"""How much a proof says of a fact, from 1 to 3; one that is not named here says nothing of it. Our judgement."""

EASIEST_FIRST = (
    ProofKind.CHAT,
    ProofKind.TRANSFER,
    ProofKind.PHOTO,
    ProofKind.WITNESS,
    ProofKind.PASS,
    ProofKind.DIARY,
    ProofKind.TIMESHEET,
    ProofKind.CONTRACT,
    ProofKind.ANSWER,
)
MOST_PROPOSED = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """One fact. ``is_asked``: False while nobody has said what there is. ``get_next``: what would show it better."""

    fact: Fact
    proofs: tuple[ProofKind, ...]
    strength: Strength
    is_asked: bool
    get_next: tuple[ProofKind, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """All facts in their order. ``shown``: how many of them are shown at least fairly."""

    facts: tuple[Shown, ...]

    @property
    def shown(self) -> int:
        return sum(one.strength >= Strength.FAIR for one in self.facts)


def meter(proofs: Mapping[Fact, Iterable[ProofKind]]) -> Meter:
    """Every fact with its proofs, its strength and what to get next, the easiest first.

    Source: our judgement, see `WEIGHTS`.
    """
    return Meter(tuple(_shown(fact, tuple(proofs.get(fact, ()))) for fact in Fact))


def strength_of(fact: Fact, proofs: Iterable[ProofKind]) -> Strength:
    """The strongest of the proofs; a step more where two kinds say as much, for they hold each other.

    >>> strength_of(Fact.WORKED, [ProofKind.CHAT, ProofKind.WITNESS])
    <Strength.STRONG: 3>
    """
    weights = sorted((WEIGHTS[fact].get(kind, 0) for kind in set(proofs)), reverse=True)
    best, second = [*weights, 0, 0][:2]
    return Strength(min(best + (best == second > 0), Strength.STRONG))


def _shown(fact: Fact, proofs: tuple[ProofKind, ...]) -> Shown:
    strength = strength_of(fact, proofs)
    return Shown(fact, proofs, strength, bool(proofs), tuple(_get_next(fact, proofs, strength)))


def _get_next(fact: Fact, proofs: tuple[ProofKind, ...], strength: Strength) -> list[ProofKind]:
    better = [
        kind for kind in EASIEST_FIRST if kind not in proofs and strength_of(fact, [*proofs, kind]) > strength
    ]
    return better[:MOST_PROPOSED]
