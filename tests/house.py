"""What the house consists of, for the tests that look at all of it: rooms, floors, files, models."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "jardam"
GENERATED = {"migrations", "node_modules", "dist", "__pycache__"}  # parts of a path nobody writes by hand


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def floors() -> list[list[str]]:
    """The rooms by floor, the roof first, as the import contract in pyproject.toml says."""
    contract = project()["tool"]["importlinter"]["contracts"][0]  # type: ignore[index]
    return [re.split(r"\s*\|\s*", floor) for floor in contract["layers"]]


@cache
def depth() -> dict[str, int]:
    """How far below the roof each room lies."""
    return {room: depth for depth, floor in enumerate(floors()) for room in floor}


@cache
def our_models() -> tuple[type[models.Model], ...]:
    return tuple(model for model in apps.get_models() if model.__module__.startswith("jardam."))


@cache
def tenant_models() -> tuple[type[models.Model], ...]:
    from jardam.centres.tenancy import Tenant  # noqa: PLC0415 - models load after the registry

    return tuple(model for model in our_models() if issubclass(model, Tenant))


@cache
def written_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(file for file in sorted(files) if file.is_file())


def python_files() -> list[Path]:
    """Modules that people write, tests among them; migrations are generated."""
    return [file for file in written_files() if file.suffix == ".py" and not GENERATED & set(file.parts)]


def templates() -> list[Path]:
    return [file for file in written_files() if file.suffix == ".html" and HOUSE in file.parents]


def room_of(file: Path) -> str:
    """The room a file of the house lies in. Example: jardam/desk/views/calls.py -> desk."""
    return file.relative_to(HOUSE).parts[0]


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT))
