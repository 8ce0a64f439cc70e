"""Gathers what the benchmarks left in results/ into docs/generated/benchmarks.md: `python -m benchmarks.collect`.

A row that was measured elsewhere stays as it stands on the page.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.results import FOLDER

PAGE = Path(__file__).resolve().parents[1] / "docs" / "generated" / "benchmarks.md"
TITLE = """# Speed, memory and growth

Made by `python -m benchmarks.collect` from the last run of each row; do not edit. How it is measured, and what the
floors are: `benchmarks/README.md`, `docs/decisions/0040-how-speed-is-measured.md`. CPU is milliseconds on a processor
per request, of the server and the database backends that serve it, the median of the rounds; a ratio is the median of
the ratios of the rounds, taken in one run. Waiting times depend on what else the machine does: read the ratios.
"""


def main() -> None:
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    new = {f"{row['row']} {row['title']}": "\n".join(_row(row)) for row in rows}
    sections = _standing() | new
    PAGE.write_text(
        "\n".join([TITLE, *(sections[heading] for heading in sorted(sections, key=_place))]) + "\n",
        encoding="utf-8",
    )
    print(f"{PAGE.name}: {', '.join(sorted(new, key=_place))}")


def _standing() -> dict[str, str]:
    """The sections of the page as it stands, by row and title."""
    _title, *sections = re.split(r"^(?=## )", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return {text[3:].partition(": ")[0]: text.rstrip("\n") + "\n" for text in sections}


def _place(heading: str) -> tuple[int, str]:
    """As in the table of targets, then what stands in no table."""
    number = re.match(r"P(\d+) ", heading)
    return (int(number[1]) if number else 1_000, heading)


def _row(row: Mapping[str, Any]) -> Iterator[str]:
    missed = sum(not verdict["met"] for verdict in row["verdicts"])
    yield f"## {row['row']} {row['title']}: {f'misses {missed} of its targets' if missed else 'meets its targets'}\n"
    yield "| what | measured | target | |"
    yield "| --- | ---: | ---: | --- |"
    for verdict in row["verdicts"]:
        yield _verdict(verdict)
    yield ""
    if row["figures"]:
        yield from _figures(row["figures"])
    for name, value in row["facts"].items():
        yield f"- {name}: {value:g}"
    for note in row["notes"]:
        yield f"- {note}"
    yield f"- {_circumstances(row)}\n"


def _verdict(verdict: Mapping[str, Any]) -> str:
    at_most, at_least = verdict["at_most"], verdict["at_least"]
    target = f"at most {at_most:g}" if at_most is not None else f"at least {at_least:g}"
    word = "met" if verdict["met"] else "**missed**"
    return f"| {verdict['what']} | {verdict['measured']:g} {verdict['unit']} | {target} | {word} |"


def _figures(figures: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """CPU for each size side by side, so that growth is seen along a line; waiting times at the largest."""
    sizes = sorted({int(size) for by_size in figures.values() for size in by_size})
    yield "| CPU ms per request | " + " | ".join(f"{size:,}" for size in sizes) + " | p50 ms | p95 ms |"
    yield "| --- |" + " ---: |" * (len(sizes) + 2)
    for lane, by_size in figures.items():
        cpu = " | ".join(f"{by_size[str(size)]['cpu']:.2f}" for size in sizes)
        largest = by_size[str(sizes[-1])]
        yield f"| {lane} | {cpu} | {largest['p50']:.1f} | {largest['p95']:.1f} |"
    yield ""


def _circumstances(row: Mapping[str, Any]) -> str:
    machine = row["machine"]
    rounds = f"{row['rounds']} rounds" + (f" of {row['requests']} requests" if row["requests"] else "")
    return (
        f"{rounds} on {row['measured_on']}, {machine['cores']} cores, {machine['system']}, Python {machine['python']},"
        f" load average {machine['load_average']}, commit {machine['commit']}"
    )


if __name__ == "__main__":
    main()
