"""What may be known of who somebody is. All of it optional, all of it sealed together as one bundle.

Pure: the bundle is a plain dict of texts, ready for the vault; nothing here knows how it is sealed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from jardam.kernel.names import document_key, name_key
from jardam.people.rules.ages import Ages
from jardam.people.rules.birth import read_birth
from jardam.people.rules.documents import Document, read_documents

IDENTITY_SCHEMA = 1
"""Part of the place that a bundle is sealed for. A field more leaves it as it is: an older bundle reads it as empty."""

READS_NOTHING = "NO"
"""Instead of a language: whoever reads none is told, not written to."""


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How to reach somebody without harming them, in the person's own words."""

    when: str = ""
    how: str = ""
    may_say: str = ""
    must_not_know: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anybody has asked: else nothing may be taken for granted."""
        return self != SafeContact()


@dataclass(frozen=True, slots=True)
class Identity:
    """``talks``, ``reads``, ``filing``: the language in which one talks with them, writes to them, and files papers."""

    name: str = ""  # as told; nobody has proven it
    proven_name: str = ""  # as a paper shows it that somebody has seen
    other_names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()  # E.164
    messengers: tuple[str, ...] = ()
    birth: str = ""  # a partial date as text
    nationality: str = ""
    second_nationality: str = ""
    documents: tuple[Document, ...] = ()
    address: str = ""
    talks: str = ""
    reads: str = ""
    filing: str = ""
    family: str = ""  # rules.groups.Family
    safe_contact: SafeContact = field(default_factory=SafeContact)

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling by which they may be found, each once."""
        return tuple(dict.fromkeys(filter(None, (self.name, self.proven_name, *self.other_names))))

    @property
    def tells_apart(self) -> bool:
        """Whether this is one person for sure: a birth year or a language may be anybody's."""
        return bool(self.names or self.phones or self.messengers or self.documents)

    @property
    def is_empty(self) -> bool:
        return self == Identity()

    def bundle(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_bundle(cls, bundle: dict[str, Any]) -> Identity:
        """Read a bundle of this or an older schema; a field not held is empty."""
        known = {name: bundle[name] for name in cls.__slots__ if name in bundle}
        for several in ("other_names", "phones", "messengers"):
            known[several] = tuple(known.get(several, ()))
        known["documents"] = read_documents(known.get("documents", ()))
        known["safe_contact"] = SafeContact(**known.get("safe_contact", {}))
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Known:
    """What must be known of somebody before one speaks with them, and nothing by which they would be known."""

    safe_contact: SafeContact
    talks: str
    reads: str
    family: str
    is_withheld: bool  # somebody keeps a paper of theirs back
    may_be_child: bool

    @classmethod
    def of(cls, who: Identity, ages: Ages | None) -> Known:
        is_withheld = any(document.is_withheld for document in who.documents)
        may_be_child = ages is not None and ages.may_be_child
        return cls(who.safe_contact, who.talks, who.reads, who.family, is_withheld, may_be_child)


def index_values(identity: Identity) -> list[tuple[str, str]]:
    """What the person can be found by: (kind, normalised value).

    Only what few people share: a phone, a document, a name together with a full birth date.
    A name alone is never indexed (docs/decisions/0003-what-may-be-indexed.md).
    """
    values = [("phone", phone) for phone in identity.phones]
    numbers = filter(None, (document_key(document.number) for document in identity.documents))
    values += [("document", number) for number in numbers]
    born = read_birth(identity.birth) if identity.birth else None
    if born and born.is_exact:
        values += [("name_birth", f"{name_key(name)}|{born}") for name in identity.names if name_key(name)]
    return sorted(set(values))
