"""A whole card that comes in as JSON: read, checked as the loader checks it, and told with every fault in one go."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from jardam.centres.rules.roles import Role
from jardam.kernel.topics import Topic
from jardam.knowledge.actions import faults_against_law
from jardam.knowledge.choices import Audience, Calculator, Kind, Risk, misfits_said
from jardam.knowledge.documents import document_of
from jardam.knowledge.faulted import CardRefused, said
from jardam.knowledge.heads import places
from jardam.knowledge.models import Card
from jardam.knowledge.reading import LANGUAGES, SCHEMA, CardFile, read_card_file
from jardam.knowledge.rules.faults import Fault, Flaw, fault
from jardam.knowledge.rules.shapes import Day, Flag, Many, Number, OneOf, Parts, Shape, Words
from jardam.law.rules.confidence import Confidence

LARGEST = 400_000
"""Bytes of a file: ten times the longest card."""
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")
_LINES = Many(Words(1_000))
_NUMBER = Number(1, 9_999)
_BOTH = Parts({"ru": Words(2_000), "en": Words(2_000)})
_TEXT: dict[str, Shape] = {
    "title": Words(300),
    "say": Words(6_000),
    "keywords": Many(Words(60), least=1, most=200),
    "reviewed": Flag(),
}
_OF_TEXT: dict[str, Shape] = {
    "ask": _LINES,
    "steps": _LINES,
    "take": _LINES,
    "warnings": _LINES,
    "note": Words(6_000, may_be_empty=True),
}
_RUSSIAN = Parts({**_TEXT, "revision": _NUMBER}, _OF_TEXT)
_TRANSLATION = Parts({**_TEXT, "made_from": _NUMBER}, _OF_TEXT)
_NORM = Parts(
    {"fact": Words(120), "law": _BOTH, "says": _BOTH},
    {
        "confidence": OneOf(tuple(word.value.lower().replace("_", "-") for word in Confidence)),
        "aloud": Flag(),
    },
)
CARD = Parts(
    {
        "code": Words(40),
        "topics": Many(OneOf(tuple(Topic)), least=1),
        "kind": OneOf(tuple(Kind)),
        "audience": Many(OneOf(tuple(Audience)), least=1),
        "valid_from": Day(),
        "owner": OneOf(tuple(Role)),
        "next_review": Day(),
        "checked_on": Day(),
        "texts": Parts({language: _RUSSIAN if language == "RU" else _TRANSLATION for language in LANGUAGES}),
        "norms": Many(_NORM, least=1),
    },
    {
        "schema": Number(SCHEMA, SCHEMA),
        "version": Number(0, 10**6),
        "risk": OneOf(tuple(Risk)),
        "valid_to": Day(),
        "reviewer": OneOf(tuple(Role)),
        "calculators": Many(OneOf(tuple(Calculator))),
        "where": Many(Words(40)),
    },
)
"""The form of a card's file, as an export writes it."""


class CardNotTaken(ValueError):
    """A file cannot be taken in. ``faults``: why, whole sentences in the reader's language."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


def card_from_json(told: bytes) -> tuple[dict[str, Any], Card | None]:
    """The card of a file in the form that a draft keeps, and the version of it that stands, if there is one.

    Errors: CardNotTaken, with every fault.
    """
    body = _read(told)
    if found := [misfits_said(one) for one in CARD.misfits(body)]:
        raise CardNotTaken(found)
    if not _CODE.fullmatch(body["code"]):
        raise CardNotTaken([_("The code of an answer has capital Latin letters, digits and low lines only.")])
    standing = Card.objects.current().filter(code=body["code"]).first()
    _refuse_older(body.pop("version", None), standing)
    file = _card(body)
    _refuse_faults(file, standing)
    if standing is None:
        return body, None
    stored = read_card_file(document_of(standing))
    _refuse_same(file, stored)
    return _numbered(body, file, stored), standing


def _read(told: bytes) -> dict[str, Any]:
    if len(told) > LARGEST:
        raise CardNotTaken([_("The file is larger than any answer: at most 400 kilobytes.")])
    try:
        body: dict[str, Any] = json.loads(
            told.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise CardNotTaken([_("This is no JSON file, or a broken one.")]) from error
    return body


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice would lose the words of the first."""
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a key stands twice")
    return told


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _refuse_older(version: int | None, standing: Card | None) -> None:
    stands = standing.version if standing else 0
    if version is not None and version != stands:
        raise CardNotTaken(
            [
                _(
                    "The file was made from version %(version)s of the answer, version %(stands)s stands."
                    " Fetch the file again."
                )
                % {"version": version, "stands": stands}
            ]
        )


def _card(body: Mapping[str, Any]) -> CardFile:
    try:
        return read_card_file(body)
    except CardRefused as error:
        raise CardNotTaken(said(error.faults)) from error


def _refuse_faults(file: CardFile, standing: Card | None) -> None:
    newest = file.texts["RU"].revision
    faults = [
        _("%(place)s: newer than the Russian text, which has revision %(revision)s.")
        % {"place": f"texts.{language}.made_from", "revision": newest}
        for language, text in file.texts.items()
        if text.revision > newest
    ]
    faults += said([*faults_against_law(file), *_lost_places(file, standing)])
    if faults:
        raise CardNotTaken(faults)


def _lost_places(file: CardFile, standing: Card | None) -> Iterator[Fault]:
    """Where the file newly sends people, and nobody could: a page offers no such place either. What stands, stands."""
    known = {code for code, _words in places()}.union(standing.where if standing else ())
    return (fault(Flaw.UNKNOWN_PLACE, code=code) for code in file.head.where if code not in known)


def _refuse_same(file: CardFile, stored: CardFile) -> None:
    if replace(file, digest=stored.digest) == stored:
        raise CardNotTaken([_("The file says what stands already. Nothing would change.")])


def _numbered(body: dict[str, Any], file: CardFile, stored: CardFile) -> dict[str, Any]:
    """New Russian words are a further revision, and no review of words that stood before is one of these."""
    before, after = stored.texts, file.texts
    texts = {language: dict(text) for language, text in body["texts"].items()}
    for language, text in after.items():
        if text.sentences != before[language].sentences:
            texts[language]["reviewed"] = False
    if after["RU"].sentences != before["RU"].sentences:
        texts["RU"]["revision"] = max(after["RU"].revision, before["RU"].revision + 1)
    return {**body, "texts": texts}
