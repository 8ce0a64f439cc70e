"""Finding and reading answer cards: two statements for a search, whatever was typed in whatever script."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Risk
from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.rules.folding import words_of
from jardam.knowledge.rules.layouts import other_layout
from jardam.knowledge.rules.marking import marked_parts
from jardam.knowledge.rules.ranking import Hit, rank
from jardam.law.models import Parameter
from jardam.law.queries import known_parameters
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


@dataclass(frozen=True, slots=True)
class Title:
    """A current card in a list. ``lang``: of the title, as a tag."""

    code: str
    title: str
    lang: str
    topics: list[str]
    risk: str


@dataclass(frozen=True, slots=True)
class OpenNorm:
    """One legal ground as it stood when the card was written."""

    parameter: str  # its code
    law: str
    says: str
    confidence: str  # LAW, RETOLD or OPEN
    checked_on: date
    is_superseded: bool  # a row that says something else has been recorded since


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card as it is read out in one language."""

    code: str
    version: int
    title: str
    lang: str
    gloss: str
    ask: list[str]
    say: str
    say_gloss: str  # what is read aloud, in Russian
    reviewed: bool  # by a native speaker
    is_behind: bool  # made from an older Russian text
    norms: list[OpenNorm]
    confidence: str
    risk: str
    topics: list[str]
    checked_on: date


@dataclass(frozen=True, slots=True)
class Quote:
    """What one current card says of one row of the law."""

    parameter: str  # its code
    card: str
    title: str  # of the card, for staff
    topics: list[str]
    law: str
    says: str
    is_aloud: bool


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
    texts = _texts([entry.card for entry in ranked], language)
    return [_found(*texts[entry.card], typed) for entry in ranked]


def protecting(language: Language) -> list[Found]:
    """What comes before every other answer where there was violence: safety, a roof, and what may stand behind it."""
    found = Card.objects.filter(is_current=True).filter(~Q(risk="") | Q(topics__contains=[Topic.D_HOUSING]))
    places = {Risk.VIOLENCE.value: 0, "": 1}
    codes = sorted(found.values_list("risk", "code"), key=lambda pair: (places.get(pair[0], 2), pair[1]))
    texts = _texts([code for _risk, code in codes], language)
    return [_found(*texts[code], frozenset()) for _risk, code in codes]


def titles(language: Language) -> list[Title]:
    """Every current card by its title in this language, else in Russian; in the order of the codes."""
    codes = Card.objects.current().order_by("code").values_list("code", flat=True)
    texts = _texts(list(codes), language)
    return [
        Title(code, text.title, Language(text.language).tag, text.card.topics, text.card.risk)
        for code, (text, _russian) in sorted(texts.items())
    ]


def read_card(code: str, language: Language, *, interface: str = "ru") -> OpenCard | None:
    """The current version of a card, or None when there is no such card.

    ``interface``: the language of the legal grounds, Russian or English.
    """
    pair = _texts([code], language).get(code)
    if pair is None:
        return None
    text, russian = pair
    card = text.card
    return OpenCard(
        code=card.code,
        version=card.version,
        title=text.title,
        lang=Language(text.language).tag,
        gloss=russian.title,
        ask=text.ask,
        say=text.say,
        say_gloss=russian.say,
        reviewed=text.reviewed,
        is_behind=text.revision < russian.revision,
        norms=_norms(card, interface),
        confidence=Confidence(card.confidence).standing,
        risk=card.risk,
        topics=card.topics,
        checked_on=card.checked_on,
    )


def quotes(*, interface: str = "ru") -> list[Quote]:
    """All that the current cards quote, card by card. ``interface``: Russian or English."""
    shown = "en" if interface == "en" else "ru"
    norms = CardNorm.objects.filter(card__is_current=True).select_related("card", "parameter")
    titles = dict(
        CardText.objects.filter(card__is_current=True, language=shown.upper()).values_list(
            "card__code", "title"
        )
    )
    return [
        Quote(
            parameter=norm.parameter.code,
            card=norm.card.code,
            title=titles.get(norm.card.code, norm.card.code),
            topics=norm.card.topics,
            law=norm.law[shown],
            says=norm.says[shown],
            is_aloud=norm.is_aloud,
        )
        for norm in norms.order_by("card__code", "position", "pk")
    ]


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


def _texts(codes: Sequence[str], language: Language) -> dict[str, tuple[CardText, CardText]]:
    """By code: the text in the asked language, or Russian where there is none, and the Russian text."""
    rows = CardText.objects.filter(
        card__code__in=codes, card__is_current=True, language__in={language.value, Language.RU.value}
    ).select_related("card")
    by_code: dict[str, dict[str, CardText]] = {}
    for row in rows:
        by_code.setdefault(row.card.code, {})[row.language] = row
    russian = Language.RU.value
    return {
        code: (texts.get(language.value, texts[russian]), texts[russian]) for code, texts in by_code.items()
    }


def _found(text: CardText, russian: CardText, typed: frozenset[str]) -> Found:
    return Found(
        code=text.card.code,
        title=text.title,
        lang=Language(text.language).tag,
        gloss=russian.title,
        confidence=Confidence(text.card.confidence).standing,
        risk=text.card.risk,
        topics=text.card.topics,
        parts=marked_parts(text.title, typed),
    )


def _norms(card: Card, interface: str) -> list[OpenNorm]:
    shown = "en" if interface == "en" else "ru"
    norms = CardNorm.objects.filter(card=card).select_related("parameter").order_by("position", "pk")
    newest = _newest([norm.parameter.code for norm in norms])
    return [
        OpenNorm(
            parameter=norm.parameter.code,
            law=norm.law[shown],
            says=norm.says[shown],
            confidence=Confidence(norm.confidence).standing,
            checked_on=norm.parameter.last_checked_on,
            is_superseded=newest[norm.parameter.code].says != norm.parameter.says,
        )
        for norm in norms
    ]


def _newest(codes: Sequence[str]) -> dict[str, Parameter]:
    """The latest word on each code: its last period in its last version."""
    known = known_parameters(codes)
    return {code: max(rows, key=lambda row: row.valid_from or date.min) for code, rows in known.items()}
