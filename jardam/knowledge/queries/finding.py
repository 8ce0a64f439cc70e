"""Finding answer cards; how they are found is the room search's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Risk
from jardam.knowledge.findable import CARD
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.queries.texts import texts_of
from jardam.knowledge.speaking import Law, law_for
from jardam.law.rules.confidence import Confidence
from jardam.search.queries import Hit
from jardam.search.queries import search as search_index
from jardam.search.reading import tagger
from jardam.search.rules.marking import marked_parts


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
    met: list[str]  # what of the question it meets, by Russian words
    is_confident: bool  # likely the right one, not merely the nearest


def search(words: str, language: Language, limit: int = 8) -> list[Found]:
    """The cards that answer the typed words best, as typed so far; where none does, the nearest, which say so.

    ``language``: of the caller, in which titles are shown; every language is searched. Unknown shows Russian.
    """
    return found_cards(search_index(words, [CARD], most=limit).hits, language)


def found_cards(hits: Sequence[Hit], language: Language) -> list[Found]:
    """The cards among these hits, in their order. Two queries; none where there is none."""
    by_code = {hit.key: hit for hit in hits if hit.kind == CARD}
    texts = texts_of(list(by_code), language, whole=False) if by_code else {}
    return _rows([texts[code] for code in by_code if code in texts], by_code)


def protecting(language: Language) -> list[Found]:
    """What comes before every other answer where there was violence: safety, a roof, and what may stand behind it."""
    found = Card.objects.filter(is_current=True).filter(~Q(risk="") | Q(topics__contains=[Topic.D_HOUSING]))
    places = {Risk.VIOLENCE.value: 0, "": 1}
    codes = sorted(found.values_list("risk", "code"), key=lambda pair: (places.get(pair[0], 2), pair[1]))
    texts = texts_of([code for _risk, code in codes], language)
    return _rows([texts[code] for _risk, code in codes], {})


def _rows(pairs: Sequence[tuple[CardText, CardText]], hits: Mapping[str, Hit]) -> list[Found]:
    law = law_for((text.title for pair in pairs for text in pair), timezone.localdate())
    return [_found(text, russian, law, hits.get(text.card.code)) for text, russian in pairs]


def _found(text: CardText, russian: CardText, law: Law, hit: Hit | None) -> Found:
    title = law.said(text.title, text.language)
    glossary = tagger().every
    return Found(
        code=text.card.code,
        title=title,
        lang=Language(text.language).tag,
        gloss=law.said(russian.title, russian.language),
        confidence=Confidence(text.card.confidence).standing,
        risk=text.card.risk,
        topics=text.card.topics,
        parts=marked_parts(title, hit.words, hit.concepts, glossary) if hit else [(title, False)],
        met=[glossary.names[code] for code in hit.concepts if code in glossary.names] if hit else [],
        is_confident=hit is None or hit.is_confident,
    )
