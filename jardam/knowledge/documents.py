"""A stored card as its file would tell it: what drafts change, what is exported, and what the loader's checks read."""

from collections.abc import Mapping
from typing import Any

from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.reading import SCHEMA

TEXT = ("title", "ask", "say", "steps", "take", "warnings", "keywords", "note")
"""What an editor writes of a text."""
HEAD = (
    "topics",
    "risk",
    "kind",
    "audience",
    "valid_from",
    "valid_to",
    "owner",
    "reviewer",
    "next_review",
    "calculators",
    "where",
)
"""What an editor fills in of a card as a whole."""


def document_of(card: Card) -> dict[str, Any]:
    """The whole card in the form of its file, dates as ISO text. Two queries."""
    norms = CardNorm.objects.filter(card=card).select_related("parameter").order_by("position", "pk")
    told: dict[str, Any] = {
        "code": card.code,
        "topics": list(card.topics),
        "risk": card.risk or None,
        "checked_on": card.checked_on.isoformat(),
        **_head(card),
        "texts": {text.language: text_of(text) for text in CardText.objects.filter(card=card)},
        "norms": [_norm(norm) for norm in norms],
    }
    return told


def head_of(card: Card) -> dict[str, Any]:
    """What a card says of itself that an editor fills in: one part of its file each."""
    told = {"topics": list(card.topics), "risk": card.risk or None, **_head(card)}
    return {part: told[part] for part in HEAD}


def text_of(text: CardText) -> dict[str, Any]:
    revision = "revision" if text.language == "RU" else "made_from"
    return {
        revision: text.revision,
        **{part: getattr(text, part) for part in TEXT},
        "reviewed": text.reviewed,
    }


def merged(told: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """The card with the parts of a draft in place of its own; a text keeps what the draft does not say of it."""
    own = dict(told["texts"])
    for language, text in body.get("texts", {}).items():
        own[language] = {**own.get(language, {}), **text}
    return {**told, **{name: value for name, value in body.items() if name != "texts"}, "texts": own}


def _head(card: Card) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": card.kind,
        "audience": list(card.audience),
        "valid_from": _iso(card.valid_from),
        "valid_to": _iso(card.valid_to),
        "owner": card.owner,
        "reviewer": card.reviewer or None,
        "next_review": _iso(card.next_review_on),
        "calculators": list(card.calculators),
        "where": list(card.where),
    }


def _norm(norm: CardNorm) -> dict[str, Any]:
    return {
        "fact": norm.parameter.code,
        "law": norm.law,
        "says": norm.says,
        "confidence": norm.confidence.lower().replace("_", "-"),
        "aloud": norm.is_aloud,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
