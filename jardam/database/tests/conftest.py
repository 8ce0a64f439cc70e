"""Clusters of our own in short temporary folders that the server's user may pass."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jardam.database import cluster_making
from jardam.database.cluster import Cluster
from jardam.database.cluster_home import Home


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Not `tmp_path`: that one is closed to other users and its name is long."""
    with _passable_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def new_home() -> Iterator[Home]:
    """A home whose cluster was made and never started: copied in a tenth of the time that making takes."""
    with _passable_folder() as folder:
        cluster = Cluster.in_folder(folder / "var")
        cluster_making.make_cluster(cluster.home, cluster.programs, cluster.runner)
        yield cluster.home


@pytest.fixture
def make_cluster(short_folder: Path, new_home: Home) -> Iterator[Callable[..., Cluster]]:
    """Gives clusters of one data folder, made but not started yet, and stops them at the end."""
    made: list[Cluster] = []

    def make(data: Path = short_folder / "var") -> Cluster:
        cluster = Cluster.in_folder(data)
        if not cluster.home.cluster.exists():
            sources = [new_home.cluster, new_home.password]
            subprocess.run(["cp", "-a", *sources, cluster.home.folder], check=True)
        made.append(cluster)
        return cluster

    yield make
    for cluster in made:
        cluster.stop()


@contextmanager
def _passable_folder() -> Iterator[Path]:
    """In memory, where there is any: what is tested here is not the disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="jardam-", dir=memory if memory.is_dir() else None) as name:
        Path(name).chmod(0o711)
        yield Path(name)
