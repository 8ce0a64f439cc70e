"""Telephone numbers that look right and ring nowhere: no operator of these countries was given these codes.

The page takes them (a number of the right length is possible), the network does not (the code is not assigned).
Source: numbering plans as in `phonenumbers`; a test asks it for every code.
"""

from collections.abc import Mapping

from jardam.demo.dice import Dice
from jardam.kernel.languages import Language

CODES: Mapping[str, str] = {
    "RU": "+7100",
    "KG": "+996100",
    "TJ": "+992600",
    "UZ": "+998100",
    "MD": "+373100",
}
"""The beginning of every invented number, by country."""

DIGITS: Mapping[str, int] = {"RU": 7, "KG": 6, "TJ": 6, "UZ": 6, "MD": 5}
HOME: Mapping[Language, str] = {Language.KY: "KG", Language.TG: "TJ", Language.UZ: "UZ", Language.RO: "MD"}
RUSSIAN_NUMBER = 0.7
"""The share of people in Russia who call from a Russian number. Assumed."""


def invented_phone(language: Language, country: str, dice: Dice) -> str:
    """A number (E.164) of somebody who speaks ``language`` and calls from ``country``."""
    in_russia = country == "RU" and dice.chance(RUSSIAN_NUMBER)
    code = "RU" if in_russia else HOME.get(language, country)
    digits = DIGITS[code]
    return f"{CODES[code]}{dice.number(0, 10**digits - 1):0{digits}}"
