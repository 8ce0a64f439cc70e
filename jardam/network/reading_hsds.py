"""Files of the Human Services Data Specification: lists of whole objects as JSON, or the tables of a tabular package."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jardam.network.rules.hsds import KINDS, Main
from jardam.network.rules.hsds_package import FILES, Package, from_objects, from_tables


class PackageUnread(ValueError):
    """Nothing could be read. ``code``: why; ``file``: where."""

    def __init__(self, code: str, file: str) -> None:
        super().__init__(f"{code} {file}")
        self.code = code
        self.file = file


NOT_THERE = "NOT_THERE"
NOT_UTF8 = "NOT_UTF8"
NOT_JSON = "NOT_JSON"
NOT_TABLE = "NOT_TABLE"
NOT_A_LIST = "NOT_A_LIST"
NOTHING = "NOTHING"
LONGEST_CELL = 1_000_000  # characters


def read_package(path: Path) -> Package:
    """Of a folder with lists or tables, or of one file of either. Errors: PackageUnread."""
    if not path.exists():
        raise PackageUnread(NOT_THERE, path.name)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    lists = {main: file for main, name in FILES.items() for file in files if file.name == f"{name}.json"}
    if lists:
        return from_objects({main: _objects(file) for main, file in lists.items()})
    tables = {known.table for known in KINDS.values()}
    found = {file.stem: file for file in files if file.suffix == ".csv" and file.stem in tables}
    if not found:
        raise PackageUnread(NOTHING, path.name)
    return from_tables({name: _rows(file) for name, file in found.items()})


def _objects(file: Path) -> list[Any]:
    """A list, or a page of the API of the specification, whose ``contents`` are one."""
    try:
        told = json.loads(_text(file))
    except (json.JSONDecodeError, RecursionError) as error:
        raise PackageUnread(NOT_JSON, file.name) from error
    if isinstance(told, Mapping):
        told = told.get("contents")
    if not isinstance(told, list):
        raise PackageUnread(NOT_A_LIST, file.name)
    return told


def _rows(file: Path) -> list[dict[str, str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.DictReader(_text(file).splitlines(keepends=True), restval="", strict=True))
    except csv.Error as error:
        raise PackageUnread(NOT_TABLE, file.name) from error
    return [{name: text for name, text in row.items() if isinstance(text, str)} for row in rows]


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackageUnread(NOT_UTF8, file.name) from error
    except OSError as error:
        raise PackageUnread(NOT_THERE, file.name) from error


def file_of(main: Main) -> str:
    return f"{FILES[main]}.json"
