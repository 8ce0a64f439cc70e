"""A story without whom it is about: numbers, addresses of the internet and recorded names are covered.

What nobody recorded stays as it was told, a name among it: a mask helps a reviewer not to learn, it is no proof.
"""

import re
from collections.abc import Iterable, Iterator

COVER = "▒▒▒"
SHORTEST_NAME = 3  # letters: 'Ли' would cover half of Russian
_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_LINK = re.compile(r"https?://\S+|(?:t|wa)\.me/\S+", re.IGNORECASE)
_DIGITS = re.compile(r"\+?\d(?:[\s().\-–/]{0,2}\d){4,}")
_LETTERS = re.compile(r"[^\W\d_]+(?:[ʻʼ'’-][^\W\d_]+)*")


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The text with e-mail addresses, links, @names, runs of five digits or more, and ``names`` covered.

    Names are covered whatever their ending (Азамат, Азамату, Азаматом) and however their letters are cased.
    Dates written in digits are covered with the runs: rather too much than too little.

    >>> masked("Азамату Т. звонить на +996 700 123-447", ["Азамат Токтосунов"])
    '▒▒▒ Т. звонить на ▒▒▒'
    """
    for pattern in (_LINK, _E_MAIL, _HANDLE, _DIGITS):
        text = pattern.sub(COVER, text)
    stems = sorted(set(_stems(names)), key=len, reverse=True)
    if not stems:
        return text
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems))})\w{{0,5}}", re.IGNORECASE)
    return named.sub(COVER, text)


def _stems(names: Iterable[str]) -> Iterator[str]:
    """Each word of a name without the ending that cases change. Example: Айгүл -> Айгүл, Анна -> Анн."""
    for name in names:
        for word in _LETTERS.findall(name):
            if len(word) >= SHORTEST_NAME:
                yield word[:-1] if len(word) > SHORTEST_NAME and word[-1].lower() in "аяйьеои" else word
