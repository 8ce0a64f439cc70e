"""Who may be offered to whom. A wish is never stretched: who asks for a woman is offered women only. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from jardam.kernel.languages import Language


class Wish(StrEnum):
    """Whom somebody wants to talk to. No wish is the only value that fits an adviser who did not say."""

    NONE = "N"
    WOMAN = "F"
    MAN = "M"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody at the door or on the line asks for."""

    language: Language
    wish: Wish = Wish.NONE


@dataclass(frozen=True, slots=True)
class Offering:
    """What an adviser offers. ``sex``: F, M, or empty where they did not say."""

    languages: frozenset[Language]
    sex: str = ""


def fits(offering: Offering, asked: Asked) -> bool:
    """Whether this adviser speaks the language and is whom they asked for.

    An unknown language is not any language: it fits nobody, not even an adviser whose own is unknown.
    """
    if asked.language is Language.UNKNOWN or asked.language not in offering.languages:
        return False
    return asked.wish is Wish.NONE or offering.sex == asked.wish.value
