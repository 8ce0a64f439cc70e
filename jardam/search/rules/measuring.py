"""How good the search is: where the right document stands, for questions whose answer is known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

FARTHEST = 20
"""A right answer below that place is as good as none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose answer is known: ``gold`` names the right documents, any of them counts."""

    text: str
    language: str
    kind: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the best right document stood, from 1; 0 where it was not found."""

    asked: Asked
    place: int
    is_confident: bool  # of the first document
    seconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 over ``queries`` questions."""

    queries: int
    recall_at_1: float
    recall_at_5: float
    mrr: float

    def as_json(self) -> dict[str, float]:
        return {
            "queries": self.queries,
            "recall@1": round(self.recall_at_1, 4),
            "recall@5": round(self.recall_at_5, 4),
            "mrr": round(self.mrr, 4),
        }


def figures_of(outcomes: Sequence[Outcome]) -> Figures:
    """Errors: ValueError, where nothing was asked."""
    if not outcomes:
        raise ValueError("nothing was asked")
    places = [outcome.place for outcome in outcomes]
    count = len(places)
    return Figures(
        count,
        sum(place == 1 for place in places) / count,
        sum(1 <= place <= 5 for place in places) / count,
        sum(1 / place for place in places if 1 <= place <= FARTHEST) / count,
    )


def figures_by(outcomes: Iterable[Outcome], name: Callable[[Asked], str]) -> Mapping[str, Figures]:
    """The same apart, by language or kind."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(name(outcome.asked), []).append(outcome)
    return {group: figures_of(groups[group]) for group in sorted(groups)}


def percentile(seconds: Sequence[float], share: float) -> float:
    """In milliseconds: the smallest that ``share`` of all do not exceed."""
    return 1000 * sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]
