"""Blind indexes: find a person by an exact number without keeping the number.

Only what an attacker cannot guess from a public ranking may be indexed: a surname alone, a sex or
a nationality would name people by their frequency (docs/threat-model.md). So the list is closed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from jardam.kernel import names, phones
from jardam.vault.actions import ensure_centre_keys
from jardam.vault.keeper import keeper
from jardam.vault.refusals import KeyDestroyed

Field = Literal[
    "phone",
    "document",
    "name_birth",
    "line_caller",
    "line_call",
    "party_phone",
    "party_car",
    "party_inn",
    "party_ogrn",
]

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Normaliser:
    """How a value of one field is brought into one spelling. The version is part of every index."""

    version: int
    spell: Callable[[str], str]


def name_and_birth(text: str) -> str:
    """Bring ``name|1990-05-17`` into one spelling. A name alone, or with half a date, is shared by too many.

    Errors: ValueError.
    """
    name, _, born = text.rpartition("|")
    key = names.name_key(name)
    if not key or not _FULL_DATE.fullmatch(born):
        raise ValueError("a name is indexed only with the full birth date")
    return f"{key}|{born}"


ALLOWED: Mapping[str, Normaliser] = {
    "phone": Normaliser(phones.PHONE_NORMALISER_VERSION, phones.e164),
    "document": Normaliser(names.NAME_NORMALISER_VERSION, names.document_key),
    "name_birth": Normaliser(names.NAME_NORMALISER_VERSION, name_and_birth),
    # A missed call is known again by its number, but not as the person in whose file the number stands.
    "line_caller": Normaliser(phones.PHONE_NORMALISER_VERSION, phones.e164),
    # The exchange's own word for a call: says nobody's name, but often the second of its beginning.
    "line_call": Normaliser(1, str.strip),
    # The other side (decision 0160): found again by exactly this, and never as the person in whose file it stands.
    "party_phone": Normaliser(phones.PHONE_NORMALISER_VERSION, phones.e164),
    "party_car": Normaliser(names.NAME_NORMALISER_VERSION, names.document_key),
    "party_inn": Normaliser(1, str.strip),
    "party_ogrn": Normaliser(1, str.strip),
}


def blind_index(centre_id: UUID, field: Field | str, value: str) -> bytes:
    """The 16 bytes under which ``value`` is found in this centre and nowhere else.

    The value is brought into one spelling here; one that has been already stays the same.
    Errors: ValueError, if the field may not be indexed or nothing is left of the value;
    NotAPhoneNumber; VaultSealed.
    """
    return _indexed(centre_id, _message(field, value))


def content_digest(centre_id: UUID, kind: str, content: bytes) -> bytes:
    """16 bytes by which the very same content (a file, a row of it) is known again in this centre alone.

    For whole contents only, never for a field of them: what is short can be guessed by whoever may ask.
    """
    return _indexed(centre_id, b"\0".join((b"content", kind.encode(), content)))


def _indexed(centre_id: UUID, message: bytes) -> bytes:
    try:
        return keeper.index(centre_id, message)
    except KeyDestroyed:
        ensure_centre_keys(centre_id)
        return keeper.index(centre_id, message)


def _message(field: str, value: str) -> bytes:
    if field not in ALLOWED:
        raise ValueError("this field may not be indexed")
    normaliser = ALLOWED[field]
    spelling = normaliser.spell(value)
    if not spelling:
        raise ValueError("nothing to index")
    return "\0".join((field, str(normaliser.version), spelling)).encode("utf-8", "surrogatepass")
