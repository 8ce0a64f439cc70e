"""The papers of a person, and how each of them stands on a day: here, expiring, missing, lost, or with somebody who keeps it.

Pure. A last day of which only the month is known is its span: a paper expires from the first day on which it may.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from jardam.kernel.partial_dates import PartialDate, partial_date

WARNED_BEFORE = timedelta(days=30)
"""From when on a paper is said to expire. Our own choice, of no law: time enough to renew most of them."""


class DocumentKind(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    PASSPORT = "PASSPORT"
    INNER_PASSPORT = "INNER_PASSPORT"
    MIGRATION_CARD = "MIGRATION_CARD"
    REGISTRATION = "REGISTRATION"
    PATENT = "PATENT"
    WORK_PERMIT = "WORK_PERMIT"
    TEMPORARY_RESIDENCE = "TEMPORARY_RESIDENCE"
    RESIDENCE_PERMIT = "RESIDENCE_PERMIT"
    CONTRACT = "CONTRACT"
    TAX_NUMBER = "TAX_NUMBER"
    PENSION_NUMBER = "PENSION_NUMBER"
    INSURANCE = "INSURANCE"
    LANGUAGE_EXAM = "LANGUAGE_EXAM"
    BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE"
    MARRIAGE_CERTIFICATE = "MARRIAGE_CERTIFICATE"
    RETURN_CERTIFICATE = "RETURN_CERTIFICATE"
    OTHER = "OTHER"


class DocumentState(StrEnum):
    """What the person says of it. Stored as written."""

    HELD = "HELD"
    MISSING = "MISSING"  # never had, or not yet
    LOST = "LOST"
    WITHHELD = "WITHHELD"  # somebody keeps it back


class Standing(StrEnum):
    """How a paper stands on a day."""

    HELD = "HELD"
    EXPIRING = "EXPIRING"
    EXPIRED = "EXPIRED"
    MISSING = "MISSING"
    LOST = "LOST"
    WITHHELD = "WITHHELD"


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. ``until`` and ``since`` are partial dates as text; ``withheld_by``: who keeps it back, since when."""

    key: str = ""  # names it among the papers of its person; says nothing
    kind: str = DocumentKind.OTHER.value
    state: str = DocumentState.HELD.value
    number: str = ""
    until: str = ""
    withheld_by: str = ""
    since: str = ""

    @property
    def is_withheld(self) -> bool:
        return self.state == DocumentState.WITHHELD

    def standing(self, on: date) -> Standing:
        """A paper that somebody keeps back is that before all else, whatever its last day."""
        if self.state != DocumentState.HELD:
            return Standing(self.state)
        last = partial_date(self.until)
        if not last.is_known:
            return Standing.HELD
        if last.latest < on:
            return Standing.EXPIRED
        return Standing.EXPIRING if last.earliest - WARNED_BEFORE <= on else Standing.HELD

    def last_day(self) -> PartialDate:
        """Until when it holds good, as far as anybody said."""
        return partial_date(self.until)


def read_documents(kept: Iterable[Any]) -> tuple[Document, ...]:
    """As they rest in a bundle. An older one holds numbers only."""
    return tuple(_read(place, one) for place, one in enumerate(kept))


def _read(place: int, one: Any) -> Document:
    if not isinstance(one, Mapping):
        return Document(key=f"old-{place}", number=str(one))
    return Document(**{name: one[name] for name in Document.__slots__ if name in one})


def with_document(documents: tuple[Document, ...], changed: Document) -> tuple[Document, ...]:
    """One changed in its place, or one more at the end."""
    if all(one.key != changed.key for one in documents):
        return (*documents, changed)
    return tuple(changed if one.key == changed.key else one for one in documents)


def without_document(documents: tuple[Document, ...], key: str) -> tuple[Document, ...]:
    return tuple(one for one in documents if one.key != key)
