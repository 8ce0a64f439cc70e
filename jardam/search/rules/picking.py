"""Which words may become an alias of an answer: harmless ones, that two different people confirmed. No one else's."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from jardam.search.rules.concepts import Glossary
from jardam.search.rules.nearness import WHOLE
from jardam.search.rules.skeleton import plain_words, spellings

MOST_WORDS = 6
LONGEST_TEXT = 120
NEEDED = 2
"""So many different people must have confirmed the same answer for the same words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Typed words without signs, in small letters."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def folding(self) -> str:
        """The same for the same words in any order, alphabet or case.

        >>> Phrase(("зарплату", "не", "платят")).folding
        'ne platiat zarplatu'
        """
        return " ".join(sorted({spellings(word)[0] for word in self.words}))


def phrase_of(text: str) -> Phrase | None:
    """The words of a text; None where there are none, too many, or a digit or a number in any script among them."""
    if any(unicodedata.category(letter).startswith("N") for letter in text):
        return None
    words = tuple(word.casefold() for word in plain_words(text) if spellings(word))
    phrase = Phrase(words)
    return phrase if 0 < len(words) <= MOST_WORDS and len(phrase.text) <= LONGEST_TEXT else None


def words_to_ask(phrase: Phrase, glossary: Glossary) -> list[str]:
    """Those that are no concept's very word: another ending, or a slip, might be a person's name."""
    return [
        word
        for word in phrase.words
        if not any(glossary.known(folding) == WHOLE for folding in spellings(word))
    ]


def is_harmless(phrase: Phrase, glossary: Glossary, said: Collection[str], names: Collection[str]) -> bool:
    """Whether every word is a concept's or stands in ``said``, and none is a name.

    ``said``: words that published answers use; ``names``: of people, folded. A name that is a word, too, stays a name.
    """
    if any(folding in names for word in phrase.words for folding in spellings(word)):
        return False
    return set(words_to_ask(phrase, glossary)) <= set(said)


def agree(picks: Collection[bytes]) -> bool:
    """Whether picks of the same words and answer are enough; ``picks``: a mark of each, the same for the same person."""
    return len(set(picks)) >= NEEDED
