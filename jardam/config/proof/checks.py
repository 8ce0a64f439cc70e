"""The checks, and the commands that are they."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jardam.config.up import frontend
from jardam.config.up.folders import Data
from jardam.database.connection import PROJECT

BIN = Path(sys.executable).parent
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Check:
    """One command. A check that counts is pytest: its own figures go into the last line."""

    name: str
    argv: Sequence[str]
    folder: Path = PROJECT
    counts: bool = False
    environ: dict[str, str] = field(default_factory=dict)


def static_checks(data: Data) -> list[Check]:
    """What needs no database and no browser."""
    templates = sorted(
        str(page.relative_to(PROJECT)) for page in PROJECT.glob("jardam/*/templates/**/*.html")
    )
    return [
        Check("types", [_tool("mypy"), "jardam"]),  # takes longest
        Check("format", [_tool("ruff"), "format", "--check", "--quiet", "."]),
        Check("lint", [_tool("ruff"), "check", "--quiet", "."]),
        Check("template tags", [_tool("djade"), "--target-version", "5.2", "--check", *templates]),
        Check("templates", [_tool("djlint"), "--lint", "--quiet", *templates]),
        Check(
            "front end", [*frontend.npm(data), "test"], frontend.SOURCE, environ=frontend.environment(data)
        ),
        Check("floors", [_tool("lint-imports"), "--no-logo"]),
        Check("migrations", _jardam("makemigrations", "--check", "--dry-run")),
        Check("messages", [sys.executable, "-m", "jardam.config.messages", "--check"]),
        Check("generated pages", [sys.executable, "-m", "jardam.config.generated", "--check"]),
    ]


def tests(*, quick: bool) -> Check:
    """Everything that is no journey; `--quick` leaves the large proofs out too."""
    return _pytest("tests", "not journey and not proof" if quick else "not journey")


def journeys() -> Check:
    return _pytest("journeys", "journey", "tests/journeys")


def environment(*, nightly: bool) -> dict[str, str]:
    """What every check is told."""
    words = {"JARDAM_MODE": "test", "DJANGO_SETTINGS_MODULE": "jardam.config.settings"}
    return {**os.environ, **words, **({"JARDAM_NIGHTLY": "1"} if nightly else {})}


def _pytest(name: str, chosen: str, *where: str) -> Check:
    """Whoever is done first takes what the other has not begun; the tests of a module stay together."""
    spread = ["-n", str(WORKERS), "--dist", "worksteal"]
    return Check(name, [sys.executable, "-m", "pytest", "-q", "-m", chosen, *spread, *where], counts=True)


def _jardam(*words: str) -> list[str]:
    return [sys.executable, "-m", "jardam.config.cli", *words]


def _tool(name: str) -> str:
    return str(BIN / name)
