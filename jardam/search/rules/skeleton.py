"""One spelling for comparing words of six languages in two alphabets. For comparing only, never for showing.

What people drop or cannot type is dropped here too: national letters, apostrophes, accents, soft signs. The same
folding is used when a document is indexed and when a question is asked.
"""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ү": "u", "ө": "o", "ң": "n",  # Kyrgyz, as they are typed on a Russian keyboard
    "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "қ": "k", "ғ": "g",  # Tajik
    "ў": "o",  # Uzbek in Cyrillic
    "і": "i", "ї": "i", "є": "e",  # Ukrainian and the old Kyrgyz keyboards
}  # fmt: skip
_LATIN = {
    "ı": "i", "ţ": "ts", "ț": "ts", "ş": "s", "ș": "s",  # Romanian
    "x": "h", "q": "k", "w": "v", "y": "i",
}  # fmt: skip
_CLUSTERS = (("shch", "sh"), ("sch", "sh"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("ck", "k"))
_APOSTROPHES = re.compile("['`´‘’ʻʼʹ′]")
_WORD = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"(.)\1+")
_HARD_C = re.compile("c(?![eihy])")
_SOFT_C = re.compile("c(?=[eiy])")


def words_of(text: str) -> list[str]:
    """The folded words of a text in their order; a word of which nothing is left is left out."""
    return [folded for folded in map(fold_word, plain_words(text)) if folded]


def plain_words(text: str) -> list[str]:
    """The words of a text as they are written, without apostrophes; no surrogates, signs or control characters."""
    return _WORD.findall(_APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """One word in plain small Latin letters.

    "Тўламаяпти" and "toʻlamayapti", "төлөбөйт" and "толобойт", "регистрация" and "registraciya" come out alike
    or so near that trigrams meet. Digits stay; ё is е, as in Russian.
    """
    letters = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", word).casefold())
    for cluster, sound in _CLUSTERS:
        letters = letters.replace(cluster, sound)
    folded = "".join(_letter(letter) for letter in letters)
    folded = _SOFT_C.sub("ts", _HARD_C.sub("k", folded))
    return _REPEATED.sub(r"\1", folded.replace("iia", "ia").replace("iiu", "iu"))


def spellings(word: str) -> tuple[str, ...]:
    """The foldings of a word: one, or two where a ё is е in Russian and "yo" in Uzbek and Tajik."""
    small = word.casefold()
    if "ё" not in small:
        folded = fold_word(word)
        return (folded,) if folded else ()
    return tuple(dict.fromkeys((fold_word(small), fold_word(small.replace("ё", "йо")))))


def _letter(letter: str) -> str:
    known = _CYRILLIC.get(letter, _LATIN.get(letter))
    if known is not None:
        return known
    bare = (part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return "".join(_CYRILLIC.get(part, _LATIN.get(part, part)) for part in bare)
