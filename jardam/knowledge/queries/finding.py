"""Finding and reading answer cards: two statements for a search, whatever was typed in whatever script."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Risk
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.queries.texts import texts_of
from jardam.knowledge.rules.folding import words_of
from jardam.knowledge.rules.layouts import other_layout
from jardam.knowledge.rules.marking import marked_parts
from jardam.knowledge.rules.ranking import Hit, rank
from jardam.knowledge.speaking import Law, law_for
from jardam.law.rules.confidence import Confidence

MOST_WORDS = 12
"""Of what was typed; further words say nothing new and cost time."""
OTHER_LANGUAGE = 0.9
"""A word met in a language that is neither the caller's nor Russian counts a little less."""

SHORTEST_STEM = 4
"""A search word that the typed word only adds endings to must have so many letters."""

_HITS = """
WITH met AS (
    SELECT asked.word, known.card_id, known.language,
           known.weight * CASE WHEN known.folded = asked.word THEN 1.0 ELSE 0.92 END AS score
      FROM unnest(%(every)s::text[]) AS asked(word)
      JOIN knowledge_searchword known ON known.folded >= asked.word AND known.folded < asked.word || '~'
    UNION ALL
    SELECT asked.word, known.card_id, known.language, known.weight * 0.88
      FROM unnest(%(stemmed)s::text[], %(stems)s::text[]) AS asked(word, stem)
      JOIN knowledge_searchword known ON known.folded = asked.stem
    UNION ALL
    SELECT asked.word, known.card_id, known.language, known.weight * similarity(known.folded, asked.word)
      FROM unnest(%(typed)s::text[]) AS asked(word)
      JOIN knowledge_searchword known ON known.folded %% asked.word
)
SELECT met.word, card.code, (SELECT count(*) FROM knowledge_card WHERE is_current),
       max(met.score * CASE WHEN met.language = ANY(%(near)s) THEN 1.0 ELSE %(far)s END)
  FROM met JOIN knowledge_card card ON card.id = met.card_id AND card.is_current
 GROUP BY met.word, card.code
"""
"""Beginnings and stems of every reading by plain look-ups; misspellings only of what was typed, by trigrams."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the answers. ``title`` is in the asked language, else Russian; ``lang`` says which it is."""

    code: str
    title: str
    lang: str  # BCP 47
    gloss: str  # the Russian title
    confidence: str  # LAW, RETOLD or OPEN: the weakest of what is read aloud
    risk: str
    topics: list[str]
    parts: list[tuple[str, bool]]  # the title in pieces, and whether each was typed


def search(words: str, language: Language, limit: int = 8) -> list[Found]:
    """The cards that answer the typed words best, as typed so far; none when nothing fits.

    ``language``: of the caller; unknown finds in all languages alike and shows Russian.
    """
    readings = _readings(words)
    if not readings[0]:
        return []
    hits, cards = _hits(readings, language)
    ranked = rank(readings, hits, cards)[:limit]
    typed = frozenset(word for reading in readings for word in reading)
    texts = texts_of([entry.card for entry in ranked], language)
    return _rows([texts[entry.card] for entry in ranked], typed)


def protecting(language: Language) -> list[Found]:
    """What comes before every other answer where there was violence: safety, a roof, and what may stand behind it."""
    found = Card.objects.filter(is_current=True).filter(~Q(risk="") | Q(topics__contains=[Topic.D_HOUSING]))
    places = {Risk.VIOLENCE.value: 0, "": 1}
    codes = sorted(found.values_list("risk", "code"), key=lambda pair: (places.get(pair[0], 2), pair[1]))
    texts = texts_of([code for _risk, code in codes], language)
    return _rows([texts[code] for _risk, code in codes], frozenset())


def _readings(words: str) -> list[list[str]]:
    """The words as typed, and as the other keyboard layout would have typed them."""
    return [list(dict.fromkeys(words_of(text)))[:MOST_WORDS] for text in (words, other_layout(words))]


def _hits(readings: Sequence[Sequence[str]], language: Language) -> tuple[list[Hit], int]:
    with connection.cursor() as cursor:
        cursor.execute(_HITS, _asked(readings, language))
        rows = cursor.fetchall()
    cards = rows[0][2] if rows else 0
    return [Hit(word, card, float(score)) for word, card, _cards, score in rows], cards


def _asked(readings: Sequence[Sequence[str]], language: Language) -> dict[str, Any]:
    every = sorted({word for reading in readings for word in reading if len(word) > 1})
    endings = [(word, word[:length]) for word in every for length in range(SHORTEST_STEM, len(word))]
    near = list(Language) if language is Language.UNKNOWN else [language, Language.RU]
    return {
        "every": every,
        "typed": [word for word in readings[0] if len(word) > 1],
        "stemmed": [word for word, _stem in endings],
        "stems": [stem for _word, stem in endings],
        "near": [spoken.value for spoken in near],
        "far": OTHER_LANGUAGE,
    }


def _rows(pairs: Sequence[tuple[CardText, CardText]], typed: frozenset[str]) -> list[Found]:
    law = law_for((text.title for pair in pairs for text in pair), timezone.localdate())
    return [_found(text, russian, law, typed) for text, russian in pairs]


def _found(text: CardText, russian: CardText, law: Law, typed: frozenset[str]) -> Found:
    title = law.said(text.title, text.language)
    return Found(
        code=text.card.code,
        title=title,
        lang=Language(text.language).tag,
        gloss=law.said(russian.title, russian.language),
        confidence=Confidence(text.card.confidence).standing,
        risk=text.card.risk,
        topics=text.card.topics,
        parts=marked_parts(title, typed),
    )
