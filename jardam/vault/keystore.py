"""The folder of wrapped keys, outside the database and its dumps, so that destroying a key is final.

Every key lies in a file of its own, wrapped (AES-KW) under a key derived from the root key *and the
file's own label*: exchanged files do not open. Nothing here is readable without the root key.
"""

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkstemp
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from jardam.vault.refusals import KeyDestroyed, KeyStoreMismatch, RootKeyRefused

KEY_BYTES = 32
DEPLOYMENT_KEYS = (
    "accounts-doors",
    "audit-mac",
    "audit-moment",
    "audit-sign",
    "audit-subject",
    "search-picks",
    "secrets",
    "session",
)


def wrapping_key(root: bytes, label: str) -> bytes:
    """The key that wraps exactly one file of the store."""
    return derived(root, f"jardam key store 1/{label}")


def derived(secret: bytes, purpose: str) -> bytes:
    """Derive an independent key for ``purpose`` (HKDF-SHA256)."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret)


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def wrap(wrapping: bytes, secret: bytes) -> bytes:
    return aes_key_wrap(wrapping, secret)


def unwrap(wrapping: bytes, wrapped: bytes) -> bytes:
    """Errors: KeyStoreMismatch, if this root key or this label never wrapped these bytes."""
    try:
        return aes_key_unwrap(wrapping, wrapped)
    except (InvalidUnwrap, ValueError) as error:
        raise KeyStoreMismatch from error


def deployment_label(name: str) -> str:
    return f"deployment/{name}"


def index_label(centre_id: UUID) -> str:
    return f"centres/{centre_id}/index"


def escrow_label(centre_id: UUID) -> str:
    return f"centres/{centre_id}/escrow"


def epoch_label(centre_id: UUID, number: int) -> str:
    return f"centres/{centre_id}/epoch-{number:06}"


class KeyStore:
    """Wrapped keys by label. Holds no secret and keeps nothing in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def exists(self, label: str) -> bool:
        return self._path(label).exists()

    def read(self, label: str) -> bytes:
        """Errors: KeyDestroyed, if there is no such key (any more)."""
        try:
            return self._path(label).read_bytes()
        except FileNotFoundError as error:
            raise KeyDestroyed from error

    def create(self, label: str, content: bytes) -> bool:
        """Write a new file, whole and on disk before it has its name. False, if somebody was faster."""
        path = self._path(label)
        private_folder(path.parent, below=self.folder)
        draft = _draft(path, content)
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            return False
        finally:
            draft.unlink()
            _sync(path.parent)
        return True

    def replace_facts(self, name: str, content: bytes) -> None:
        """Write the store's own description, whole or not at all."""
        path = self.folder / name
        _draft(path, content).replace(path)
        _sync(path.parent)

    def destroy(self, label: str) -> None:
        """Overwrite, then remove. Once this returns, nothing wrapped by the key opens again."""
        path = self._path(label)
        with contextlib.suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(os.urandom(path.stat().st_size))
                _flush(file.fileno())
            path.unlink()
            _sync(path.parent)

    def epochs(self, centre_id: UUID) -> list[int]:
        """The numbers of the centre's living epoch keys, oldest first. The last one wraps new files."""
        found = (self.folder / "centres" / str(centre_id)).glob("epoch-*.key")
        return sorted(int(path.stem.removeprefix("epoch-")) for path in found)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from setting the store up at the same time. Makes the folder when it is missing."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _opened(self.folder) as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def check_private(self) -> None:
        """Errors: RootKeyRefused, if others could look into the folder."""
        check_private(self.folder)

    def _path(self, label: str) -> Path:
        return self.folder / f"{label}.key"


def private_folder(folder: Path, *, below: Path) -> None:
    """Make ``folder`` and what leads to it from ``below`` on, readable by nobody else."""
    below.mkdir(mode=0o700, parents=True, exist_ok=True)
    for step in reversed([folder, *folder.parents]):
        if step.is_relative_to(below):
            step.mkdir(mode=0o700, exist_ok=True)


def check_private(path: Path) -> None:
    """Errors: RootKeyRefused, unless ``path`` is ours alone."""
    facts = path.lstat()
    if stat.S_ISLNK(facts.st_mode):
        raise RootKeyRefused(f"{path} is a link; put the keys themselves there.")
    if facts.st_uid != os.geteuid():
        raise RootKeyRefused(f"{path} belongs to another user of this machine.")
    if stat.S_IMODE(facts.st_mode) & 0o077:
        raise RootKeyRefused(f"{path} can be read by others. Run: chmod go= {path}")


def _draft(path: Path, content: bytes) -> Path:
    handle, name = mkstemp(dir=path.parent, prefix=".new-")  # 0600 by mkstemp
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        _flush(file.fileno())
    return Path(name)


def _flush(handle: int) -> None:
    os.fsync(handle)


def _sync(folder: Path) -> None:
    """Put the names in ``folder`` on disk: a renamed file is safe only after this."""
    with _opened(folder) as handle:
        os.fsync(handle)


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)
