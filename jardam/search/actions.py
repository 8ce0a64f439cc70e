"""Keeping the index in step with what the rooms hold, in the very transaction that changes it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache

from django.db import connections, transaction

from jardam.search.models import Alias, IndexedDocument, IndexedTerm, IndexState
from jardam.search.reading import CONCEPTS, tagger
from jardam.search.rules.documents import Analysed, Document, analyse

COMPARED = 1
"""Raised whenever documents are compared differently, so that every installation compares anew."""
REMEMBERED = 400
_compared: dict[str, Analysed] = {}
_ONE_AT_A_TIME = 0x5EA7C4  # the number of the lock that writers of the index wait for

_ADD_TERMS = """
INSERT INTO search_indexedterm AS known (term, known_by, documents)
SELECT term, count(*), array_agg(document ORDER BY document)
  FROM unnest(%(terms)s::text[], %(documents)s::int[]) AS added(term, document) GROUP BY term
    ON CONFLICT (term) DO UPDATE SET known_by = known.known_by + EXCLUDED.known_by,
                                     documents = known.documents || EXCLUDED.documents
"""
_TAKE_TERMS = """
UPDATE search_indexedterm AS known SET documents = kept.documents, known_by = cardinality(kept.documents)
  FROM (SELECT term, ARRAY(SELECT one FROM unnest(documents) AS one WHERE one <> ALL(%(gone)s::int[])) AS documents
          FROM search_indexedterm WHERE term = ANY(%(terms)s::text[])) AS kept
 WHERE kept.term = known.term
"""


def refresh(
    kind: str,
    documents: Iterable[Document],
    *,
    within: Collection[str] | None = None,
    using: str = "default",
) -> int:
    """Let the index hold exactly these documents of a kind; how many were new or told differently.

    ``within``: only these keys are looked at. What did not change costs a digest. Call it in the transaction that writes what the documents are made of.
    """
    told = {document.key: document for document in documents}
    with transaction.atomic(using=using):
        _wait_for_turn(using)
        wanted = _with_aliases(kind, told, using)
        held = IndexedDocument.objects.using(using).filter(kind=kind)
        held = held if within is None else held.filter(key__in=within)
        known = dict(held.values_list("key", "digest"))
        digests = {key: _digest(document) for key, document in wanted.items()}
        changed = [key for key, digest in digests.items() if known.get(key) != digest]
        gone = [key for key in known if key not in wanted or key in set(changed)]
        if not changed and not gone:
            return 0
        _take(kind, gone, using)
        _add([wanted[key] for key in sorted(changed)], digests, using)
        _count_anew(using)
    return len(changed)


def _with_aliases(kind: str, told: Mapping[str, Document], using: str) -> dict[str, Document]:
    """Read after waiting: what two people confirmed meanwhile is among them."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for key, words in Alias.objects.using(using).in_use(kind).order_by("pk").values_list("key", "words"):
        aliases[key].append(words)
    return {key: replace(document, aliases=aliases.get(key, ())) for key, document in told.items()}


def _add(documents: Collection[Document], digests: dict[str, str], using: str) -> None:
    if not documents:
        return
    pairs = [(document, _analysed(document, digests[document.key])) for document in documents]
    rows = IndexedDocument.objects.using(using).bulk_create(
        _row(document, analysed, digests[document.key]) for document, analysed in pairs
    )
    mentions = [
        (term, row.pk) for row, (_, analysed) in zip(rows, pairs, strict=True) for term in analysed.terms()
    ]
    with connections[using].cursor() as cursor:
        terms, numbers = zip(*mentions, strict=True) if mentions else ((), ())
        cursor.execute(_ADD_TERMS, {"terms": list(terms), "documents": list(numbers)})


def _analysed(document: Document, digest: str) -> Analysed:
    """Compared once a process: what is published again and again did not change meanwhile."""
    if digest not in _compared:
        if len(_compared) >= REMEMBERED:
            _compared.clear()
        _compared[digest] = analyse(document, tagger())
    return _compared[digest]


def _row(document: Document, analysed: Analysed, digest: str) -> IndexedDocument:
    return IndexedDocument(
        kind=document.kind,
        key=document.key,
        digest=digest,
        titles=dict(document.titles),
        concepts=dict(analysed.concepts),
        stems=dict(analysed.stems),
        fields=list(analysed.fields),
        aliases=list(analysed.aliases),
        passages=document.passages(),
    )


def _take(kind: str, keys: Collection[str], using: str) -> None:
    rows = list(IndexedDocument.objects.using(using).filter(kind=kind, key__in=keys))
    if not rows:
        return
    terms = {term for row in rows for term in row.analysed.terms()}
    gone = [row.pk for row in rows]
    with connections[using].cursor() as cursor:
        cursor.execute(_TAKE_TERMS, {"terms": list(terms), "gone": gone})
    IndexedTerm.objects.using(using).filter(known_by=0).delete()
    IndexedDocument.objects.using(using).filter(pk__in=gone).delete()


def _count_anew(using: str) -> None:
    state, _ = IndexState.objects.using(using).get_or_create(pk=1)
    state.version += 1
    state.documents = IndexedDocument.objects.using(using).count()
    state.save(using=using, update_fields=["version", "documents"])


def _wait_for_turn(using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])


def _digest(document: Document) -> str:
    told = [
        COMPARED,
        _concepts_digest(),
        dict(document.titles),
        document.body,
        {language: list(words) for language, words in document.keywords.items()},
        sorted(document.aliases),
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@cache
def _concepts_digest() -> str:
    return hashlib.sha256(CONCEPTS.read_bytes()).hexdigest()
