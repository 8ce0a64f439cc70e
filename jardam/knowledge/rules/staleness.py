"""Which sentences of a translation are behind: made from a Russian sentence that has since been changed or taken out,
or missing because it was added. Nothing else is marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from jardam.knowledge.rules.references import references_in
from jardam.knowledge.rules.sentences import digest_of, even, sentences

PARTS = ("title", "ask", "say", "steps", "take", "warnings")
Words = Mapping[str, Sequence[str]]
"""By part, its lines; the title and the words read aloud are one line each."""


class Change(StrEnum):
    """What became of a sentence of the master since the translation was made."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class Behind:
    """One sentence of the master that the translation does not follow yet.

    ``before``: from which the translation was made; ``now``: as it stands. ``own``: the sentences of the translation
    that say it, counted through the part; none where it was added.
    """

    part: str
    change: Change
    before: str
    now: str
    own: frozenset[int]

    @property
    def key(self) -> str:
        """What a sign-off names: this change of this sentence and no other."""
        return digest_of(self.part, self.before, self.now)


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence whose number has changed by itself: to be looked at for grammar and sense."""

    part: str
    own: int
    sentence: str
    code: str
    before: str
    now: str

    @property
    def key(self) -> str:
        return digest_of("value", self.part, self.sentence, self.code, self.now)


def flat(lines: Sequence[str]) -> list[str]:
    """The sentences of a part, counted through all its lines."""
    return [sentence for line in lines for sentence in sentences(line)]


def lines_with(places: frozenset[int], lines: Sequence[str]) -> frozenset[int]:
    """The lines of a part in which these of its sentences stand."""
    counts = _counts(lines)
    return frozenset(_line_of(counts, place) for place in places)


def behind(own: Words, basis: Words, master: Words) -> list[Behind]:
    """What the translation ``own``, made from ``basis``, does not follow in ``master``.

    A part that the translation leaves out is read in Russian and is never behind. Without a basis nobody knows what
    it was made from: every sentence counts as added.
    """
    return [
        one
        for part in PARTS
        if own.get(part) and any(own[part])
        for one in _behind_in(part, own[part], basis.get(part, ()), master.get(part, ()))
    ]


def moved(own: Words, seen: Mapping[str, str], now: Mapping[str, str]) -> list[Moved]:
    """The sentences that refer to a value which has changed since they were last looked at.

    ``seen`` and ``now``: by code, what the row said and says. What was never noted is not known to have moved.
    """
    return [
        Moved(part, place, sentence, code, seen[code], now[code])
        for part in PARTS
        for place, sentence in enumerate(flat(own.get(part, ())))
        for code in dict.fromkeys(one.code for one in references_in(sentence))
        if code in seen and code in now and seen[code] != now[code]
    ]


def _behind_in(
    part: str, own: Sequence[str], basis: Sequence[str], master: Sequence[str]
) -> Iterator[Behind]:
    before, now = flat(basis), flat(master)
    matcher = SequenceMatcher(None, [even(one) for one in before], [even(one) for one in now], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        paired = min(i2 - i1, j2 - j1)
        for step in range(paired):
            yield Behind(
                part, Change.CHANGED, before[i1 + step], now[j1 + step], _said_at(own, basis, i1 + step)
            )
        for place in range(i1 + paired, i2):
            yield Behind(part, Change.REMOVED, before[place], "", _said_at(own, basis, place))
        for place in range(j1 + paired, j2):
            yield Behind(part, Change.ADDED, "", now[place], frozenset())


def _said_at(own: Sequence[str], basis: Sequence[str], place: int) -> frozenset[int]:
    """The sentences of the translation that say the sentence ``place`` of the basis.

    One to one where both have as many; otherwise all of the same line; otherwise all of the part.
    """
    said, of_basis = _counts(own), _counts(basis)
    if sum(said) == sum(of_basis):
        return frozenset({place})
    if len(said) != len(of_basis):
        return frozenset(range(sum(said)))
    line = _line_of(of_basis, place)
    if said[line] == of_basis[line]:
        return frozenset({sum(said[:line]) + place - sum(of_basis[:line])})
    return frozenset(range(sum(said[:line]), sum(said[: line + 1])))


def _counts(lines: Sequence[str]) -> list[int]:
    return [len(sentences(line)) for line in lines]


def _line_of(counts: Sequence[int], place: int) -> int:
    for line, count in enumerate(counts):
        if place < count:
            return line
        place -= count
    raise IndexError(place)
