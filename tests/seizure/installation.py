"""A whole installation in one folder, started as somebody starts it who types a passphrase."""

import os
import random
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg

from jardam.database.cluster_home import home_of
from jardam.database.cluster_making import SUPER
from jardam.database.connection import DATABASE, PROJECT, socket_folder
from jardam.demo.staff import DEMO_PASSWORD
from tests.seizure.visiting import Visitor

PASSPHRASE = "correct marker battery staple zebra"
PATIENCE = 180
"""Units: seconds. The first start migrates and builds the demo centres."""

FEW_CONTACTS = "40"


class Installation:
    """``folder`` holds everything that would lie on the seized disk: data, keys, logs, temp files, profiles."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "var"
        self.temp = folder / "temp"
        self.profile = folder / "profile"
        self.port = _free_port()
        self.address = f"http://localhost:{self.port}"
        self._up: subprocess.Popen[str] | None = None

    @property
    def environ(self) -> dict[str, str]:
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("JARDAM_", "PYTEST"))
        }
        return {
            **clean,
            "JARDAM_VAR": str(self.data),
            "JARDAM_ROOT_KEY": "passphrase",
            "JARDAM_MODE": "demo",
            "TMPDIR": str(self.temp),
        }

    @property
    def places(self) -> list[Path]:
        """Every folder that is searched; the database may lie outside when its user cannot pass the way."""
        home = home_of(self.data).folder
        return [self.folder] if home.is_relative_to(self.folder.resolve()) else [self.folder, home]

    def start(self) -> None:
        for private in (self.temp, self.profile):
            private.mkdir()
        up = [sys.executable, "-m", "jardam.config.up", "--no-demo", "--port", str(self.port)]
        self._up = subprocess.Popen(
            up,
            cwd=PROJECT,
            env=self.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._up.stdin is not None
        assert self._up.stdout is not None
        self._up.stdin.write(f"{PASSPHRASE}\n")
        self._up.stdin.close()
        said = []
        for line in self._up.stdout:
            said.append(line)
            if line.startswith("Ctrl-C"):
                break
        else:
            raise AssertionError("it did not serve:\n" + "".join(said))
        self.command("demo", "--build", "--contacts", FEW_CONTACTS)

    def stop(self) -> None:
        if self._up is not None:
            self._up.send_signal(signal.SIGINT)
            self._up.wait(PATIENCE)
            if self._up.stdout is not None:
                self._up.stdout.close()
            self._up = None

    def command(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "jardam.config.cli", *words],
            cwd=PROJECT,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def visitor(self, name: str) -> Visitor:
        """Somebody of the demo network, signed in with password and second factor."""
        visitor = Visitor(self.address)
        visitor.get("/sign-in/")
        visitor.post("/sign-in/", {"username": name, "password": DEMO_PASSWORD})
        assert visitor.path.startswith("/second-factor/"), visitor.path
        visitor.post("/second-factor/", {"code": self.command("demo", "code", name)})
        assert visitor.path == "/", visitor.path
        return visitor

    def plant(self, words: str) -> None:
        """Write something into the database in the clear, and throw it away: it stays on the disk."""
        home = home_of(self.data)
        password = home.password.read_text(encoding="utf-8")
        login = {"host": socket_folder(home.sockets), "user": SUPER, "password": password, "dbname": DATABASE}
        with psycopg.connect(**login, autocommit=True) as database:
            database.execute("CREATE TABLE planted (words text)")
            database.execute("INSERT INTO planted VALUES (%s)", [words])
            database.execute("DROP TABLE planted")


def _free_port() -> int:
    """A port that is free together with the next one."""
    while True:
        port = random.randrange(20000, 30000)
        with socket.socket() as pages, socket.socket() as stream:
            try:
                pages.bind(("127.0.0.1", port))
                stream.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
        return port
