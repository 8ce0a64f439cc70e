"""What is seen only in many incidents: one kind at one venue, from three independent tellers on. Pure.

Three, so that no single person and no couple can be recognised as the source; below it nothing is said, not even that
there is something. Source: the project's own threshold for 'others had trouble here', and 0080 for small numbers.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jardam.incidents.rules.kinds import IncidentKind
from jardam.kernel.partial_dates import partial_date
from jardam.quality.rules.small_numbers import SMALL, Shown, protected

FEWEST_TELLERS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One incident. ``teller``: whose it is, or who stands for their household; None for somebody
    unknown, who may be anybody.

    ``happened``: a partial date as it is stored, empty where nobody remembers; ``told_on``: when it was written down.
    """

    venue: Hashable
    kind: IncidentKind
    happened: str
    teller: Hashable | None
    told_on: date

    @property
    def year(self) -> str:
        """Empty, if unknown."""
        return self.happened[:4]

    def may_be_since(self, day: date) -> bool:
        """Whether it was told after that day and may have happened after it; of no day that is known nobody can say so."""
        happened = partial_date(self.happened)
        return self.told_on > day and happened.is_known and happened.latest > day


@dataclass(frozen=True, slots=True)
class Pattern:
    """``by_year``: the latest first, empty where even the whole is withheld."""

    venue: Hashable
    kind: IncidentKind
    whole: Shown
    by_year: Sequence[tuple[str, Shown]]


def patterns(told: Iterable[Told]) -> list[Pattern]:
    """Those that may be shown, in the order of their kinds."""
    found = [
        _pattern(venue, kind, alike) for (venue, kind), alike in _by_place(told).items() if _is_shown(alike)
    ]
    return sorted(found, key=lambda pattern: list(IncidentKind).index(pattern.kind))


def tellers_in_question(told: Iterable[Told]) -> set[Hashable]:
    """Those of whom it matters whether they are independent of each other: without them there is no pattern."""
    shown = (alike for alike in _by_place(told).values() if _is_shown(alike))
    return {each.teller for alike in shown for each in alike if each.teller is not None}


def since(alike: Sequence[Told], day: date) -> Shown | None:
    """How often one kind was told of at one venue after a day; None below three tellers, when nothing is said.

    A number only where neither it nor what it leaves of a year could be a small one: whole years are shown elsewhere.
    """
    later = [each for each in alike if each.may_be_since(day)]
    if not _is_shown(later):
        return None
    parts = Counter((each.year, each.may_be_since(day)) for each in alike)
    is_said = all(isinstance(part, int) for part in protected(list(parts.values())))
    return len(later) if is_said else SMALL


def _by_place(told: Iterable[Told]) -> Mapping[tuple[Hashable, IncidentKind], list[Told]]:
    by_place: dict[tuple[Hashable, IncidentKind], list[Told]] = defaultdict(list)
    for each in told:
        by_place[each.venue, each.kind].append(each)
    return by_place


def _is_shown(alike: Sequence[Told]) -> bool:
    return len({each.teller for each in alike} - {None}) >= FEWEST_TELLERS


def _pattern(venue: Hashable, kind: IncidentKind, alike: Sequence[Told]) -> Pattern:
    (whole,) = protected([len(alike)])
    if not isinstance(whole, int):
        return Pattern(venue, kind, whole, ())
    years = sorted(Counter(each.year for each in alike).items(), reverse=True)
    shown = protected([number for _year, number in years])
    return Pattern(venue, kind, whole, [(year, part) for (year, _n), part in zip(years, shown, strict=True)])
