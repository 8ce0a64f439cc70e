"""The glossary from its file: each wording with its source, and one that an editor corrected is never overwritten."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from jardam.law.rules.confidence import Confidence
from jardam.library.models import Term, Wording
from jardam.library.rules.terms import Column

_COLUMNS: Mapping[str, tuple[Column, str]] = {
    "ru": (Column.RU, ""),
    "concept_en": (Column.EN, ""),
    "ky": (Column.KY, "ky_src"),
    "tg": (Column.TG, "tg_src"),
    "uz_cyrl": (Column.UZ_CYRL, "uz_src"),
    "uz_latn": (Column.UZ, "uz_src"),
    "ro": (Column.RO, "ro_src"),
}
"""By the heads of the file: which column, and where its source stands. Russian and English are what the others render."""
_NOBODY = {"", "memory", "common"}
"""Sources that are none: somebody knew the word."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many terms the file holds, and how many wordings of them were new."""

    terms: int
    added: int


def load_glossary(path: Path, at: datetime) -> Loaded:
    """Store what the file says and the database does not say yet. Repeating it changes nothing.

    Errors: OSError or KeyError for a file that cannot be read; nothing is stored then.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with transaction.atomic():
        added = sum(_load_term(row, at) for row in rows)
    return Loaded(len(rows), added)


def _load_term(row: Mapping[str, str], at: datetime) -> int:
    term, _made = Term.objects.get_or_create(
        code=slugify(row["concept_en"])[:60], defaults={"block": row["block"], "note": row["confidence_note"]}
    )
    known = list(Wording.objects.filter(term=term))
    fresh = [wording for wording in _told(row) if not _is_known(wording, known)]
    for wording in fresh:
        _add(term, wording, [one for one in known if one.column == wording.column], at)
    return len(fresh)


def _told(row: Mapping[str, str]) -> Iterator[Wording]:
    for name, (column, source_name) in _COLUMNS.items():
        source = row[source_name].strip() if source_name else ""
        if text := row[name].strip():
            yield Wording(column=column.value, text=text, source=source, sure=_sure(column, source))


def _sure(column: Column, source: str) -> str:
    if column in {Column.RU, Column.EN}:
        return ""
    sure = Confidence.FROM_MEMORY_UNVERIFIED if source in _NOBODY else Confidence.SEEN_IN_SECONDARY
    return sure.value


def _is_known(wording: Wording, known: list[Wording]) -> bool:
    told = (wording.column, wording.text, wording.source)
    return any((one.column, one.text, one.source) == told and one.proposed_by_id is None for one in known)


def _add(term: Term, wording: Wording, before: list[Wording], at: datetime) -> None:
    """A correction that two people made stays what is read; the file's new word stands behind it."""
    current = next((one for one in before if one.is_current), None)
    wording.term, wording.version = term, max((one.version for one in before), default=0) + 1
    wording.proposed_on = timezone.localdate(at)
    wording.is_current = current is None or current.proposed_by_id is None
    if current is not None and wording.is_current:
        current.is_current = False
        current.save(update_fields=["is_current"])
    wording.save(force_insert=True)
