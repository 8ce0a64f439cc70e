"""Where the embedded cluster lies, and what lies around it.

Usually `database/` in the data folder. When we are root and the server's own user cannot pass the
way to it (below a home folder with mode 0700), a system folder named by a hash of that path, and a
note in the data folder that says so: docs/decisions/0010-where-the-database-lies.md.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from jardam.database.cluster_runner import Runner
from jardam.database.trouble import Trouble

SYSTEM_FOLDERS = Path("/var/lib")
NOTE = "database.place"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one cluster and the paths in it."""

    folder: Path

    @property
    def cluster(self) -> Path:
        return self.folder / "pg"

    @property
    def sockets(self) -> Path:
        return self.folder / "run"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        return self.folder / "pg.log"

    @property
    def password(self) -> Path:
        return self.folder / "super.pw"

    def prepare(self, runner: Runner) -> None:
        """Make the folders with the modes that they promise; repairs what a killed start left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(runner.home_mode)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        self.sockets.chmod(0o700)
        runner.own(self.sockets)


def home_of(data: Path) -> Home:
    """The home that belongs to a data folder, whether it stands already or not. Touches nothing."""
    note = data / NOTE
    if note.is_file():
        return Home(Path(note.read_text(encoding="utf-8").splitlines()[-1]))
    return Home(data.resolve() / "database")


def settle(data: Path, runner: Runner) -> Home:
    """Decide where the cluster of a data folder lies, make the place, and remember it.

    Errors: Trouble, when the place was settled for another folder, or is left over from an earlier one.
    """
    _make_data_folder(data, runner)
    home = home_of(data)
    _check_owner(home)
    if (data / NOTE).exists():
        _check_own(home, data)
    elif not _may_live_in(home, runner):
        home = _move_out(data)
    home.prepare(runner)
    return home


def _make_data_folder(data: Path, runner: Runner) -> None:
    if not data.is_dir():
        data.mkdir(parents=True)
        data.chmod(runner.home_mode)


def _check_owner(home: Home) -> None:
    if home.folder.exists() and (owner := home.folder.stat().st_uid) != os.geteuid():
        raise Trouble(f"{home.folder} belongs to the user with number {owner}: start Jardam as that user.")


def _may_live_in(home: Home, runner: Runner) -> bool:
    home.prepare(runner)
    return runner.may_enter(home.sockets)


def _move_out(data: Path) -> Home:
    """Settle in the system folder; the note is written first, so that a killed start finds its place."""
    inside, home = home_of(data), Home(_system_folder(data))
    if inside.cluster.exists():
        raise Trouble(
            f"The server's own user can no longer pass the way to {inside.folder}: open it (chmod o+x)."
        )
    if home.folder.exists():
        raise Trouble(
            f"{home.folder} holds the database of an earlier {data}: delete it, or move it away, and start again."
        )
    inside.sockets.rmdir()
    inside.folder.rmdir()
    text = f"The server's own user cannot pass this folder, so the database lies in\n{home.folder}\n"
    unfinished = data / f"{NOTE}.new"
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(data / NOTE)
    return home


def _check_own(home: Home, data: Path) -> None:
    if home.folder != _system_folder(data):
        raise Trouble(
            f"{data / NOTE} names the database of another folder ({home.folder}):"
            f" this is a copy; delete that file to begin a database of its own."
        )


def _system_folder(data: Path) -> Path:
    return SYSTEM_FOLDERS / f"jardam-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:12]}"
