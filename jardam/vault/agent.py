"""The one process that holds the open root key, and the small language in which others ask it.

Nobody is given the root key: a web process, the worker or the command line asks for the wrapping
key of one label of the key store. That is the seam along which the agent can become a separate
key process later (docs/decisions/0021). Linux only: the peer is known by SO_PEERCRED.
"""

import contextlib
import json
import os
import resource
import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jardam.kernel.local_sockets import address_of, listening_at, uid_of
from jardam.vault.keystore import KEY_BYTES, wrapping_key
from jardam.vault.refusals import VaultSealed

_PATIENCE = 2.0
"""Units: seconds. A peer that says nothing for so long is left."""

_LONGEST = 4096


class KeyAgent:
    """Holds the root key in this process and serves it to processes of the same user.

    ``is_right`` tells the store's own root key from any other, so that `open` by a peer cannot
    put a wrong key in place.
    """

    def __init__(self, path: Path, is_right: Callable[[bytes], bool]) -> None:
        self._path = path
        self._is_right = is_right
        self._root: bytearray | None = None
        self._generation = ""
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Listen. The folder of the socket must be private already."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the key
        self._socket = listening = listening_at(self._path)
        self._thread = threading.Thread(target=self._serve, args=(listening,), name="key agent", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self.seal()
        listening, self._socket = self._socket, None
        if listening is not None:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()
        if self._thread is not None:
            self._thread.join()
        self._path.unlink(missing_ok=True)

    def open(self, root: bytes) -> bool:
        """Take the root key in hand. False, if it is not this store's."""
        if len(root) != KEY_BYTES or not self._is_right(root):
            return False
        with self._lock:
            self._root = bytearray(root)
            self._generation = secrets.token_hex(8)
        return True

    def seal(self) -> None:
        """Forget the root key. Every process that asked for a key drops it within its lease."""
        with self._lock:
            root, self._root = self._root, None
            self._generation = ""
            if root is not None:
                root[:] = bytes(len(root))

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                peer, _ = listening.accept()
            except OSError:
                return
            with peer, contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                self._answer(peer)

    def _answer(self, peer: socket.socket) -> None:
        peer.settimeout(_PATIENCE)
        if uid_of(peer) != os.geteuid():
            return
        peer.sendall(json.dumps(self._reply(_line(peer))).encode() + b"\n")

    def _reply(self, asked: dict[str, Any]) -> dict[str, str]:
        match asked["verb"]:
            case "lease":
                return {"generation": self._generation}
            case "wrapping key":
                return self._wrapping_key(str(asked["label"]))
            case "open":
                return {"answer": "open" if self.open(bytes.fromhex(asked["root"])) else "refused"}
            case "seal":
                self.seal()
        return {"generation": self._generation}

    def _wrapping_key(self, label: str) -> dict[str, str]:
        with self._lock:  # a key must never be derived from a root key that is just being overwritten
            return {"key": wrapping_key(bytes(self._root), label).hex()} if self._root else {}


class AgentRoot:
    """The root key as seen from another process: by asking the agent at ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def generation(self) -> str:
        """Changes whenever the vault was sealed or opened in between. Errors: VaultSealed."""
        return self._ask(verb="lease")["generation"] or _sealed()

    def wrapping_key(self, label: str) -> bytes:
        """Errors: VaultSealed."""
        return bytes.fromhex(self._ask(verb="wrapping key", label=label).get("key") or _sealed())

    def open(self, root: bytes) -> bool:
        """Hand the agent the root key. False, if it refused it. Errors: VaultSealed, if there is no agent."""
        return self._ask(verb="open", root=root.hex()).get("answer") == "open"

    def seal(self) -> None:
        """Errors: VaultSealed, if there is no agent: then nothing is open anyway."""
        self._ask(verb="seal")

    def _ask(self, **asked: str) -> dict[str, str]:
        try:
            with (
                socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as agent,
                address_of(self._path) as address,
            ):
                agent.settimeout(_PATIENCE)
                agent.connect(address)
                agent.sendall(json.dumps(asked).encode() + b"\n")
                return _line(agent)
        except (OSError, ValueError) as error:
            raise VaultSealed from error


class HeldRoot:
    """The root key in this very process: the command line with a file key, and tests."""

    def __init__(self, root: bytes) -> None:
        self._root: bytes | None = root
        self._generation = secrets.token_hex(8)

    def generation(self) -> str:
        return self._generation if self._root else _sealed()

    def wrapping_key(self, label: str) -> bytes:
        return wrapping_key(self._root or _sealed(), label)

    def seal(self) -> None:
        self._root = None


def _sealed() -> Any:
    raise VaultSealed


def _line(peer: socket.socket) -> dict[str, Any]:
    """Read one line of JSON. Errors: ValueError, if it is too long, cut or no object."""
    read = b""
    while not read.endswith(b"\n"):
        more = peer.recv(_LONGEST)
        read += more
        if not more or len(read) > _LONGEST:
            raise ValueError("not a line")
    said = json.loads(read)
    if not isinstance(said, dict):
        raise TypeError("not an object")
    return said
