"""How far a text follows its Russian master and the law, and what editors have said of that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jardam.kernel.languages import Language
from jardam.knowledge.choices import SignOffAct
from jardam.knowledge.models import CardText, SignOff
from jardam.knowledge.rules.references import Value
from jardam.knowledge.rules.staleness import Behind, Moved, behind, moved

Signed = Mapping[tuple[str, str], frozenset[tuple[str, str]]]
"""By card and language: the key and the act of every sign-off."""
SETTLED = (SignOffAct.RIGHT, SignOffAct.WAIVED)


@dataclass(frozen=True, slots=True)
class Freshness:
    """``behind``: what nobody has signed off or waived; ``moved``: numbers that nobody has looked at since they changed."""

    behind: list[Behind]
    moved: list[Moved]
    is_reviewed: bool  # by a native speaker, in these very words

    @property
    def is_fit(self) -> bool:
        """Whether the text may go out to clients. A number that moved is right by itself and keeps nothing back."""
        return not self.behind

    def stale(self, part: str) -> frozenset[int]:
        """The sentences of a part that say what the master no longer says."""
        return frozenset(place for one in self.behind if one.part == part for place in one.own)

    def to_look_at(self, part: str) -> frozenset[int]:
        return frozenset(one.own for one in self.moved if one.part == part)


def signed_off(codes: Iterable[str]) -> Signed:
    """Every sign-off of these cards. One query."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    rows = SignOff.objects.filter(code__in=list(codes)).values_list("code", "language", "key", "act")
    for code, language, key, act in rows:
        found[code, language].add((key, act))
    return {place: frozenset(signs) for place, signs in found.items()}


def freshness_of(
    code: str, text: CardText, russian: CardText, signed: Signed, values: Mapping[str, Value]
) -> Freshness:
    """Of one text, given its master, what was signed of it, and what the rows say now."""
    signs = signed.get((code, text.language), frozenset())
    now = {one: value.value for one, value in values.items()}
    return Freshness(
        behind=[one for one in all_behind(text, russian) if not _has(signs, one.key, *SETTLED)],
        moved=[
            one for one in moved(text.words, text.seen, now) if not _has(signs, one.key, SignOffAct.LOOKED)
        ],
        is_reviewed=text.reviewed or _has(signs, text.digest, SignOffAct.NATIVE),
    )


def all_behind(text: CardText, russian: CardText) -> list[Behind]:
    """What the text does not follow, whatever was said of it."""
    if text.language == Language.RU:
        return []
    return behind(text.words, basis_of(text, russian), russian.words)


def basis_of(text: CardText, russian: CardText) -> Mapping[str, list[str]]:
    """The Russian lines that a translation was made from; of texts older than this bookkeeping the revision tells."""
    if text.basis or text.revision < russian.revision:
        basis: Mapping[str, list[str]] = text.basis
        return basis
    return russian.words


def _has(signs: frozenset[tuple[str, str]], key: str, *acts: SignOffAct) -> bool:
    return any((key, act.value) in signs for act in acts)
