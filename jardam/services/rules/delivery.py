"""What a centre delivered, month by month, and how it may be shown to whoever may not open the lists behind it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jardam.kernel.months import Month
from jardam.network.rules.standard import Counted
from jardam.quality.rules.small_numbers import HIDDEN, Shown, protected

MONTHS_BEFORE = 12
"""Beside the asked month stand so many before it."""


class Figure(StrEnum):
    """What is counted: the rules of the catalogue, and beside them whom it was for."""

    PHONE = "PHONE"
    VISIT = "VISIT"
    MESSAGE = "MESSAGE"
    OUTREACH = "OUTREACH"
    APPOINTMENT_KEPT = "APPOINTMENT_KEPT"
    CASE = "CASE"
    CERTIFICATE = "CERTIFICATE"
    REFERRAL = "REFERRAL"
    WORKER = "WORKER"
    INTERNAL = "INTERNAL"
    RELATIVE = "RELATIVE"
    EMPLOYER = "EMPLOYER"
    AUTHORITY = "AUTHORITY"
    EXPERT = "EXPERT"


CLIENTS = (
    Figure.WORKER,
    Figure.INTERNAL,
    Figure.RELATIVE,
    Figure.EMPLOYER,
    Figure.AUTHORITY,
    Figure.EXPERT,
)
FAMILIES = ((Figure.PHONE, Figure.VISIT, Figure.MESSAGE, Figure.OUTREACH), CLIENTS)
"""Parts of one known whole, the consultations: a small one alone could be worked out from the others."""


def figure_of(counted: Counted) -> Figure | None:
    """What is counted by a rule of the catalogue; None where nothing can be counted yet."""
    return None if counted is Counted.NOT_YET else Figure(counted.value)


def months_asked(month: Month) -> list[Month]:
    """The asked month, then the twelve before it, the youngest first."""
    found = [month]
    while len(found) <= MONTHS_BEFORE:
        found.append(found[-1].before)
    return found


@dataclass(frozen=True, slots=True)
class Cell:
    """What was delivered in one month: by language, and by sex where it was noted (`F`, `M`, else empty)."""

    by_language: Mapping[str, int] = field(default_factory=dict)
    by_sex: Mapping[str, int] = field(default_factory=dict)

    @property
    def whole(self) -> int:
        return sum(self.by_language.values())


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Sum:
    """What the months add up to; ``is_at_least`` where the number of a month is withheld."""

    value: int
    is_at_least: bool = False


def shown_in_month(counts: Mapping[Figure, int], *, is_exact: bool) -> dict[Figure, Shown]:
    """The figures of one month. Without the right to the lists nobody sees one to four, nor what gives them away.

    >>> shown_in_month({Figure.PHONE: 40, Figure.VISIT: 7, Figure.CASE: 2}, is_exact=False)[Figure.VISIT]
    7
    """
    every: dict[Figure, Shown] = {figure: counts.get(figure, 0) for figure in Figure}
    if is_exact:
        return every
    alone = set(Figure) - {figure for family in FAMILIES for figure in family}
    for family in (*FAMILIES, *((figure,) for figure in alone)):
        every |= dict(zip(family, protected([counts.get(figure, 0) for figure in family]), strict=True))
    return every


def shown_parts(whole: Shown, parts: Sequence[int], *, is_exact: bool) -> list[Shown]:
    """The parts of one figure of one month; where the figure itself is withheld, so is each of them."""
    if is_exact:
        return list(parts)
    return protected(parts) if isinstance(whole, int) else [HIDDEN] * len(parts)


def summed(months: Sequence[Shown]) -> Sum:
    """Of the months only what is shown of each: so a sum never tells more than they do.

    >>> summed([12, 'small', 8])
    Sum(value=20, is_at_least=True)
    """
    known = [shown for shown in months if isinstance(shown, int)]
    return Sum(sum(known), len(known) < len(months))
