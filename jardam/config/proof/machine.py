"""What a machine must have for the tests: a browser, and the program that finds sentences to translate."""

import os
import shutil
import subprocess
from collections.abc import Mapping

from jardam.database.trouble import Trouble

PROGRAMS: Mapping[str, str] = {"chromium": "chromium", "xgettext": "gettext"}  # program -> Debian's package


def prepare_machine(*, with_browser: bool) -> None:
    """Install what is missing when we may.

    Errors: Trouble, which says what to install, when we may not.
    """
    wanted = [program for program in PROGRAMS if with_browser or program != "chromium"]
    missing = [PROGRAMS[program] for program in wanted if shutil.which(program) is None]
    if not missing:
        return
    line = f"apt-get install {' '.join(missing)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Trouble(f"The tests need programs that are not here; as root: {line}")
    _apt_get("update")
    _apt_get("install", "--yes", "--no-install-recommends", *missing)


def _apt_get(*words: str) -> None:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(  # noqa: S603 - fixed words, no shell
        ["apt-get", "-qq", *words],  # noqa: S607 - Debian's own, wherever it lies
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.startswith("E:")]
        raise Trouble(f"apt-get {' '.join(words)} failed: {said[0] if said else done.returncode}")
