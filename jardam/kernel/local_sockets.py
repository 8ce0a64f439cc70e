"""Sockets between processes of one machine: an address for any path, and who is at the other end. Linux only."""

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PEER = struct.Struct("3i")  # pid, uid, gid


@contextmanager
def address_of(path: Path) -> Iterator[str]:
    """An address for ``path`` that fits into the 107 bytes of a socket address, however deep it lies."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def listening_at(path: Path) -> socket.socket:
    """A socket that only our own user can open, in a folder that is private already; what lay there is replaced."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    path.unlink(missing_ok=True)
    with address_of(path) as address:
        listening.bind(address)
    path.chmod(0o600)
    listening.listen(64)
    return listening


def uid_of(peer: socket.socket) -> int:
    raw = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
    return int(_PEER.unpack(raw)[1])
