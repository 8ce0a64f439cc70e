"""What an appeal says once it is open: a few known fields, cut and cleaned, since anybody may have sealed anything. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jardam.kernel import phones
from jardam.kernel.languages import Language

LONGEST_WORDS = 4_000
LONGEST_NAME = 200
LONGEST_PHONE = 40
LONGEST_REACH = 500
"""Units: characters."""


class Unreadable(ValueError):
    """It was sealed to us, and what is inside is no appeal."""


@dataclass(frozen=True, slots=True)
class Told:
    """``reach``: how they may be reached, where that is no telephone number."""

    words: str
    name: str = ""
    phone: str = ""
    reach: str = ""
    language: Language = Language.UNKNOWN


def told(plain: bytes) -> Told:
    """Errors: Unreadable.

    >>> told(b'{"words": "help", "reach": "+996 700 123001", "language": "KY"}').phone
    '+996 700 123001'
    """
    try:
        appeal = json.loads(plain)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(appeal, dict) or not (words := _text(appeal, "words", LONGEST_WORDS)):
        raise Unreadable
    reach = _text(appeal, "reach", LONGEST_REACH)
    is_phone = _is_phone(reach)
    return Told(
        words=words,
        name=_text(appeal, "name", LONGEST_NAME),
        phone=reach if is_phone else "",
        reach="" if is_phone else reach,
        language=_language(appeal.get("language")),
    )


def _text(appeal: Mapping[str, Any], name: str, longest: int) -> str:
    said = appeal.get(name)
    if not isinstance(said, str):
        return ""
    whole = said.encode("utf-8", "replace").decode().replace("\0", " ")
    return whole.strip()[:longest]


def _language(said: object) -> Language:
    known = {language.value: language for language in Language}
    return known.get(said, Language.UNKNOWN) if isinstance(said, str) else Language.UNKNOWN


def _is_phone(reach: str) -> bool:
    if len(reach) > LONGEST_PHONE:
        return False
    try:
        phones.e164(reach)
    except phones.NotAPhoneNumber:
        return False
    return True
