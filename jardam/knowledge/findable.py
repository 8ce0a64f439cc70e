"""Answer cards as the search compares them: every title, the search words, and what the Russian says."""

from collections.abc import Collection, Iterator

from django.utils import timezone

from jardam.kernel.languages import Language
from jardam.knowledge.models import CardText
from jardam.knowledge.speaking import Law, law_for
from jardam.search.rules.documents import Document

CARD = "CARD"


def cards(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """The current cards, or some of them, as they are read today. Two queries."""
    by_code: dict[str, list[CardText]] = {}
    texts = CardText.objects.using(using).filter(card__is_current=True).select_related("card")
    texts = texts if codes is None else texts.filter(card__code__in=codes)
    for text in texts.order_by("card__code", "language"):
        by_code.setdefault(text.card.code, []).append(text)
    lines = [
        line for texts in by_code.values() for text in texts for line in (text.title, text.say, *text.steps)
    ]
    law = law_for(lines, timezone.localdate())
    for code, its in by_code.items():
        yield _document(code, its, law)


def _document(code: str, texts: list[CardText], law: Law) -> Document:
    russian = next(text for text in texts if text.language == Language.RU)
    body = [russian.say, *russian.steps, *russian.warnings]
    return Document(
        kind=CARD,
        key=code,
        titles={text.language: law.said(text.title, text.language) for text in texts},
        body=" ".join(law.said(line, russian.language) for line in body),
        keywords={text.language: text.keywords for text in texts if text.keywords},
    )
