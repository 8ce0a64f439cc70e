"""How near two spellings of the other side are: across alphabets, quotes, legal forms and look-alike letters. Pure.

The machine only proposes: that two are the same a person says.
"""

import re
from difflib import SequenceMatcher
from enum import IntEnum

from jardam.search.rules.skeleton import fold_word, plain_words

NEAR = 0.84
"""Of 1.0, which is the same letters; our judgement: a letter or two of a name may differ."""
FEWEST_LETTERS = 4
"""A shorter word inside a longer name says nothing."""
_SAY_NOTHING = [
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "ип",
    "тоо",
    "чоп",
    "гк",
    "фирма",
    "компания",
    "общество",
    "с",
    "ограниченной",
    "ответственностью",
    "индивидуальный",
    "предприниматель",
    "акционерное",
    "llc",
    "ltd",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ip",
    "прораб",
    "бригадир",
    "мастер",
    "начальник",
    "foreman",
    "brigadir",
    "prorab",
]
_IDLE = frozenset(map(fold_word, _SAY_NOTHING))
_CYRILLIC_TWINS = "авекмнорстух"
_LATIN_TWINS = "abekmhopctyx"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_CYRILLIC_LETTER = re.compile(r"[а-яёіїєңөүғӣқӯҳҷў]")
_LATIN_LETTER = re.compile(r"[a-z]")


class Likeness(IntEnum):
    """Ordered: the nearest is the greatest."""

    OTHER = 0
    LIKE = 1
    SAME = 2


def likeness(one: str, other: str) -> Likeness:
    """How near two spellings are; the same whichever stands first.

    >>> likeness("ООО «СтройРемонт»", "stroy remont")
    <Likeness.SAME: 2>
    """
    mine, theirs = bare_words(one), bare_words(other)
    if not mine or not theirs:
        return Likeness.OTHER
    if "".join(mine) == "".join(theirs) or sorted(mine) == sorted(theirs):
        return Likeness.SAME
    return Likeness.LIKE if _is_within(mine, theirs) or _is_near(mine, theirs) else Likeness.OTHER


def nearest(said: str, spellings: tuple[str, ...]) -> Likeness:
    """To the nearest of the spellings."""
    return max((likeness(said, spelling) for spelling in spellings), default=Likeness.OTHER)


def bare_words(text: str) -> list[str]:
    """The folded words that tell one from another: no legal form, no post, no quotes."""
    folded = (fold_word(_in_one_alphabet(word.casefold())) for word in plain_words(text))
    return [word for word in folded if word and word not in _IDLE]


def _in_one_alphabet(word: str) -> str:
    """A word in which letters of two alphabets are mixed, in the one to which it belongs."""
    if not (_CYRILLIC_LETTER.search(word) and _LATIN_LETTER.search(word)):
        return word
    is_cyrillic = not _LATIN_LETTER.search(word.translate(_TO_CYRILLIC))
    return word.translate(_TO_CYRILLIC if is_cyrillic else _TO_LATIN)


def _is_within(mine: list[str], theirs: list[str]) -> bool:
    """All of the one stands in the other, and is more than a scrap."""
    shorter, longer = sorted((set(mine), set(theirs)), key=len)
    return shorter <= longer and sum(map(len, shorter)) >= FEWEST_LETTERS


def _is_near(mine: list[str], theirs: list[str]) -> bool:
    pairs = [("".join(mine), "".join(theirs)), ("".join(sorted(mine)), "".join(sorted(theirs)))]
    return any(_ratio(*sorted(pair)) >= NEAR for pair in pairs)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= NEAR else 0.0
