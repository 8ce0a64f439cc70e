"""A night on the line, thrown with dice before it begins: who rings when, in which language, and how long they wait."""

from dataclasses import dataclass
from datetime import timedelta

from jardam.demo.dice import Dice
from jardam.demo.phones import invented_phone
from jardam.kernel.languages import Language
from jardam.line.rules.calls import DIGITS

CALLS = 60
LENGTH = timedelta(hours=8)
LANGUAGES = {Language.RU: 20, Language.KY: 27, Language.TG: 27, Language.UZ: 26}
"""Shares of a night, in percent. Assumed, as the next ones."""

WITHHELD, SILENT, BEACON, CALLS_AGAIN = 0.08, 0.08, 0.10, 0.15
LAST_RING = 0.97  # of the night; what rings later would outlast it
DIGIT_OF = {language: digit for digit, language in DIGITS.items()}


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """One call. Times count from the beginning of the night, or from the ring. ``number``: empty when withheld."""

    place: int
    rings: timedelta
    number: str
    language: Language
    patience: timedelta  # so long they wait
    talk: timedelta
    presses_after: timedelta
    is_silent: bool = False

    @property
    def digit(self) -> str:
        """What they press; nothing, when nobody is there or they hang up before the menu."""
        return "" if self.is_silent or self.presses_after >= self.patience else DIGIT_OF[self.language]


def plan_night(seed: int, country: str, calls: int = CALLS) -> list[PlannedCall]:
    """The same seed gives the same night, in the order of the rings."""
    dice = Dice("night", seed, country, calls)
    last = int(LENGTH.total_seconds() * LAST_RING)
    rings = sorted(dice.number(0, last) for _ in range(calls))
    planned: list[PlannedCall] = []
    for place, second in enumerate(rings):
        planned.append(_planned(place, timedelta(seconds=second), planned, country, dice))
    return planned


def _planned(
    place: int, rings: timedelta, before: list[PlannedCall], country: str, dice: Dice
) -> PlannedCall:
    known = [call for call in before if call.number]
    earlier = dice.one(known) if known and dice.chance(CALLS_AGAIN) else None
    language = earlier.language if earlier else dice.many(list(LANGUAGES), list(LANGUAGES.values()), 1)[0]
    number = "" if dice.chance(WITHHELD) else invented_phone(language, country, dice)
    is_beacon = dice.chance(BEACON)
    return PlannedCall(
        place=place,
        rings=rings,
        number=earlier.number if earlier else number,
        language=language,
        patience=timedelta(seconds=dice.number(2, 4) if is_beacon else dice.number(25, 240)),
        talk=timedelta(seconds=dice.number(90, 1500)),
        presses_after=timedelta(seconds=dice.number(4, 9)),
        is_silent=dice.chance(SILENT),
    )
