"""The front end is built when it must be, whole or not at all. A script stands in for npm."""

import os
from pathlib import Path

import pytest

from jardam.config.up import frontend
from jardam.config.up.folders import Data
from jardam.database.trouble import Trouble

NPM = """#!/bin/sh
echo "$*" >> "$CALLS"
if [ "$1" = ci ]; then mkdir -p node_modules; exit 0; fi
[ -e broken ] && { echo "out of flour" >&2; exit 1; }
mkdir -p ../dist && echo styles > ../dist/jardam.css
"""


@pytest.fixture
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end of two files, in a folder of its own."""
    source = tmp_path / "frontend"
    source.mkdir()
    (source / "package-lock.json").write_text("{}")
    (source / "jardam.scss").write_text("a {}")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "npm").write_text(NPM)
    (tools / "npm").chmod(0o755)
    (tmp_path / "log").mkdir()
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setattr(frontend, "SOURCE", source)
    monkeypatch.setattr(frontend, "DIST", tmp_path / "dist")
    monkeypatch.setattr(frontend, "PACKAGES_STAMP", source / "node_modules" / ".installed-from")
    monkeypatch.setattr(frontend, "_tools", lambda _data: tools)
    return tmp_path


def calls(kitchen: Path) -> list[str]:
    return (kitchen / "calls").read_text().splitlines()


def test_packages_are_installed_once_and_the_build_follows_the_sources(kitchen: Path) -> None:
    assert not frontend.is_built()
    frontend.build(Data(kitchen))
    assert frontend.is_built()
    (kitchen / "frontend" / "jardam.scss").write_text("b {}")
    assert not frontend.is_built()
    frontend.build(Data(kitchen))
    assert frontend.is_built()
    assert calls(kitchen) == ["ci", "run build", "run build"]


def test_a_new_lock_brings_new_packages(kitchen: Path) -> None:
    frontend.build(Data(kitchen))
    (kitchen / "frontend" / "package-lock.json").write_text('{"version": 2}')
    frontend.build(Data(kitchen))
    assert calls(kitchen) == ["ci", "run build"] * 2


def test_a_failed_build_says_why_and_is_tried_again(kitchen: Path) -> None:
    (kitchen / "frontend" / "broken").touch()
    with pytest.raises(Trouble, match="The front end could not be built: out of flour"):
        frontend.build(Data(kitchen))
    assert not frontend.is_built()
    (kitchen / "frontend" / "broken").unlink()
    frontend.build(Data(kitchen))
    assert frontend.is_built()


def test_the_programs_of_the_build_are_found_beside_npm(kitchen: Path) -> None:
    first, _, _ = frontend.environment(Data(kitchen))["PATH"].partition(os.pathsep)
    assert first == str(kitchen / "tools")
