"""A text in sentences, so that a translation can be compared with its master one sentence at a time."""

import hashlib
import re

_ABBREVIATIONS = (
    "ст ч п пп руб коп тыс млн млрд г гг др т д е напр см стр им ул кв обл р тел мин сек"
    " art no e.g i.e mr mrs dr nr alin etc lit ex ж.б б.а м h.k v.h"
)
_SHORT = frozenset(_ABBREVIATIONS.split())
"""Words that keep their dot. Where one of them does end a sentence, two sentences are compared as one: coarse, never wrong."""
_REFERENCE = re.compile(r"\{[^{}]*\}")
_HIDDEN = re.compile(r"\ue000(\d+)\ue001")
_END = re.compile(r"(?<=[.!?…])(?P<quote>[»”\"')\]]*)[ ]+(?=[«„“\"'(\[–—-]*[\w\ue000])")
_LAST_WORD = re.compile(r"([^\s«„“\"'(\[–—]+)\.[»”\"')\]]*$")


def sentences(text: str) -> list[str]:
    """The sentences of a text in their order; joined with a space they are the text, its spaces evened out."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\ue000{len(kept) - 1}\ue001"

    evened = even(text)
    if "\ue000" in evened or "\ue001" in evened:
        return [evened]
    return [
        _HIDDEN.sub(lambda found: kept[int(found[1])], piece)
        for piece in _pieces(_REFERENCE.sub(hide, evened))
    ]


def even(text: str) -> str:
    """One space wherever there were several, none at the ends: what a reader does not see makes no difference."""
    return re.sub(" +", " ", text).strip(" ")


def digest_of(*words: str) -> str:
    """What names a sentence, or a pair of them, for ever: sixteen letters of a hash."""
    return hashlib.sha256("\x1f".join(map(even, words)).encode()).hexdigest()[:16]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    begin = 0
    for found in _END.finditer(text):
        end = found.end("quote")
        if _ends(text[begin:end], text[found.end() :]):
            pieces.append(text[begin:end])
            begin = found.end()
    return [*pieces, text[begin:]] if text[begin:] else pieces


def _ends(before: str, after: str) -> bool:
    """Whether a dot ends a sentence: not after an abbreviation or an initial, nor before a small letter."""
    first = after.lstrip("«„“\"'([–—- ")[:1]
    if first.islower():
        return False
    found = _LAST_WORD.search(before)
    if found is None:
        return True
    word = found[1]
    return word.lower() not in _SHORT and not (len(word) == 1 and word.isalpha())
