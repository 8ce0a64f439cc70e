"""A card's file as frozen data, refused with a sentence when it is not whole. No database yet."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Risk
from jardam.law.rules.confidence import Confidence, confidence_named

LANGUAGES = tuple(language.value for language in Language if language is not Language.UNKNOWN)
LONGEST_SPEECH = 90
"""Words: longer than that nobody listens to on the telephone."""


class CardRefused(ValueError):
    """A card cannot be stored; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A card in one language. ``revision``: of the Russian text, or that it was made from."""

    title: str
    ask: list[str]
    say: str
    keywords: list[str]
    revision: int
    reviewed: bool
    note: str


@dataclass(frozen=True, slots=True)
class NormFile:
    """One legal ground. ``confidence`` may only be weaker than that of the row; None takes the row's."""

    fact: str
    law: dict[str, str]
    says: dict[str, str]
    confidence: Confidence | None
    is_aloud: bool


@dataclass(frozen=True, slots=True)
class CardFile:
    code: str
    topics: list[Topic]
    risk: Risk | None
    checked_on: date
    texts: dict[str, TextFile]
    norms: list[NormFile]
    digest: str


def read_cards(folder: Path) -> Iterator[CardFile]:
    """Every card of a folder, by file name.

    Errors: CardRefused.
    """
    for path in sorted(folder.glob("*.yaml")):
        with path.open(encoding="utf-8") as file:
            told = yaml.load(file, Loader=yaml.CSafeLoader)
        try:
            card = read_card_file(told)
        except (KeyError, TypeError, ValueError) as error:
            raise CardRefused(f"{path.name}: {error!r}") from error
        if card.code.lower() != path.stem:
            raise CardRefused(f"{path.name} holds the card {card.code}")
        yield card


def read_card_file(told: Mapping[str, Any]) -> CardFile:
    """One card.

    Errors: CardRefused, KeyError, TypeError or ValueError when something is missing or too long.
    """
    texts = {language: _text(told["texts"][language], language) for language in LANGUAGES}
    norms = [_norm(norm) for norm in told["norms"]]
    if not any(norm.is_aloud for norm in norms):
        raise CardRefused(f"{told['code']} rests on no norm that is read aloud")
    return CardFile(
        code=told["code"],
        topics=[Topic(topic) for topic in told["topics"]],
        risk=Risk(told["risk"]) if told.get("risk") else None,
        checked_on=told["checked_on"],
        texts=texts,
        norms=norms,
        digest=hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest(),
    )


def _text(told: Mapping[str, Any], language: str) -> TextFile:
    say = " ".join(told["say"].split())
    if len(say.split()) > LONGEST_SPEECH:
        raise CardRefused(f"{language}: {len(say.split())} words to read aloud")
    return TextFile(
        title=told["title"],
        ask=list(told["ask"]),
        say=say,
        keywords=[str(word) for word in told["keywords"]],
        revision=told["revision" if language == Language.RU.value else "made_from"],
        reviewed=told["reviewed"],
        note=told["note"],
    )


def _norm(told: Mapping[str, Any]) -> NormFile:
    return NormFile(
        fact=told["fact"],
        law={language: told["law"][language] for language in ("ru", "en")},
        says={language: told["says"][language] for language in ("ru", "en")},
        confidence=confidence_named(told["confidence"]) if "confidence" in told else None,
        is_aloud=told.get("aloud", True),
    )
