"""Rows that people recorded on pages, as a file of their own beside the others: for its period each has the last word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from jardam.law.reading.rows import ParameterRow, as_date
from jardam.law.rules.confidence import confidence_named

RECORDED = "recorded.yaml"
Period = tuple[str, date | None]


def period_of(row: ParameterRow) -> Period:
    return row.code, row.valid_from


def with_recorded(rows: Iterable[ParameterRow], folder: Path) -> Iterator[ParameterRow]:
    """The rows of the other files, and in their place what was recorded since; without the file nothing changes.

    Errors: OSError, ValueError or KeyError for a file that cannot be read.
    """
    path = folder / RECORDED
    if not path.exists():
        yield from rows
        return
    with path.open(encoding="utf-8") as file:
        told: list[Mapping[str, Any]] = yaml.load(file, Loader=yaml.CSafeLoader)["rows"]
    by_period = {period_of(row): row for row in rows}
    for entry in told:
        by_period.pop((entry["code"], as_date(entry.get("valid_from"))), None)
    yield from by_period.values()
    yield from (_row(entry) for entry in told if not entry.get("withdrawn"))


def write_recorded(folder: Path, rows: Iterable[ParameterRow], withdrawn: Iterable[Period]) -> int:
    """Write what the other files do not say; answers how many rows that are."""
    told = [_entry(row) for row in rows]
    told += [{"code": code, "valid_from": first, "withdrawn": True} for code, first in withdrawn]
    with (folder / RECORDED).open("w", encoding="utf-8") as file:
        yaml.safe_dump({"schema_version": 1, "rows": told}, file, allow_unicode=True, sort_keys=False)
    return len(told)


def _entry(row: ParameterRow) -> dict[str, Any]:
    word = row.confidence.value.lower().replace("_", "-")
    return {**asdict(row), "confidence": word, "details": dict(row.details)}


def _row(entry: Mapping[str, Any]) -> ParameterRow:
    days = {name: as_date(entry.get(name)) for name in ("valid_from", "valid_to", "last_checked_on")}
    return ParameterRow(**{**entry, **days, "confidence": confidence_named(entry["confidence"])})
