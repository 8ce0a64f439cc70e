"""Earlier visits: on what each stood, and whether it was too long. A ground that nobody told is a condition, not an overstay."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jardam.law.rules.allowance import Stay, last_lawful_day
from jardam.law.rules.explaining import Caution, Said
from jardam.law.rules.grounds import Ground, row_of
from jardam.law.rules.overstay import Days
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion
from jardam.law.rules.visits import Visit


class Basis(StrEnum):
    """What is known of the ground of a visit."""

    FREE = "FREE"  # visa-free days, as it was told
    REPLACED = "REPLACED"  # a ground of which the rule of that day says that it stands in their place
    UNRECORDED = "UNRECORDED"  # a ground of which no row says what it did then
    UNTOLD = "UNTOLD"


@dataclass(frozen=True, slots=True)
class PastStay:
    """An earlier visit.

    ``row``: which says that its ground stood in the place of visa-free days; None where none does.
    ``if_free``: days beyond the last lawful one if it stood on visa-free days alone; a span where it depends on whether
    the days of other visits, on other grounds, count.
    ``counts``: whether its days surely count among the visa-free ones.
    Units: days.
    """

    visit: Visit
    basis: Basis
    row: RuleVersion | None
    if_free: Days
    counts: bool

    @property
    def over(self) -> Days:
        """By how many days it was too long: at least and at most."""
        if self.basis is Basis.FREE:
            return self.if_free
        return Days(0, 0 if self.basis is Basis.REPLACED else self.if_free.most)


@dataclass(frozen=True, slots=True)
class Past:
    """``counted``: the days of the earlier visits that surely count. ``unknown``: where no rule is held."""

    stays: tuple[PastStay, ...]
    counted: tuple[Stay, ...]
    unknown: tuple[Said, ...]


def past_stays(book: RuleBook, visits: Sequence[Visit], few: Sequence[Stay], many: Sequence[Stay]) -> Past:
    """Each visit that has ended. ``few``, ``many``: the visits with as few days as the stamps let, and with as many.

    The days of a visit on another ground may count among the visa-free ones or may not: no row says which, so every
    later number is a span. A visit of which no ground was told counts, unless it was too long for visa-free days.
    Source: 115-FZ art. 5 (stay.visa_free_90_180, stay.visa_free_90_calendar_year with `replaced_by`).
    """
    stays: list[PastStay] = []
    counted: list[Stay] = []
    unknown: list[Said] = []
    for number, visit in enumerate(visits):
        if visit.is_open:
            continue
        ways = [(tuple(counted), few[number])]
        ways += [(tuple(stays[:number]), stays[number]) for stays in (few, many)]
        try:
            over = {
                way: _over(book, *way) for way in dict.fromkeys(ways)
            }  # mostly one way, and it takes long
            stay = _judged(book, visit, [over[way] for way in ways])
        except NotInForce as error:
            unknown.append(Said(Caution.NOT_IN_FORCE, {"row_code": error.code, "day": error.on}))
            stay = PastStay(visit, Basis.UNTOLD, None, Days(0, 0), counts=True)
        stays.append(stay)
        if stay.counts:
            counted.append(few[number])
    return Past(tuple(stays), tuple(counted), tuple(unknown))


def _judged(book: RuleBook, visit: Visit, over: Sequence[int]) -> PastStay:
    """``over``: when days on other grounds do not count, when they do, and when the stamps are read as long as can be."""
    row = row_of(book, visit.ground, visit.last) if visit.ground else None
    basis = _basis(visit.ground, row)
    counts = basis is Basis.FREE or (basis is Basis.UNTOLD and not any(over))
    return PastStay(visit, basis, row, Days(min(over[:2]), over[1]), counts)


def _basis(ground: Ground | None, row: RuleVersion | None) -> Basis:
    if ground is None:
        return Basis.UNTOLD
    if ground is Ground.NONE:
        return Basis.FREE
    return Basis.REPLACED if row else Basis.UNRECORDED


def _over(book: RuleBook, earlier: Sequence[Stay], stay: Stay) -> int:
    return max(0, (stay.last - last_lawful_day(book, earlier, stay.first)).days)
