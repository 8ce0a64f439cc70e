"""What a benchmark leaves behind: one JSON file for its row, with the machine it ran on."""

import json
import os
import platform
import subprocess
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.rounds import Figure

FOLDER = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target: what was asked for, what was measured. ``met`` follows from the two, nobody writes it."""

    what: str
    measured: float
    at_most: float | None = None
    at_least: float | None = None
    unit: str = "x"

    @property
    def met(self) -> bool:
        below = self.at_most is None or self.measured <= self.at_most
        return below and (self.at_least is None or self.measured >= self.at_least)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of targets. ``figures``: lane -> size -> figure; ``facts`` are plain numbers."""

    row: str
    title: str
    verdicts: list[Verdict]
    figures: dict[str, dict[str, Figure]] = field(default_factory=dict)
    facts: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    rounds: int = 0
    requests: int = 0


def save(row: Row) -> None:
    """Write the row and say how it went."""
    FOLDER.mkdir(exist_ok=True)
    content = asdict(row) | {"machine": _machine(), "measured_on": time.strftime("%Y-%m-%d")}
    for verdict, stored in zip(row.verdicts, content["verdicts"], strict=True):
        stored["met"] = verdict.met
    path = FOLDER / f"{row.row.lower()}.json"
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for verdict in row.verdicts:
        print(
            f"{row.row} {'met' if verdict.met else 'MISSED'}: {verdict.what}: {verdict.measured} {verdict.unit}"
        )


def _machine() -> dict[str, str | int | float]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return {
        "cores": os.cpu_count() or 0,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load_average": round(os.getloadavg()[0], 1),
        "commit": commit.stdout.strip(),
    }
