"""What an earlier, killed run of the server may have left: processes, a pid file, sockets.

A number in a pid file says little: it may by now belong to something else, in containers often to a
process of our own user. A process is the cluster's only if it stands in the cluster's folder and
runs `postgres`. Everything here is called under the lock of the home.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from jardam.database.cluster_home import Home
from jardam.database.trouble import Trouble

PID_FILE = "postmaster.pid"
PATIENCE = {signal.SIGINT: 20.0, signal.SIGQUIT: 5.0, signal.SIGKILL: 5.0}  # seconds after each word


def server_processes(cluster: Path) -> set[int]:
    """The living processes of this cluster, zombies not counted (they stand nowhere)."""
    return {pid for pid in _all_processes() if _is_server(pid, cluster)}


def written_pid(cluster: Path) -> int | None:
    """The number in the pid file, or None."""
    lines = pid_lines(cluster)
    return int(lines[0]) if lines and lines[0].strip().isdigit() else None


def pid_lines(cluster: Path) -> list[str]:
    try:
        return (cluster / PID_FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def clear_leftovers(home: Home) -> None:
    """End what is left of an earlier server and remove a pid file that would mislead the next one.

    A postmaster that lost its starter is asked for a fast shutdown; backends without a postmaster
    are told to quit, since they hold the shared memory.

    Errors: Trouble, when a process does not go.
    """
    if written_pid(home.cluster) in server_processes(home.cluster):
        _send_away(home, signal.SIGINT)
    _send_away(home, signal.SIGQUIT)
    _send_away(home, signal.SIGKILL)
    if server_processes(home.cluster):
        raise Trouble(f"A process of an earlier database server in {home.cluster} does not end.")
    _forget_foreign_pid(home)


def _send_away(home: Home, word: signal.Signals) -> None:
    """Say ``word`` to the postmaster (SIGINT) or to every process, and wait until they are gone."""
    deadline = time.monotonic() + PATIENCE[word]
    living = server_processes(home.cluster)
    told: set[int] = set()
    while living and time.monotonic() < deadline:
        for pid in living - told:
            if word is not signal.SIGINT or pid == written_pid(home.cluster):
                _tell(pid, word)
            told.add(pid)
        time.sleep(0.01)
        living = server_processes(home.cluster)


def _tell(pid: int, word: signal.Signals) -> None:
    try:
        os.kill(pid, word)
    except ProcessLookupError:
        return


def _forget_foreign_pid(home: Home) -> None:
    """Remove the pid file and the sockets when their number now belongs to another program.

    A number that belongs to nobody is left to PostgreSQL, which knows best.
    """
    pid = written_pid(home.cluster)
    if pid is None or not Path("/proc", str(pid)).exists():
        return
    (home.cluster / PID_FILE).unlink(missing_ok=True)
    for socket in home.sockets.glob(".s.PGSQL.*"):
        socket.unlink(missing_ok=True)


def _all_processes() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _is_server(pid: int, cluster: Path) -> bool:
    try:
        place = Path(f"/proc/{pid}/cwd").readlink()
        program = Path(f"/proc/{pid}/exe").readlink()
    except OSError:  # gone, a zombie, or another user's
        return False
    return place == cluster and program.name.removesuffix(" (deleted)") == "postgres"
