"""The language of some words, guessed from the concepts' own words: a preset that anybody can change."""

from functools import cache

from jardam.kernel.languages import Language
from jardam.search.reading import CONCEPTS, read_concepts
from jardam.search.rules.languages import LanguageGuess, uzbek_in_cyrillic

_CALLERS_OWN = frozenset({Language.KY, Language.TG, Language.UZ, Language.RO})


def language_of(text: str) -> Language:
    """Unknown where there are no letters."""
    guessed = _guess().guess(text)
    return Language(guessed.partition("-")[0]) if guessed else Language.UNKNOWN


def spoken_by_caller(text: str) -> Language:
    """The language of the call where these words leave no doubt; otherwise unknown.

    Never Russian and never English: operators type those by themselves, whatever the caller speaks.
    """
    guessed = _guess().surely(text)
    return Language(guessed) if guessed in _CALLERS_OWN else Language.UNKNOWN


@cache
def _guess() -> LanguageGuess:
    words: dict[str, list[str]] = {}
    for concept in read_concepts(CONCEPTS):
        for language, terms in concept.terms.items():
            words.setdefault("RU" if language == "slang" else language.upper(), []).extend(terms)
    words["UZ-CYRL"] = [uzbek_in_cyrillic(term) for term in words["UZ"]]
    return LanguageGuess(words)
