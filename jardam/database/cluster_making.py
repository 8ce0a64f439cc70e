"""Makes a cluster that listens to nobody but its own socket and logs no value.

It is made beside its place and renamed into it, so a killed first start leaves no half cluster.
"""

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from jardam.database.cluster_home import Home
from jardam.database.cluster_runner import Runner
from jardam.database.trouble import Trouble

SUPER = "jardam_super"
UNFINISHED = "pg.new-"
INCLUDE = "include_if_exists = 'jardam.conf'\n"
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "''",  # no TCP at all
    "unix_socket_directories": "'../run'",  # relative to the data folder: any depth works
    "unix_socket_permissions": "0700",
    "max_connections": "40",
    "password_encryption": "scram-sha-256",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_min_messages": "fatal",  # an ERROR about a bad uuid would print the typed text
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_connections": "''",
    "timezone": "'UTC'",
}
INITDB = (
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
)
HOST_RULES = "local all all scram-sha-256\nlocal replication all scram-sha-256\n"


def make_cluster(home: Home, programs: Path, runner: Runner) -> None:
    """Make `home.cluster` unless it stands.

    Errors: Trouble, with the last words of `initdb`.
    """
    if home.cluster.is_dir():
        return
    for half in home.folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(half, ignore_errors=True)
    unfinished = home.folder / f"{UNFINISHED}{secrets.token_hex(4)}"  # a killed initdb may still tidy its own
    unfinished.mkdir(mode=0o700)
    runner.own(unfinished)
    _initdb(unfinished, programs, runner, _super_password(home))
    with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as own:
        own.write(INCLUDE)
    unfinished.rename(home.cluster)
    _settle_on_disk(home.folder)


def write_settings(home: Home, runner: Runner, extra: Mapping[str, str]) -> None:
    """Write our settings anew at every start, so that a changed one reaches old clusters too."""
    lines = [f"{name} = {value}\n" for name, value in {**SETTINGS, **extra}.items()]
    _place(home.cluster / "jardam.conf", "".join(lines), home, runner)
    _place(home.cluster / "pg_hba.conf", HOST_RULES, home, runner)


def write_secret(path: Path, secret: str) -> None:
    """Write a 0600 file that is whole or absent, and on the disk when we return."""
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _super_password(home: Home) -> str:
    if not home.password.exists():
        write_secret(home.password, secrets.token_urlsafe(32))
    return home.password.read_text(encoding="utf-8")


def _initdb(folder: Path, programs: Path, runner: Runner, password: str) -> None:
    reading, writing = os.pipe()  # the password goes by a pipe: never in the arguments, never in a third file
    try:
        os.write(writing, password.encode() + b"\n")
        os.close(writing)
        runner.own(reading)
        identity = ["-U", SUPER, f"--pwfile=/proc/self/fd/{reading}", "--auth=scram-sha-256"]
        made = runner.run([programs / "initdb", "-D", folder, *identity, *INITDB], pass_fds=[reading])
    finally:
        os.close(reading)
    if made.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        errors = [line for line in made.stderr.splitlines() if re.search(r"\b(error|FATAL|PANIC):", line)]
        reason = errors[0] if errors else f"initdb ended with code {made.returncode}"
        raise Trouble(f"The database could not be made in {folder.parent}: {reason}")


def _place(path: Path, text: str, home: Home, runner: Runner) -> None:
    unfinished = home.folder / f"{path.name}.new"
    unfinished.write_text(text, encoding="utf-8")
    unfinished.chmod(0o600)
    runner.own(unfinished)
    unfinished.replace(path)


def _settle_on_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
