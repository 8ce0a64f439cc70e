"""Questions as tired fingers type them: for measuring the search, with dice that can be thrown again."""

import random
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from jardam.search.rules.layouts import other_layout


class Noise(StrEnum):
    NONE = "none"
    TYPO = "typo"
    LETTERS = "letters"
    TRANSLIT = "translit"
    LAYOUT = "layout"
    PREFIX = "prefix"


_NATIONAL = str.maketrans("өүңҳҷӣӯқғў", "оунхчиукгу")
_AS_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ү": "u", "ө": "o", "ң": "n", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "қ": "q", "ғ": "g", "ў": "o",
}  # fmt: skip
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_SHORTEST_MISTYPED = 4
_TYPED_PART = 0.6
_LEAST_TYPED = 3


def noisy(text: str, noise: Noise, dice: random.Random) -> str:
    return _MAKERS[noise](text, dice)


def _as_it_is(text: str, _dice: random.Random) -> str:
    return text


def _mistyped(text: str, dice: random.Random) -> str:
    """One slip in one of the longer words."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= _SHORTEST_MISTYPED]
    if long:
        place = dice.choice(long)
        words[place] = _slipped(words[place], dice)
    return " ".join(words)


def _slipped(word: str, dice: random.Random) -> str:
    """A letter left out, swapped with the next, taken from the neighbouring key or typed twice; never the first."""
    at, kind = dice.randrange(1, len(word)), dice.random()
    if kind < 0.25:
        return word[:at] + word[at + 1 :]
    if kind < 0.5 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    keys = _beside(word[at].lower())
    if kind < 0.8 and keys:
        return word[:at] + dice.choice(keys) + word[at + 1 :]
    return word[:at] + word[at] + word[at:]


def _beside(letter: str) -> str:
    for row in _ROWS:
        at = row.find(letter)
        if at >= 0:
            return row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return ""


def _without_national(text: str, _dice: random.Random) -> str:
    """As typed on a Russian or an American keyboard; й and ё stand on the Russian one."""
    small = text.lower().translate(_NATIONAL).replace("й", "\0").replace("ё", "\1")
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter)
    )
    return bare.replace("\0", "й").replace("\1", "ё").replace("'", "")


def _in_latin(text: str, _dice: random.Random) -> str:
    return "".join(_AS_LATIN.get(letter, letter) for letter in text.lower())


def _on_the_other_layout(text: str, _dice: random.Random) -> str:
    return other_layout(text)


def _cut_short(text: str, _dice: random.Random) -> str:
    """The last word is typed to six tenths."""
    words = text.split()
    words[-1] = words[-1][: max(_LEAST_TYPED, int(len(words[-1]) * _TYPED_PART))]
    return " ".join(words)


_MAKERS: dict[Noise, Callable[[str, random.Random], str]] = {
    Noise.NONE: _as_it_is,
    Noise.TYPO: _mistyped,
    Noise.LETTERS: _without_national,
    Noise.TRANSLIT: _in_latin,
    Noise.LAYOUT: _on_the_other_layout,
    Noise.PREFIX: _cut_short,
}
