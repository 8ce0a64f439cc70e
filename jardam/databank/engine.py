"""A process of its own for what weighs much: DuckDB, and the drawing of charts. Knows no Django and no database.

One question comes as JSON on the first line of its input, one answer goes out as JSON, and it ends: its memory is
nobody's for longer than a question takes. Numbers that may not be said never leave it.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jardam.databank.rules.codebook import COLUMNS, MEASURES, SQL, Axis, Facts, Indicator, Measure
from jardam.databank.rules.protection import Key
from jardam.databank.rules.tables import Asked, Pair, TooLarge, table

if TYPE_CHECKING:
    import duckdb

THREADS, MEMORY = 2, "1GB"
Answer = Mapping[str, Any]


def main() -> None:
    os.umask(0o077)
    with open(0, "rb", buffering=0, closefd=False) as unread:
        question = json.loads(unread.readline())
    acts: Mapping[str, Callable[..., Answer]] = {"write": write, "cross": cross, "draw": draw}
    json.dump(acts[question.pop("act")](**question), sys.stdout)


def write(*, facts: str, centre: str, path: str) -> Answer:
    """Rows that follow as CSV, into one file, in an order that says nothing."""
    columns = COLUMNS[Facts(facts)]
    told = ", ".join(f"'{name}': '{'DATE' if name == 'in_month' else 'VARCHAR'}'" for name in columns)
    shown = ", ".join("string_split(topics, ' ') AS topics" if name == "topics" else name for name in columns)
    with _engine() as db:
        source = f"read_csv('/dev/stdin', auto_detect=false, delim=',', quote='\"', escape='\"', columns={{{told}}})"
        db.execute(f"CREATE TABLE kept AS SELECT * FROM {source}")  # noqa: S608 - names of the codebook
        shuffled = f"SELECT {_text(centre)} AS centre, {shown} FROM kept ORDER BY random()"  # noqa: S608 - as above
        db.sql(shuffled).write_parquet(path)
        span = db.execute(
            "SELECT count(*), strftime(min(in_month), '%Y-%m'), strftime(max(in_month), '%Y-%m') FROM kept"
        ).fetchone()
    assert span is not None
    number, first, last = span
    return {"rows": number, "first": first or "", "last": last or "", "sha256": sha256(Path(path))}


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def cross(*, indicator: str, axes: Sequence[str], kept: Mapping[str, str], files: Sequence[str]) -> Answer:
    """What of an indicator may be shown, crossed by these axes, narrowed to the codes of others."""
    measure = MEASURES[Indicator(indicator)]
    asked = Asked(tuple(Axis(axis) for axis in axes), {Axis(axis): code for axis, code in kept.items()})
    try:
        found = table(asked, counted(asked, measure, files), is_share=measure.is_share)
    except TooLarge:
        return {"is_too_large": True}
    cells = [[*key, cell.number, cell.of] for key, cell in found.cells.items()]
    return {"codes": found.codes, "cells": cells}


def counted(asked: Asked, measure: Measure, files: Sequence[str]) -> dict[Key, Pair]:
    """Of each cell those that count and the others: one statement over the files of a snapshot."""
    keys = ", ".join(f"{SQL[axis]} AS k{place}" for place, axis in enumerate(asked.every))
    narrowed = [(f"{SQL[axis]} = ?", code) for axis, code in asked.narrowing.items()]
    where = " AND ".join([measure.of, *(condition for condition, _code in narrowed)])
    places = ", ".join(f"k{place}" for place in range(len(asked.every)))
    inner = f"SELECT {keys}, {measure.yes or 'true'} AS is_counted FROM read_parquet(?) WHERE {where}"  # noqa: S608 - of the codebook alone
    statement = f"SELECT {places}, count(*) FILTER (is_counted), count(*) FILTER (NOT is_counted) FROM ({inner}) GROUP BY {places}"  # noqa: S608 - as above
    with _engine() as db:
        rows = db.execute(statement, [list(files), *(code for _condition, code in narrowed)]).fetchall()
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in rows}


def draw(*, spec: Mapping[str, Any]) -> Answer:
    """A chart as SVG. Nothing is fetched: the figures stand in the specification."""
    import vl_convert  # noqa: PLC0415 - a whole engine of scripts, for charts alone

    return {"svg": vl_convert.vegalite_to_svg(vl_spec=dict(spec), allowed_base_urls=[])}


def _engine() -> "duckdb.DuckDBPyConnection":
    import duckdb  # noqa: PLC0415 - charts need none

    return duckdb.connect(
        config={
            "threads": THREADS,
            "memory_limit": MEMORY,
            "temp_directory": "",
            "autoinstall_known_extensions": False,
        }
    )


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


if __name__ == "__main__":
    main()
