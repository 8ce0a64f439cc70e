"""What in a text may tell who it was, and what to say instead. Recorded names may not stand; the rest a person judges.

Names are compared across scripts and with Russian endings: whoever is recorded as 'Nurbek' is found in 'Нурбеку'.
It finds what is written like a name, a number or a day; what a story tells by itself only a reader finds. Pure.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jardam.kernel.names import document_key, name_key

LONGEST_ENDING = 3  # letters that Russian adds to a name
SHORTEST_STEM = 4  # letters; a shorter name takes only the endings below
SHORTEST_NAME = 2
VOWELS = "aeiou"
ENDINGS = frozenset({"a", "u", "e", "i", "om", "em", "oi", "ei", "iu"})
"""Of short names, as keys."""
PHONE_DIGITS = range(9, 16)
LAST_OF_PHONE = 9  # digits that are compared: the ways to write the country differ
SHORTEST_NUMBER = 5  # letters and digits of a document

KIN_AND_FORMS = frozenset(
    name_key(word)
    for word in [
        "уулу",
        "кызы",
        "угли",
        "огли",
        "огълы",
        "оглы",
        "угли",
        "кизи",
        "қизи",
        "зода",
        "ооо",
        "оао",
        "зао",
        "пао",
        "ип",
        "ао",
        "тоо",
        "чп",
        "llc",
        "ltd",
    ]
)
"""Words that stand in the names of many."""


class TraceKind(StrEnum):
    NAME = "NAME"  # recorded in the case: may not stand
    NUMBER = "NUMBER"  # a phone or a document that is recorded: may not stand
    CONTACT = "CONTACT"
    DAY = "DAY"
    SUM = "SUM"
    PHONE = "PHONE"
    DOCUMENT = "DOCUMENT"
    NAME_LIKE = "NAME_LIKE"


FORBIDDEN = frozenset({TraceKind.NAME, TraceKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the case holds. ``people``: names of the person, household, foreman; each word of them tells who it was.

    ``firms``: names of the other side, of which a word tells it where it is written as a name is. ``places``: addresses,
    sites, the number of the case, which stand as a whole or not. ``numbers``: phones and documents.
    """

    people: Sequence[str] = field(default_factory=tuple)
    firms: Sequence[str] = field(default_factory=tuple)
    places: Sequence[str] = field(default_factory=tuple)
    numbers: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of a text, from ``start`` to before ``end``, and what may stand ``instead``; empty: a person must say it."""

    kind: TraceKind
    start: int
    end: int
    text: str
    instead: str = ""


class NamesStand(ValueError):
    """Recorded names or numbers stand in the text: ``pieces``, as they are written there."""

    def __init__(self, pieces: Sequence[str]) -> None:
        super().__init__(f"{len(pieces)} pieces")
        self.pieces = pieces


_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[{_HIDDEN}\u0300-\u036f'’ʻʼ`])*")
_DIGITS = re.compile(r"\+?\(?\d(?:[\s().\u00a0-]{0,2}\d)*")
_CODED = re.compile(r"\b[A-Za-zА-Яа-я]{1,3}[\s№-]{0,2}\d{5,}\b|\b\d{6,10}\b|\b\d{2}\s?\d{2}\s\d{6}\b")
_CONTACT = re.compile(
    r"[^\s@]{1,64}@[^\s@]{1,255}\.\w{2,63}|https?://\S+|(?:t\.me|vk\.com|wa\.me)/\S+|(?<!\w)@\w{3,}",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?P<d>[0-3]?\d)[./](?P<m>[01]?\d)[./](?P<y>(?:19|20)?\d{2})\b")
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d{2})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b")
_SPOKEN = re.compile(
    r"\b[0-3]?\d\s+"
    r"(?P<month>(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?P<n>\d{1,3}(?:[\s\u00a0]\d{3}){1,4}|\d{1,15})(?:[.,]\d{1,2})?\s{0,3}(?P<k>тыс\w{0,6}\.?|млн\.?)?\s{0,3}"
    r"(?:руб\w*\.?|р\.|₽|сом\w*|доллар\w*|\$|rub\b|roubles?)",
    re.IGNORECASE,
)
_ROUBLES = re.compile(r"руб|р\.|₽|rub|rouble", re.IGNORECASE)
_FULL_NAME = re.compile(rf"(?<![.!?…\n]\s)\b[А-ЯЁA-Z]{_LETTER}+(?:[ -][А-ЯЁA-Z]{_LETTER}+)+")


def traces(text: str, recorded: Recorded) -> list[Trace]:
    """In the order of the text; where two lie over each other the stronger one, by the order of `TraceKind`."""
    strength = list(TraceKind)
    kept, covered = list[Trace](), bytearray(len(text))
    for one in sorted(_found(text, recorded), key=lambda one: (strength.index(one.kind), one.start)):
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def check_names(text: str, recorded: Recorded) -> None:
    """Errors: NamesStand."""
    pieces = [one.text for one in traces(text, recorded) if one.kind in FORBIDDEN]
    if pieces:
        raise NamesStand(list(dict.fromkeys(pieces)))


def suggested(text: str, recorded: Recorded) -> str:
    """The text with everything replaced for which there is a proposal.

    >>> suggested("Уволили 12.03.2026, долг 47 320 руб.", Recorded())
    'Уволили 03.2026, долг около 50 000 ₽'
    """
    pieces, at = [], 0
    for one in traces(text, recorded):
        if one.instead:
            pieces += [text[at : one.start], one.instead]
            at = one.end
    return "".join([*pieces, text[at:]])


def _found(text: str, recorded: Recorded) -> Iterator[Trace]:
    yield from _names(text, recorded)
    yield from _wholes(text, [*recorded.firms, *recorded.places])
    yield from _numbers(text, recorded.numbers)
    yield from _matches(TraceKind.CONTACT, _CONTACT, text, "[…]")
    yield from _phones(text)
    yield from _days(text)
    yield from _sums(text)
    yield from _matches(TraceKind.DOCUMENT, _CODED, text, "[№]")
    yield from _matches(TraceKind.NAME_LIKE, _FULL_NAME, text)


def _names(text: str, recorded: Recorded) -> Iterator[Trace]:
    people, firms = set(_parts(recorded.people)), set(_parts(recorded.firms, SHORTEST_STEM))
    for match in _WORD.finditer(text):
        key = name_key(_plain(match[0]))
        is_name = any(_is_of(key, part) for part in people)
        is_firm = match[0][0].isupper() and any(_is_of(key, part) for part in firms)
        if is_name or is_firm:
            yield Trace(TraceKind.NAME, match.start(), match.end(), match[0])


def _parts(names: Iterable[str], shortest: int = SHORTEST_NAME) -> Iterator[str]:
    for name in names:
        for word in _WORD.findall(name):
            key = name_key(_plain(word))
            if len(key) >= shortest and key not in KIN_AND_FORMS:
                yield key


def _is_of(word: str, name: str) -> bool:
    """Whether a word is this name, with or without a Russian ending; both are keys."""
    if word == name:
        return True
    stem = name.rstrip(VOWELS)
    if len(stem) >= SHORTEST_STEM:
        return word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING
    is_declined = len(name) > SHORTEST_NAME and name[-1] not in "eiou"
    base = name.removesuffix("a")
    return is_declined and word.startswith(base) and word[len(base) :] in ENDINGS


def _wholes(text: str, wholes: Iterable[str]) -> Iterator[Trace]:
    """Word for word, whatever stands between the words."""
    words = [(match, _plain(match[0]).casefold()) for match in re.finditer(r"\w+", text)]
    for whole in wholes:
        wanted = [_plain(one).casefold() for one in re.findall(r"\w+", whole)]
        if len("".join(wanted)) < SHORTEST_STEM or (len(wanted) == 1 and not wanted[0].isdigit()):
            continue
        for start in range(len(words) - len(wanted) + 1):
            span = words[start : start + len(wanted)]
            if [word for _match, word in span] == wanted:
                begin, end = span[0][0].start(), span[-1][0].end()
                yield Trace(TraceKind.NAME, begin, end, text[begin:end])


def _numbers(text: str, numbers: Iterable[str]) -> Iterator[Trace]:
    """Recorded ones, however they are spaced."""
    for number in numbers:
        key = document_key(number)
        digits = "".join(sign for sign in key if sign.isdigit())
        wanted = digits[-LAST_OF_PHONE:] if len(digits) >= LAST_OF_PHONE else digits
        if len(wanted) < SHORTEST_NUMBER:
            continue
        for match in re.finditer(r"\D{0,3}".join(wanted), text):
            yield Trace(TraceKind.NUMBER, match.start(), match.end(), match[0])


def _phones(text: str) -> Iterator[Trace]:
    for match in _DIGITS.finditer(text):
        if sum(sign.isdigit() for sign in match[0]) in PHONE_DIGITS:
            yield Trace(TraceKind.PHONE, match.start(), match.end(), match[0], "[телефон]")


def _days(text: str) -> Iterator[Trace]:
    """To the month: the day goes."""
    for pattern in (_DAY, _ISO):
        for match in pattern.finditer(text):
            year = match["y"] if len(match["y"]) > len("26") else f"20{match['y']}"
            yield _trace(TraceKind.DAY, match, f"{int(match['m']):02}.{year}")
    for match in _SPOKEN.finditer(text):
        yield _trace(TraceKind.DAY, match, match["month"])


def _sums(text: str) -> Iterator[Trace]:
    """Exact ones; what is round already tells nobody. In other money than roubles nothing is proposed."""
    for match in _SUM.finditer(text):
        number = int("".join(sign for sign in match["n"] if sign.isdecimal()))
        if number == _rounded(number):
            continue
        about = f"{_rounded(number):,}".replace(",", " ")
        words = ("около", about, match["k"], "₽") if _ROUBLES.search(match[0]) else ()
        yield _trace(TraceKind.SUM, match, " ".join(filter(None, words)))


def _rounded(number: int) -> int:
    """To its first digit: 47 320 is about 50 000."""
    unit: int = 10 ** (len(str(number)) - 1)
    return (number + unit // 2) // unit * unit


def _matches(kind: TraceKind, pattern: re.Pattern[str], text: str, instead: str = "") -> Iterator[Trace]:
    return (_trace(kind, match, instead) for match in pattern.finditer(text))


def _trace(kind: TraceKind, match: re.Match[str], instead: str) -> Trace:
    return Trace(kind, match.start(), match.end(), match[0], instead)


def _plain(word: str) -> str:
    """Without signs that nobody sees."""
    return "".join(sign for sign in word if unicodedata.category(sign) != "Cf")
