"""Whether two names of a place are one. Pure: cautious rather than clever, since a wrong match accuses somebody."""

import re
import unicodedata
from collections.abc import Iterable

_APART = re.compile(r"[^\w]+")


def compared(name: str) -> str:
    """A name as it is compared: without case, marks and gaps; ё is е.

    >>> compared("Роддом № 6, им. Семашко") == compared("роддом №6 им семашко")
    True
    """
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    return _APART.sub("", plain)


def is_spelled(name: str, spellings: Iterable[str]) -> bool:
    """Whether the name is one of these already. A name without a letter or a digit is none."""
    asked = compared(name)
    return bool(asked) and any(compared(spelling) == asked for spelling in spellings)
