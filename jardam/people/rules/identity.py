"""What may be known of who somebody is. All of it optional, all of it sealed together as one bundle.

Pure: the bundle is a plain dict of texts, ready for the vault; nothing here knows how it is sealed.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from jardam.kernel.names import document_key, name_key

IDENTITY_SCHEMA = 1
_AS_WRITTEN = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")


class UnreadableBirthDate(ValueError):
    """The text is neither a year, a month of a year, nor a day."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A birth date as far as it is known: a year alone is normal. Month and day 0 mean unknown."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def read(cls, text: str) -> PartialDate:
        """Read '1990', '1990-05' or '1990-05-17'. Errors: UnreadableBirthDate."""
        try:
            known = cls(*(int(part) for part in text.strip().split("-")))
            date(known.year, known.month or 1, known.day or 1)
        except (ValueError, TypeError, OverflowError) as error:
            raise UnreadableBirthDate("a year, a year and month, or a day") from error
        if not 1900 <= known.year <= 2100 or (known.day and not known.month):
            raise UnreadableBirthDate("a year, a year and month, or a day")
        return known

    @classmethod
    def typed(cls, text: str) -> PartialDate:
        """As `read`, and as people here write it: '17.05.1990' or '05.1990'. Errors: UnreadableBirthDate."""
        written = _AS_WRITTEN.fullmatch(text.strip())
        if written is None:
            return cls.read(text)
        day, month, year = written.groups()
        return cls.read("-".join(filter(None, (year, month, day))))

    @property
    def is_full(self) -> bool:
        return bool(self.month and self.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How to reach somebody without harming them, in the person's own words."""

    when: str = ""
    how: str = ""
    may_say: str = ""
    must_not_know: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    name: str = ""  # as told; nobody has proven it
    other_names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()  # E.164
    messengers: tuple[str, ...] = ()
    birth: str = ""  # a PartialDate as text
    documents: tuple[str, ...] = ()
    address: str = ""
    safe_contact: SafeContact = field(default_factory=SafeContact)

    @property
    def is_empty(self) -> bool:
        return self == Identity()

    def bundle(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_bundle(cls, bundle: dict[str, Any]) -> Identity:
        """Read a bundle of this or an older schema; a field not held is empty."""
        known = {name: bundle[name] for name in cls.__slots__ if name in bundle}
        for several in ("other_names", "phones", "messengers", "documents"):
            known[several] = tuple(known.get(several, ()))
        known["safe_contact"] = SafeContact(**known.get("safe_contact", {}))
        return cls(**known)


def index_values(identity: Identity) -> list[tuple[str, str]]:
    """What the person can be found by: (kind, normalised value).

    Only what few people share: a phone, a document, a name together with a full birth date.
    A name alone is never indexed (docs/decisions/0003-what-may-be-indexed.md).
    """
    values = [("phone", phone) for phone in identity.phones]
    values += [("document", document_key(number)) for number in identity.documents if document_key(number)]
    born = PartialDate.read(identity.birth) if identity.birth else None
    if born and born.is_full:
        names = (identity.name, *identity.other_names)
        values += [("name_birth", f"{name_key(name)}|{born}") for name in names if name_key(name)]
    return sorted(set(values))
