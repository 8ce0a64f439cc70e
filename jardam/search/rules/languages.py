"""Which of six languages some words are in: by their letters, as they are commonest in each. A guess for presets only.

Kyrgyz, Tajik and Uzbek in Cyrillic have letters that Russian lacks, but people drop them; so every letter counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from jardam.search.rules.skeleton import plain_words

LONGEST_GRAM = 3
SURE_LEAD = 20.0
"""In natural logarithms, between the likeliest language and the next one.

Of 157 questions in Kyrgyz, Tajik, Uzbek and Romanian 131 are then told, and none of 247 in six languages is taken for
another: measured on the list on which the lead was chosen.
"""
SURE_LETTERS, SURE_WORDS = 8, 2
_SMOOTHING = 0.3
_TO_CYRILLIC = (
    ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("oʻ", "ў"), ("o'", "ў"), ("gʻ", "ғ"), ("g'", "ғ"),
    ("a", "а"), ("b", "б"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "ҳ"), ("i", "и"), ("j", "ж"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "қ"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("v", "в"), ("x", "х"), ("y", "й"), ("z", "з"), ("'", "ъ"),
)  # fmt: skip


def uzbek_in_cyrillic(latin: str) -> str:
    """The older spelling of an Uzbek word written in Latin letters."""
    text = latin.casefold()
    for letters, letter in _TO_CYRILLIC:
        text = text.replace(letters, letter)
    return text


class LanguageGuess:
    """Counts of letters in a row, by language; made from words known to be of it."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        counts = {language: Counter(_grams(texts)) for language, texts in words.items()}
        self._sums = {language: sum(count.values()) for language, count in counts.items()}
        self._counts = counts
        self._kinds = len({gram for count in counts.values() for gram in count})

    def guess(self, text: str) -> str:
        """The likeliest language; empty where there are no letters."""
        placed = self._placed(text)
        return placed[0][1] if placed else ""

    def surely(self, text: str) -> str:
        """The likeliest one, without its script, where no other comes near; otherwise empty.

        Latin letters are commonly Uzbek, but so are those of a transliteration: that must be Uzbek in Cyrillic too.
        """
        if sum(map(str.isalpha, text)) < SURE_LETTERS or len(text.split()) < SURE_WORDS:
            return ""
        leading = self._leading(text)
        return leading if leading != "UZ" or self._leading(uzbek_in_cyrillic(text)) == "UZ" else ""

    def _leading(self, text: str) -> str:
        placed = self._placed(text)
        first = placed[0][1].partition("-")[0] if placed else ""
        others = [likely for likely, language in placed if language.partition("-")[0] != first]
        return first if others and placed[0][0] - others[0] >= SURE_LEAD else ""

    def _placed(self, text: str) -> list[tuple[float, str]]:
        """How likely each language is, the likeliest first; none where there are no letters."""
        grams = list(_grams([text]))
        likely = [(self._likely(grams, language), language) for language in self._counts] if grams else []
        return sorted(likely, key=lambda pair: (-pair[0], pair[1]))

    def _likely(self, grams: Iterable[str], language: str) -> float:
        count, whole = self._counts[language], self._sums[language] + _SMOOTHING * self._kinds
        return sum(log((count[gram] + _SMOOTHING) / whole) for gram in grams)


def _grams(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for word in filter(str.isalpha, plain_words(text.casefold())):
            marked = f" {word} "
            for size in range(1, LONGEST_GRAM + 1):
                yield from (marked[at : at + size] for at in range(len(marked) - size + 1))
