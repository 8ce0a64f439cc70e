"""Where the cluster lies: in the data folder where the server's user can pass, elsewhere with a note where not."""

import os
import shutil
from pathlib import Path

import pytest

from jardam.database import cluster_home, cluster_programs
from jardam.database.cluster import Cluster
from jardam.database.cluster_home import NOTE, home_of
from jardam.database.cluster_programs import installed_programs, programs_for
from jardam.database.cluster_runner import Runner, current_runner
from jardam.database.tests.test_cluster import ask
from jardam.database.trouble import Trouble

as_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="an ordinary user's server passes wherever the user does"
)


@pytest.fixture
def closed_data(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder below a folder that nobody else may pass; the system folders lie beside it."""
    monkeypatch.setattr(cluster_home, "SYSTEM_FOLDERS", short_folder / "system")
    closed = short_folder / "closed"
    closed.mkdir(mode=0o700)
    return closed / "var"


@as_root
def test_below_a_closed_folder_the_database_lies_elsewhere_and_a_note_says_so(closed_data: Path) -> None:
    for _ in range(2):
        cluster = Cluster.in_folder(closed_data)
        cluster.start()
        assert ask(cluster, "SELECT 1") == 1
        cluster.stop()
    assert cluster.home.folder.parent == closed_data.parents[1] / "system"
    assert str(cluster.home.folder) in (closed_data / NOTE).read_text()
    assert home_of(closed_data) == cluster.home
    assert not (closed_data / "database").exists()


@as_root
def test_a_copied_data_folder_does_not_take_the_others_database(closed_data: Path) -> None:
    Cluster.in_folder(closed_data)
    copy = closed_data.with_name("copy")
    shutil.copytree(closed_data, copy)
    with pytest.raises(Trouble, match="this is a copy"):
        Cluster.in_folder(copy)


@as_root
def test_the_database_of_a_deleted_data_folder_is_neither_used_nor_deleted(closed_data: Path) -> None:
    left = Cluster.in_folder(closed_data).home.folder
    shutil.rmtree(closed_data)
    with pytest.raises(Trouble, match="database of an earlier"):
        Cluster.in_folder(closed_data)
    assert left.is_dir()


@as_root
def test_another_users_data_are_refused(short_folder: Path) -> None:
    folder = home_of(short_folder).folder
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    with pytest.raises(Trouble, match="belongs to the user with number 12345"):
        Cluster.in_folder(short_folder)


def test_programs_out_of_reach_are_copied_and_run(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = current_runner()
    home = cluster_home.settle(short_folder / "var", runner)
    installed = installed_programs()
    monkeypatch.setattr(Runner, "may_enter", lambda _self, folder: folder != installed)
    programs = programs_for(runner, home)
    assert programs.is_relative_to(home.folder)
    for program in ("postgres", "psql"):  # psql needs its libraries beside it
        said = runner.run([programs / program, "--version"])
        assert cluster_programs.version().rpartition(".")[0] in said.stdout
