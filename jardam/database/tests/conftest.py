"""Clusters of our own in short temporary folders that the server's user may pass."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jardam.database.cluster import Cluster


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Not `tmp_path`: that one is closed to other users and its name is long."""
    folder = Path(tempfile.mkdtemp(prefix="jardam-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def make_cluster(short_folder: Path) -> Iterator[Callable[..., Cluster]]:
    """Gives clusters of one data folder, not started yet, and stops them at the end."""
    made: list[Cluster] = []

    def make(data: Path = short_folder / "var") -> Cluster:
        made.append(Cluster.in_folder(data))
        return made[-1]

    yield make
    for cluster in made:
        cluster.stop()
