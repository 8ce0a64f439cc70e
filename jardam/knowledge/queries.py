"""Finding and reading answer cards: two statements for a search, whatever was typed in whatever script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience, Calculator, Kind, Risk
from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.rules.folding import words_of
from jardam.knowledge.rules.layouts import other_layout
from jardam.knowledge.rules.marking import marked_parts
from jardam.knowledge.rules.ranking import Hit, rank
from jardam.knowledge.speaking import Law, law_for, lines_of
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
    audience: list[Audience]


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
    """A card as it is read out in one language on one day: its numbers are those in force, as known now."""

    code: str
    version: int
    kind: Kind
    audience: list[Audience]
    title: str
    lang: str
    gloss: str
    ask: "OpenLines"
    say: str
    say_gloss: str  # what is read aloud, in Russian
    steps: "OpenLines"
    take: "OpenLines"
    warnings: "OpenLines"
    has_gap: bool  # a row that it refers to says nothing: no verified value
    reviewed: bool  # by a native speaker
    is_behind: bool  # made from an older Russian text
    norms: list[OpenNorm]
    confidence: str
    risk: str
    topics: list[str]
    checked_on: date
    calculators: list[Calculator]
    where: list[str]  # actors or standard services, by code
    owner: str
    reviewer: str  # empty: nobody has reviewed it
    next_review_on: date | None
    holds: bool  # valid on that day


@dataclass(frozen=True, slots=True)
class OpenLines:
    """A list of a card; in Russian where the asked language has none. ``lang`` says which it is."""

    lines: list[str]
    lang: str  # BCP 47

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


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
    return _rows([texts[entry.card] for entry in ranked], typed)


def protecting(language: Language) -> list[Found]:
    """What comes before every other answer where there was violence: safety, a roof, and what may stand behind it."""
    found = Card.objects.filter(is_current=True).filter(~Q(risk="") | Q(topics__contains=[Topic.D_HOUSING]))
    places = {Risk.VIOLENCE.value: 0, "": 1}
    codes = sorted(found.values_list("risk", "code"), key=lambda pair: (places.get(pair[0], 2), pair[1]))
    texts = _texts([code for _risk, code in codes], language)
    return _rows([texts[code] for _risk, code in codes], frozenset())


def titles(language: Language) -> list[Title]:
    """Every current card by its title in this language, else in Russian; in the order of the codes."""
    codes = Card.objects.current().order_by("code").values_list("code", flat=True)
    texts = _texts(list(codes), language)
    law = law_for((text.title for text, _russian in texts.values()), timezone.localdate())
    return [
        Title(
            code,
            law.said(text.title, text.language),
            Language(text.language).tag,
            text.card.topics,
            text.card.risk,
            [Audience(who) for who in text.card.audience],
        )
        for code, (text, _russian) in sorted(texts.items())
    ]


def read_card(
    code: str, language: Language, *, interface: str = "ru", on: date | None = None
) -> OpenCard | None:
    """The current version of a card, or None when there is no such card. Three queries.

    ``interface``: the language of the legal grounds, Russian or English. ``on``: the day whose law is read, else today.
    """
    pair = _texts([code], language).get(code)
    if pair is None:
        return None
    text, russian = pair
    card = text.card
    day = on or timezone.localdate()
    norms = list(CardNorm.objects.filter(card=card).select_related("parameter").order_by("position", "pk"))
    lines = [*lines_of(text), *lines_of(russian)]
    law = law_for(lines, day, (norm.parameter.code for norm in norms))
    return OpenCard(
        code=card.code,
        version=card.version,
        kind=Kind(card.kind),
        audience=[Audience(who) for who in card.audience],
        title=law.said(text.title, text.language),
        lang=Language(text.language).tag,
        gloss=law.said(russian.title, russian.language),
        ask=_lines(text.ask, text, russian.ask, law),
        say=law.said(text.say, text.language),
        say_gloss=law.said(russian.say, russian.language),
        steps=_lines(text.steps, text, russian.steps, law),
        take=_lines(text.take, text, russian.take, law),
        warnings=_lines(text.warnings, text, russian.warnings, law),
        has_gap=law.has_gap(lines),
        reviewed=text.reviewed,
        is_behind=text.revision < russian.revision,
        norms=[_norm(norm, law, interface) for norm in norms],
        confidence=Confidence(card.confidence).standing,
        risk=card.risk,
        topics=card.topics,
        checked_on=card.checked_on,
        calculators=[Calculator(name) for name in card.calculators],
        where=card.where,
        owner=card.owner,
        reviewer=card.reviewer,
        next_review_on=card.next_review_on,
        holds=card.holds(day),
    )


def _lines(own: list[str], text: CardText, russian: list[str], law: Law) -> OpenLines:
    spoken = Language(text.language) if own else Language.RU
    return OpenLines(law.all_said(own or russian, spoken.value), spoken.tag)


def titles_of(codes: Sequence[str], language: Language) -> dict[str, str]:
    """What the current cards are called, by code; a card that has gone is not there. Two queries."""
    pairs = _texts(codes, language)
    law = law_for((text.title for text, _russian in pairs.values()), timezone.localdate())
    return {code: law.said(text.title, text.language) for code, (text, _russian) in pairs.items()}


def quotes(*, interface: str = "ru") -> list[Quote]:
    """All that the current cards quote, card by card. ``interface``: Russian or English."""
    shown = "en" if interface == "en" else "ru"
    norms = list(CardNorm.objects.filter(card__is_current=True).select_related("card", "parameter"))
    texts = CardText.objects.filter(card__is_current=True, language=shown.upper())
    titles = dict(texts.values_list("card__code", "title"))
    law = law_for([*titles.values(), *(norm.says[shown] for norm in norms)], timezone.localdate())
    return [
        Quote(
            parameter=norm.parameter.code,
            card=norm.card.code,
            title=law.said(titles.get(norm.card.code, norm.card.code), shown.upper()),
            topics=norm.card.topics,
            law=norm.law[shown],
            says=law.said(norm.says[shown], shown.upper()),
            is_aloud=norm.is_aloud,
        )
        for norm in sorted(norms, key=lambda norm: (norm.card.code, norm.position))
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


def _norm(norm: CardNorm, law: Law, interface: str) -> OpenNorm:
    shown = "en" if interface == "en" else "ru"
    newest = max(law.periods[norm.parameter.code], key=lambda row: row.valid_from or date.min)
    return OpenNorm(
        parameter=norm.parameter.code,
        law=norm.law[shown],
        says=law.said(norm.says[shown], shown.upper()),
        confidence=Confidence(norm.confidence).standing,
        checked_on=norm.parameter.last_checked_on,
        is_superseded=newest.says != norm.parameter.says,
    )
