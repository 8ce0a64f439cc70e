"""Words without their endings, in Russian and English; the others are met by their first letters."""

from functools import lru_cache

import snowballstemmer

from jardam.search.rules.skeleton import plain_words

_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")
_SAYS_NOTHING = frozenset(
    plain_words(
        "и в во не на я с со как а то по к из за у от для что это о же бы ли до при или если где куда кто "
        "мне мой можно нужно есть меня мы он она они так все the a an of to in my me is are and or for"
    )
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    small = word.casefold().replace("ё", "е")
    is_cyrillic = any("а" <= letter <= "я" for letter in small)
    return str((_RUSSIAN if is_cyrillic else _ENGLISH).stemWord(small))


def stems_of(text: str) -> list[str]:
    """The stems of a text in their order, without words that say nothing where others say something."""
    words = [word.casefold() for word in plain_words(text)]
    telling = [word for word in words if word not in _SAYS_NOTHING] or words
    return [stem(word) for word in telling]
