"""Who runs PostgreSQL's programs: ourselves, or a system user of its own when we are root.

PostgreSQL refuses to run as root, and a user that owns nothing else is the least it needs.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from jardam.database.bound import bound
from jardam.database.trouble import Trouble

SYSTEM_USER = "jardam-postgres"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Runner:
    """The user under which `initdb` and `postgres` run."""

    uid: int
    gid: int
    is_other: bool  # another user than the one who asks: only when we are root

    @property
    def home_mode(self) -> int:
        """The mode of the folder that holds the cluster: another user must be able to pass it."""
        return 0o711 if self.is_other else 0o700

    def own(self, path: Path | int) -> None:
        """Hand a file, a folder or an open pipe to the runner."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)

    def command(self, argv: Sequence[str | Path], *, dies_with_us: bool = True) -> list[str]:
        """The command line that runs ``argv`` as this user.

        With ``dies_with_us`` the program is interrupted when the *thread* that started it ends,
        so such a program is started from a main thread only.
        """
        options = ["--no-new-privs"]
        if self.is_other:
            options += ["--reuid", str(self.uid), "--regid", str(self.gid), "--clear-groups"]
        if dies_with_us:
            return bound("INT", argv, *options)
        return ["setpriv", *options, *map(str, argv)]

    def run(
        self, argv: Sequence[str | Path], *, pass_fds: Sequence[int] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, whatever its exit code, and keep what it said."""
        return subprocess.run(  # noqa: S603 - our own programs, no shell
            self.command(argv),
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            pass_fds=pass_fds,
            check=False,
        )

    def start(self, argv: Sequence[str | Path], *, log: IO[bytes]) -> "subprocess.Popen[bytes]":
        """Start a server in a session of its own, so that Ctrl-C at the terminal does not reach it."""
        return subprocess.Popen(  # noqa: S603 - our own programs, no shell
            self.command(argv),
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def may_enter(self, folder: Path) -> bool:
        """Whether the runner can pass every parent of ``folder`` and the folder itself."""
        return self.run(["test", "-x", folder]).returncode == 0


def current_runner() -> Runner:
    """Ourselves; as root the system user, made when it is missing.

    Errors: Trouble, when the machine has no `setpriv` or the user cannot be made.
    """
    if shutil.which("setpriv") is None:
        raise Trouble("The program setpriv is missing: the bundled PostgreSQL needs Linux with util-linux.")
    if os.geteuid() != 0:
        return Runner(os.geteuid(), os.getegid(), is_other=False)
    entry = _find_user() or _make_user()
    return Runner(entry.pw_uid, entry.pw_gid, is_other=True)


def _find_user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return None


def _make_user() -> pwd.struct_passwd:
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    try:
        made = subprocess.run(  # noqa: S603 - fixed words, no shell
            [useradd, *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        made = None
    entry = _find_user()  # another starter may have made it in the same moment
    if entry is None:
        code = made.returncode if made else "not found"
        raise Trouble(f"The system user {SYSTEM_USER} for PostgreSQL could not be made (useradd: {code}).")
    return entry
