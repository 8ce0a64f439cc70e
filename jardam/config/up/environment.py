"""The Python environment `.venv`, brought to exactly what a lock file pins.

Run by the machine's own Python before anything is installed: the standard library only.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "jardam.installed"  # the place of the project and one line per lock that is installed
UNFINISHED = VENV / "jardam.installing"
RUNTIME_LOCK = PROJECT / "requirements.lock"


class Stop(Exception):
    """One sentence for the person at the terminal."""


def main() -> None:
    lock = PROJECT / sys.argv[1]
    if shutil.which("setpriv") is None:
        sys.exit("The program setpriv is missing: Jardam needs Linux with util-linux.")
    try:
        turn = os.open(PROJECT, os.O_RDONLY)  # one at a time; the lock goes with the process
        fcntl.flock(turn, fcntl.LOCK_EX)
        _bring_to(lock)
    except Stop as reason:
        sys.exit(str(reason))
    except OSError as error:
        sys.exit(f"The Python environment could not be written: {error.strerror} ({error.filename or VENV}).")
    except KeyboardInterrupt:
        sys.exit("Interrupted.")


def _bring_to(lock: Path) -> None:
    if not UNFINISHED.exists() and PYTHON.exists() and {str(PROJECT), _fingerprint(lock)} <= _installed():
        return
    began = time.monotonic()
    sys.stdout.write("Python packages")
    sys.stdout.flush()
    _make_venv()
    _install(lock)
    sys.stdout.write(f"  {time.monotonic() - began:.1f} s\n")


def _make_venv() -> None:
    """Make the environment; one whose installation was cut off, or that was moved, is made anew."""
    if UNFINISHED.exists() or (STAMP.exists() and str(PROJECT) not in _installed()):
        shutil.rmtree(VENV)
    if not PYTHON.exists():
        if importlib.util.find_spec("ensurepip") is None:
            raise Stop("Python's venv is missing: on Debian, apt-get install python3-venv.")
        VENV.mkdir(exist_ok=True)
        UNFINISHED.touch()
        _run([sys.executable, "-m", "venv", str(VENV)])
    UNFINISHED.touch()


def _install(lock: Path) -> None:
    STAMP.unlink(missing_ok=True)
    options = ["--disable-pip-version-check", "--no-input", "--quiet"]
    quick = ["--no-deps", "--no-compile"]  # the lock names everything; most of it is never imported
    _run([str(PYTHON), "-m", "pip", "install", *options, *quick, "--require-hashes", "-r", str(lock)])
    _add_project()
    lines = [str(PROJECT), *(_fingerprint(each) for each in (lock, RUNTIME_LOCK))]
    STAMP.write_text("\n".join(lines), encoding="utf-8")
    UNFINISHED.unlink()


def _add_project() -> None:
    """Make `import jardam` and the command `jardam` work without a build: docs/decisions/0011."""
    (site,) = VENV.glob("lib/python*/site-packages")
    (site / "jardam.pth").write_text(f"{PROJECT}\n", encoding="utf-8")
    command = VENV / "bin" / "jardam"
    command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -P -m jardam.config.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def _run(argv: list[str]) -> None:
    still_ours = f'[ "$PPID" = {os.getpid()} ] && exec "$@"'  # as jardam/database/bound.py explains
    bound = ["setpriv", "--pdeathsig", "KILL", "sh", "-c", still_ours, "sh", *argv]
    done = subprocess.run(bound, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        sys.stdout.write("\n")
        said = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        errors = [line for line in said if line.startswith("ERROR")] or said[-1:]
        raise Stop(f"Python packages could not be installed: {errors[0] if errors else done.returncode}")


def _installed() -> set[str]:
    return set(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.exists() else set()


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
