"""A card's file as frozen data, refused with what is wrong when it is not whole. No database yet."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience, Calculator, Kind, Risk
from jardam.knowledge.faulted import CardRefused
from jardam.knowledge.rules.faults import Flaw, fault
from jardam.law.rules.confidence import Confidence, confidence_named

LANGUAGES = tuple(language.value for language in Language if language is not Language.UNKNOWN)
LISTS = ("ask", "steps", "take", "warnings")
"""The parts of a text that are lists of sentences."""
SCHEMA = 2
"""Of a card's file: its numbers are references to the law."""
_CODE = re.compile(r"[A-Z][A-Z_]*")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A card in one language. ``revision``: of the Russian text, or that it was made from."""

    title: str
    ask: list[str]
    say: str
    steps: list[str]
    take: list[str]
    warnings: list[str]
    keywords: list[str]
    revision: int
    reviewed: bool
    note: str

    @property
    def sentences(self) -> dict[str, list[str]]:
        """What is read or shown of the text, part by part."""
        return {"title": [self.title], "say": [self.say], **{part: getattr(self, part) for part in LISTS}}


@dataclass(frozen=True, slots=True)
class NormFile:
    """One legal ground. ``confidence`` may only be weaker than that of the row; None takes the row's."""

    fact: str
    law: dict[str, str]
    says: dict[str, str]
    confidence: Confidence | None
    is_aloud: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What a card says of itself, whatever the language. ``where``: actors or standard services, by their codes."""

    kind: Kind
    audience: list[Audience]
    valid_from: date
    valid_to: date | None
    owner: Role
    reviewer: Role | None  # nobody has reviewed it
    next_review: date
    calculators: list[Calculator]
    where: list[str]


@dataclass(frozen=True, slots=True)
class CardFile:
    code: str
    topics: list[Topic]
    risk: Risk | None
    checked_on: date
    head: Head
    texts: dict[str, TextFile]
    norms: list[NormFile]
    digest: str


def read_cards(folder: Path) -> Iterator[CardFile]:
    """Every card of a folder, by file name.

    Errors: CardRefused.
    """
    return map(read_card_at, sorted(folder.glob("*.yaml")))


def read_card_at(path: Path) -> CardFile:
    """The card of one file.

    Errors: CardRefused.
    """
    try:
        with path.open(encoding="utf-8") as file:
            told = yaml.load(file, Loader=yaml.CSafeLoader)
    except (ValueError, yaml.YAMLError) as error:
        raise CardRefused([fault(Flaw.UNREADABLE, error=error)], path.name) from error
    card = read_card_file(told, path.name)
    if card.code.lower() != path.stem:
        raise CardRefused([fault(Flaw.OTHER_NAME, file=path.name, code=card.code)], path.name)
    return card


def read_card_file(told: Mapping[str, Any], of: str = "") -> CardFile:
    """One card. ``of``: what a refusal names.

    Errors: CardRefused.
    """
    try:
        return _read(told)
    except KeyError as error:
        raise CardRefused([fault(Flaw.MISSING, name=error.args[0])], of) from error
    except _Wrong as error:
        raise CardRefused([error.fault], of) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise CardRefused([fault(Flaw.UNREADABLE, error=error)], of) from error


class _Wrong(ValueError):
    """Where reading stopped."""

    def __init__(self, flaw: Flaw, language: str = "", part: str = "", **told: object) -> None:
        super().__init__(flaw)
        self.fault = fault(flaw, language, part, **told)


def _read(told: Mapping[str, Any]) -> CardFile:
    if told.get("schema", SCHEMA) != SCHEMA:
        raise _Wrong(Flaw.OTHER_SCHEMA)
    norms = [_norm(norm) for norm in told["norms"]]
    if not any(norm.is_aloud for norm in norms):
        raise _Wrong(Flaw.NOTHING_ALOUD)
    return CardFile(
        code=told["code"],
        topics=[Topic(topic) for topic in told["topics"]],
        risk=Risk(told["risk"]) if told.get("risk") else None,
        checked_on=_day(told, "checked_on"),
        head=_head(told),
        texts={language: _text(told["texts"][language], language) for language in LANGUAGES},
        norms=norms,
        digest=hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest(),
    )


def _head(told: Mapping[str, Any]) -> Head:
    head = Head(
        kind=Kind(told["kind"]),
        audience=[Audience(who) for who in told["audience"]],
        valid_from=_day(told, "valid_from"),
        valid_to=_day(told, "valid_to") if told.get("valid_to") else None,
        owner=Role(told["owner"]),
        reviewer=Role(told["reviewer"]) if told.get("reviewer") else None,
        next_review=_day(told, "next_review"),
        calculators=[Calculator(name) for name in told.get("calculators") or []],
        where=[_where(code) for code in told.get("where") or []],
    )
    if not head.audience:
        raise _Wrong(Flaw.NO_AUDIENCE)
    if head.valid_to and head.valid_to < head.valid_from:
        raise _Wrong(Flaw.ENDS_EARLY)
    return head


def _day(told: Mapping[str, Any], name: str) -> date:
    day = told[name]
    try:
        found = date.fromisoformat(day) if isinstance(day, str) else day  # JSON has no dates
    except ValueError as error:
        raise _Wrong(Flaw.NO_DATE, name=name, value=day) from error
    if not isinstance(found, date):
        raise _Wrong(Flaw.NO_DATE, name=name, value=day)
    return found


def _where(code: object) -> str:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise _Wrong(Flaw.NO_PLACE, code=code)
    return code


def _text(told: Mapping[str, Any], language: str) -> TextFile:
    return TextFile(
        title=_line(told["title"], language, "title"),
        ask=_lines(told, "ask", language),
        say=_line(told["say"], language, "say"),
        steps=_lines(told, "steps", language),
        take=_lines(told, "take", language),
        warnings=_lines(told, "warnings", language),
        keywords=[str(word) for word in told["keywords"]],
        revision=told["revision" if language == Language.RU.value else "made_from"],
        reviewed=told["reviewed"],
        note=told.get("note") or "",
    )


def _lines(told: Mapping[str, Any], part: str, language: str) -> list[str]:
    lines = told.get(part) or []
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise _Wrong(Flaw.NO_LIST, language, part)
    return [_line(line, language, part) for line in lines]


def _line(told: object, language: str, part: str) -> str:
    """One line, however the file wraps it; a no-break space stays what it is."""
    if not isinstance(told, str):
        raise _Wrong(Flaw.NO_TEXT, language, part, value=told)
    return re.sub(r"[ \t\r\n]+", " ", told).strip()


def _norm(told: Mapping[str, Any]) -> NormFile:
    return NormFile(
        fact=told["fact"],
        law={language: told["law"][language] for language in ("ru", "en")},
        says={language: told["says"][language] for language in ("ru", "en")},
        confidence=confidence_named(told["confidence"]) if "confidence" in told else None,
        is_aloud=told.get("aloud", True),
    )
