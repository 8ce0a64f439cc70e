"""The checklists and the signs of the network, read from their files once a process. Errors are sentences."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jardam.cases.rules.checklist import Brings, Checklists, Group, Item, faults_of
from jardam.cases.rules.indicators import Indicator, Indicators
from jardam.cases.rules.tracks import Track

FOLDER = Path(__file__).resolve().parents[2] / "data" / "cases"
TRACKS, INDICATORS = FOLDER / "tracks.yaml", FOLDER / "indicators.yaml"
_ITEM_KEYS = {"code", "ru", "en", "group", "safety", "deadline", "card", "document", "source", "brings"}
_ITEM_NEEDS = {"code", "ru", "en", "group", "source"}


class ListRefused(ValueError):
    """A file of lists is not whole; the sentences say where."""


@cache
def checklists(path: Path = TRACKS) -> Checklists:
    """Errors: ListRefused; OSError."""
    told = _read(path, {"version", "items", "tracks"})
    rows = [_item(path, row) for row in told["items"]]
    items = {item.code: item for item in rows}
    if len(items) < len(rows):
        raise ListRefused(f"{path.name}: a code of an item stands twice.")
    lists = Checklists(told["version"], items, _tracks(path, told["tracks"]))
    if faults := faults_of(lists):
        raise ListRefused(f"{path.name}: {' '.join(faults)}")
    return lists


@cache
def indicators(path: Path = INDICATORS) -> Indicators:
    """Errors: ListRefused; OSError."""
    told = _read(path, {"version", "source", "confidence", "indicators"})
    rows = told["indicators"]
    if any(set(row) != {"code", "ru", "en"} for row in rows):
        raise ListRefused(f"{path.name}: every sign has a code and words in Russian and in English.")
    signs = tuple(Indicator(row["code"], {"ru": row["ru"], "en": row["en"]}) for row in rows)
    if len({sign.code for sign in signs}) < len(signs):
        raise ListRefused(f"{path.name}: a code of a sign stands twice.")
    return Indicators(told["version"], told["source"], told["confidence"], signs)


def _read(path: Path, keys: set[str]) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        told: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    if not isinstance(told, dict) or set(told) != keys:
        raise ListRefused(f"{path.name}: it must hold {', '.join(sorted(keys))} and nothing else.")
    if not isinstance(told["version"], int) or told["version"] < 1:
        raise ListRefused(f"{path.name}: the version must be a whole number from 1 on.")
    return told


def _item(path: Path, row: Mapping[str, Any]) -> Item:
    name = row.get("code") or "without a code"
    if missing := sorted(_ITEM_NEEDS - {key for key, value in row.items() if value}):
        raise ListRefused(f"{path.name}: the item {name} does not say {', '.join(missing)}.")
    if unknown := sorted(set(row) - _ITEM_KEYS):
        raise ListRefused(f"{path.name}: the item {name} says {', '.join(unknown)}, which no item has.")
    if row["group"] not in set(Group):
        raise ListRefused(f"{path.name}: the item {name} is of the group {row['group']}, which there is not.")
    if row.get("brings", Brings.AID) not in set(Brings):
        raise ListRefused(f"{path.name}: the item {name} brings {row['brings']}, which is not counted.")
    return Item(
        code=row["code"],
        words={"ru": row["ru"], "en": row["en"]},
        group=Group(row["group"]),
        is_safety=bool(row.get("safety", False)),
        deadline=row.get("deadline", ""),
        card=row.get("card", ""),
        document=row.get("document", ""),
        brings=Brings(row["brings"]) if "brings" in row else None,
    )


def _tracks(path: Path, rows: Mapping[str, list[str]]) -> dict[Track, tuple[str, ...]]:
    if unknown := sorted(set(rows) - set(Track)):
        raise ListRefused(f"{path.name}: there is no track {', '.join(unknown)}.")
    return {Track(code): tuple(items) for code, items in rows.items()}
