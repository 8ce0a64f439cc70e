"""A scanner at a socket that answers as clamd does (its INSTREAM command): one conversation at a time."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

BAD = b"EICAR"


@contextmanager
def answering(path: Path, *, says: bytes | None = None) -> Iterator[str]:
    """``says``: one answer to everything; else what is found in the bytes that came."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(str(path))
        door.listen()
        thread = Thread(target=_serve, args=(door, says), daemon=True)
        thread.start()
        yield str(path)
        door.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=5)


def _serve(door: socket.socket, says: bytes | None) -> None:
    while True:
        try:
            caller, _from = door.accept()
        except OSError:  # the test is over
            return
        with caller:
            found = b"stream: Test FOUND\n" if BAD in _streamed(caller) else b"stream: OK\n"
            caller.sendall(says or found)


def _streamed(caller: socket.socket) -> bytes:
    line = b""
    while not line.endswith((b"\n", b"\0")):
        line += caller.recv(1)
    assert line[1:-1] == b"INSTREAM"
    content = b""
    while length := struct.unpack("!L", _exactly(caller, 4))[0]:
        content += _exactly(caller, length)
    return content


def _exactly(caller: socket.socket, length: int) -> bytes:
    content = b""
    while len(content) < length:
        content += caller.recv(length - len(content))
    return content
