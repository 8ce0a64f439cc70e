"""From confirmed picks to aliases. Nobody's words are kept until a second person typed the same, and then only harmless ones.

No entry of the audit stands beside a pick: it would say who asked what when.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import uuid_of_day
from jardam.search.languages import language_of
from jardam.search.models import Alias, IndexedDocument, Pick, alias_purpose
from jardam.search.reading import people_names, tagger
from jardam.search.rules.layouts import other_layout
from jardam.search.rules.picking import Phrase, agree, is_harmless, phrase_of, words_to_ask
from jardam.search.rules.questions import LONGEST
from jardam.search.rules.skeleton import spellings
from jardam.search.rules.stemming import stem
from jardam.search.sources import refresh_keys
from jardam.vault.keeper import keeper
from jardam.vault.secrets import seal_text

KEPT_FOR = timedelta(days=90)
_EPOCH = date(1970, 1, 1)

_SAID = r"""
SELECT DISTINCT word FROM unnest(%(words)s::text[], %(foldings)s::text[], %(stems)s::text[]) AS asked(word, folding, stem)
 WHERE EXISTS (
    SELECT FROM search_indexedterm AS known
      JOIN search_indexeddocument AS document ON document.id = ANY(known.documents) AND document.kind = %(kind)s
     WHERE known.term IN ('s' || stem, 'g' || left('^' || folding || '$', 4))
       AND (' ' || array_to_string(document.fields, ' ') || ' ' LIKE '%% ' || folding || ' %%'
            OR array_to_string(document.passages, ' ') ~* ('\m' || word || '\M')))
"""
"""The index leads to documents with these first letters or this stem; the very word must stand there."""


class AliasWithdrawn(ValueError):
    """Somebody has withdrawn it already."""


def note_pick(typed: str, kind: str, key: str, *, by: User, at: datetime) -> None:
    """``by`` confirmed this answer after typing these words: the second person who does makes an alias of them.

    Words that are not harmless are forgotten at once, as is everything of people without a centre.
    """
    phrase = _harmless(typed[:LONGEST], kind)
    if phrase is None or by.centre_id is None:
        return
    pair = _hash("pair", kind, key, phrase.folding)
    with transaction.atomic():
        _wait_for_others(pair)
        alias = Alias.objects.filter(kind=kind, key=key, folding=phrase.folding).first()
        if alias is None and _stands_there(kind, key, phrase):
            return
        if alias is not None and alias.withdrawn_on is not None:
            return
        month = timezone.localdate(at).replace(day=1)
        mark = _hash("person", pair.hex(), str(by.pk))
        _, is_new = Pick.objects.get_or_create(mark=mark, defaults={"pair": pair, "month": month})
        if is_new:
            _count(alias, phrase, kind=kind, key=key, pair=pair, month=month)


def _count(alias: Alias | None, phrase: Phrase, *, kind: str, key: str, pair: bytes, month: date) -> None:
    if alias is not None:
        Alias.objects.filter(pk=alias.pk).update(times=F("times") + 1)
        return
    picks = [bytes(mark) for mark in Pick.objects.filter(pair=pair).values_list("mark", flat=True)]
    if not agree(picks):
        return
    Alias.objects.create(
        id=uuid_of_day((month - _EPOCH).days, secrets.randbits(128)),
        kind=kind,
        key=key,
        words=phrase.text,
        folding=phrase.folding,
        language=language_of(phrase.text).value,
        month=month,
        times=len(picks),
    )
    refresh_keys(kind, [key])


@recorded
def withdraw_alias(alias: Alias, reason: str, *, by: User, at: datetime) -> None:
    """The search forgets it at once, and picks do not bring it back. Errors: AliasWithdrawn."""
    row = Alias.objects.select_for_update(of=("self",)).get(pk=alias.pk)
    if row.withdrawn_on is not None:
        raise AliasWithdrawn(str(row.pk))
    row.withdrawn_by, row.withdrawn_on = by, timezone.localdate(at)
    row.sealed_reason = seal_text(alias_purpose(row.pk), reason).encode()
    row.save(update_fields=["withdrawn_by", "withdrawn_on", "sealed_reason"])
    Pick.objects.filter(pair=_hash("pair", row.kind, row.key, row.folding)).delete()
    refresh_keys(row.kind, [row.key])
    record("alias.withdrawn", row, by=by, at=at)


def forget_old_picks(at: datetime) -> int:
    """Throw away what waited in vain, ninety days after the first day of its month. Returns how many."""
    return Pick.objects.filter(month__lt=timezone.localdate(at) - KEPT_FOR).delete()[0]


def _harmless(typed: str, kind: str) -> Phrase | None:
    """As typed, or as it reads with the other keyboard layout."""
    glossary, names = tagger().every, people_names()
    for text in (typed, other_layout(typed)):
        phrase = phrase_of(text)
        if phrase is None:
            continue
        asked = words_to_ask(phrase, glossary)
        if is_harmless(phrase, glossary, _said(asked, kind) if asked else (), names):
            return phrase
    return None


def _said(words: Collection[str], kind: str) -> set[str]:
    """Those of these words that documents of a kind use, letter by letter."""
    asked: dict[str, str | list[str]] = {
        "words": list(words),
        "foldings": [spellings(word)[0] for word in words],
        "stems": [stem(word) for word in words],
        "kind": kind,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SAID, asked)
        return {word for (word,) in cursor.fetchall()}


def _stands_there(kind: str, key: str, phrase: Phrase) -> bool:
    """Whether no alias is needed: there is no such document, or a title or a keyword of it says just this."""
    fields = IndexedDocument.objects.filter(kind=kind, key=key).values_list("fields", flat=True).first()
    if fields is None:
        return True
    return any(" ".join(sorted(set(line.split()))) == phrase.folding for line in fields)


def _hash(*parts: str) -> bytes:
    told = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
    return hmac.digest(keeper.deployment("search-picks"), told, hashlib.sha256)


def _wait_for_others(pair: bytes) -> None:
    """Two people may confirm at the same moment; the second one must see the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"pick/{pair.hex()}"])
