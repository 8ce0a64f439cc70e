"""Which terms of the law stand in a text, whatever their endings. For an editor's eye: a term too many costs a glance."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

SHORTEST_STEM = 4
LONGEST_ENDING = 4
"""Of a word in plain letters: "trudovoi" and "trudovogo" are one word, "sud" and "sudno" are two."""


class Column(StrEnum):
    """The languages and scripts of the glossary. Stored as written."""

    RU = "RU"
    KY = "KY"
    TG = "TG"
    UZ_CYRL = "UZ_CYRL"
    UZ = "UZ"
    RO = "RO"
    EN = "EN"


def terms_standing_in(words: Sequence[str], terms: Mapping[str, Iterable[Sequence[str]]]) -> list[str]:
    """The codes of ``terms`` of which one spelling stands in ``words``, all its words beside each other and in order.

    Units: words in plain letters, as `search.rules.skeleton.words_of` makes them.
    """
    return [
        code
        for code, spellings in terms.items()
        if any(spelling and _stands(spelling, words) for spelling in spellings)
    ]


def _stands(spelling: Sequence[str], words: Sequence[str]) -> bool:
    last = len(words) - len(spelling)
    return any(
        all(is_one_word(word, words[place + number]) for number, word in enumerate(spelling))
        for place in range(last + 1)
    )


def is_one_word(one: str, other: str) -> bool:
    """Whether two words differ in their endings at most; a short word must be the same."""
    if one == other:
        return True
    longest = max(len(one), len(other))
    stem = max(SHORTEST_STEM, longest - LONGEST_ENDING)
    return min(len(one), len(other)) >= stem and one[:stem] == other[:stem]
