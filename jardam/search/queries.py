"""Finding: two statements, and two more for documents that the process meets the first time, whatever was typed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from jardam.search.meaning_client import elsewhere
from jardam.search.models import IndexedDocument
from jardam.search.reading import tagger
from jardam.search.rules.choosing import heaviest
from jardam.search.rules.documents import Analysed
from jardam.search.rules.finding import Result, find
from jardam.search.rules.ranking import Known, Placed

_KNOWN = """
SELECT '', documents FROM search_indexstate
UNION ALL
SELECT term, known_by FROM search_indexedterm WHERE term = ANY(%s)
"""
_MENTIONS = "SELECT term, documents FROM search_indexedterm WHERE term = ANY(%s)"
_KINDS = "SELECT id, kind FROM search_indexeddocument WHERE id = ANY(%s)"
LEAST_MET = 0.5
"""A word of the question that a document meets less than that is not said to be met."""
WORTH_SHOWING = 0.3
"""Of the best one's score, what a further one must reach."""
REMEMBERED = 1_000
"""Documents as they are compared, kept in the process: a number never changes what it stands for."""
MOST_KINDS = 100_000
"""Of so many documents the process keeps the kind, in some ten megabytes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found: what it is, how well it fits and which words of the question it meets."""

    kind: str
    key: str
    score: float
    is_confident: bool
    words: frozenset[str]  # of the question, folded: those that it meets
    concepts: Sequence[str]  # by which of them, by code
    titles: Mapping[str, str]  # by language code

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles.get("RU", self.key)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first."""

    hits: Sequence[Hit]

    @property
    def is_confident(self) -> bool:
        """Whether the best hit is likely right; nobody should trust the first one otherwise."""
        return bool(self.hits) and self.hits[0].is_confident

    def of_kind(self, kind: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.kind == kind]


class DatabaseIndex:
    """The index as PostgreSQL keeps it."""

    def known(self, terms: Collection[str]) -> Known:
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN, [list(terms)])
            counts = dict(cursor.fetchall())
        return Known(counts.pop("", 0), counts)

    def candidates(self, weights: Mapping[str, float], kinds: Collection[str], most: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(_MENTIONS, [list(weights)])
            mentions = dict(cursor.fetchall())
        kind_of = _kinds_of(set().union(*mentions.values()))
        return heaviest(weights, mentions, kind_of, kinds, most)

    def analysed(self, documents: Collection[int]) -> Mapping[int, Analysed]:
        return {number: entry.analysed for number, entry in _entries(documents).items()}


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    key: str
    titles: Mapping[str, str]
    analysed: Analysed


def search(typed: str, kinds: Collection[str], *, most: int, is_typing: bool = True) -> Answer:
    """The best ``most`` documents of each kind for what was typed; none where nothing was or nothing meets it."""
    result = find(typed, DatabaseIndex(), tagger().every, kinds, is_typing=is_typing, meaning=elsewhere())
    entries = _entries([placed.document for placed in result.placed])
    shown: Counter[str] = Counter()
    hits = []
    for placed in result.placed:
        entry = entries[placed.document]
        shown[entry.kind] += 1
        if shown[entry.kind] <= most and placed.score >= WORTH_SHOWING * result.placed[0].score:
            hits.append(_hit(result, placed, entry))
    return Answer(hits)


def _hit(result: Result, placed: Placed, entry: _Entry) -> Hit:
    judged, reading = result.judged(placed), result.readings[placed.reading]
    met = [each for each in judged.met if each.share >= LEAST_MET]
    return Hit(
        kind=entry.kind,
        key=entry.key,
        score=placed.score,
        is_confident=judged.is_confident,
        titles=entry.titles,
        words=frozenset(folding for each in met for folding in reading.words[each.place]),
        concepts=tuple(dict.fromkeys(each.concept for each in met if each.concept)),
    )


_remembered: dict[int, _Entry] = {}
_kinds: dict[int, str] = {}


def forget() -> None:
    """What the process remembers by number; for whoever changes its database under it."""
    _kinds.clear()
    _remembered.clear()


def _kinds_of(numbers: set[int]) -> Mapping[int, str]:
    """At least of these documents; what the process has met is not read again."""
    global _kinds
    unknown = numbers.difference(_kinds)
    if len(_kinds) + len(unknown) > MOST_KINDS:
        _kinds, unknown = {}, numbers
    if unknown:
        with connection.cursor() as cursor:
            cursor.execute(_KINDS, [list(unknown)])
            _kinds.update(cursor.fetchall())
    return _kinds


def _entries(documents: Collection[int]) -> dict[int, _Entry]:
    """These documents, of which only those that the process has not met are read."""
    unknown = [number for number in documents if number not in _remembered]
    if len(_remembered) + len(unknown) > REMEMBERED:
        kept = {number: _remembered[number] for number in documents if number in _remembered}
        _remembered.clear()
        _remembered.update(kept)
    if unknown:
        _remembered.update(_read(unknown))
    return {number: _remembered[number] for number in sorted(documents) if number in _remembered}


def _read(documents: Collection[int]) -> dict[int, _Entry]:
    columns = ("pk", "kind", "key", "titles", "concepts", "stems", "fields", "aliases")
    rows = IndexedDocument.objects.filter(pk__in=documents).values_list(*columns)
    return {pk: _Entry(kind, key, titles, Analysed(*analysed)) for pk, kind, key, titles, *analysed in rows}
