"""How well a typed word meets a known one: with another ending, cut short, or with a slip of the fingers."""

from functools import lru_cache

WHOLE = 1.0
OTHER_ENDING = 0.95
LETTER_CHANGED = 0.05
"""Another ending takes so much for each letter of the known word that it changes."""
LONG_ENDING = 0.8
ONE_SLIP = 0.8
TWO_SLIPS = 0.65
SHORT_ROOT = 0.75
LEAST = 0.6
"""Words that are less near than that do not meet."""


def stem_length(letters: int) -> int:
    """How many first letters of a word its endings leave alone: suffix languages soften the last ones."""
    if letters <= 4:
        return letters
    return letters - 1 if letters == 5 else max(4, int(letters * 0.7))


@lru_cache(maxsize=50_000)
def nearness(known: str, typed: str) -> float:
    """From 0 (no relation) to 1 (the same), for two folded words."""
    if known == typed:
        return WHOLE
    longer, letters = len(typed), len(known)
    if letters < 3:
        return 0.0
    if letters == 3:
        return SHORT_ROOT if typed.startswith(known) and longer <= 6 else 0.0
    stem = stem_length(letters)
    if typed[:stem] == known[:stem]:
        ending = OTHER_ENDING if longer <= letters + 6 else LONG_ENDING
        return max(LEAST, ending - LETTER_CHANGED * (letters - _common(known, typed)))
    return _misspelt(known, typed, stem) if letters >= 5 and longer >= 4 else 0.0


def _common(one: str, other: str) -> int:
    """How many first letters two words share."""
    for place, (letter, against) in enumerate(zip(one, other, strict=False)):
        if letter != against:
            return place
    return min(len(one), len(other))


def _misspelt(known: str, typed: str, stem: int) -> float:
    cut = typed[: len(known)]
    slips = slips_between(known, cut, most=2)
    if stem >= 5:
        slips = min(slips, slips_between(known[:stem], typed[:stem], most=2))
    if slips <= 1:
        return ONE_SLIP
    return TWO_SLIPS if slips == 2 and len(known) >= 8 else 0.0


def slips_between(one: str, other: str, *, most: int) -> int:
    """Letters left out, put in, mistaken or swapped with their neighbour; ``most`` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, against in enumerate(other, start=1):
            best = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != against))
            if place > 1 < at and letter == other[place - 2] and one[at - 2] == against:
                best = min(best, earlier[place - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def without_one(word: str) -> set[str]:
    """The word, and the word with any one letter left out: two words one slip apart share one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
