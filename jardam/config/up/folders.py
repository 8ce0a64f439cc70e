"""The data folder: what lies where, and who may read it."""

import os
import secrets
from pathlib import Path

from jardam.database.cluster_making import write_secret
from jardam.database.connection import data_folder
from jardam.database.trouble import Trouble

LEAST_FREE_BYTES = 500 * 1024 * 1024


class Data:
    """The paths in the data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.logs = folder / "log"
        self.run = folder / "run"
        self.keys = folder / "keys"
        self.static = folder / "static"
        self.secret_key = folder / "secret_key"
        self.mode = folder / "mode"
        self.prepared = folder / "prepared"
        self.node = folder / "node"


def prepare_data() -> Data:
    """Make the folder and its private parts.

    The folder itself may be passed by others when we are root: the database's own user must.
    Errors: Trouble, when it is not ours or the disk is nearly full.
    """
    data = Data(data_folder(os.environ))
    data.folder.mkdir(parents=True, exist_ok=True)
    owner = data.folder.stat().st_uid
    if owner != os.geteuid():
        raise Trouble(f"{data.folder} belongs to the user with number {owner}: start Jardam as that user.")
    data.folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    for private in (data.logs, data.run, data.static):
        private.mkdir(mode=0o700, exist_ok=True)
    _check_room(data.folder)
    if not data.secret_key.exists():
        write_secret(data.secret_key, secrets.token_urlsafe(50))
    return data


def _check_room(folder: Path) -> None:
    room = os.statvfs(folder)
    free = room.f_bavail * room.f_frsize
    if free < LEAST_FREE_BYTES:
        raise Trouble(f"The disk of {folder} is nearly full: {free // 2**20} MB are free, 500 MB are needed.")
