"""Starting and stopping the embedded server, as real processes."""

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from jardam.database.cluster import AlreadyRunning, Cluster
from jardam.database.trouble import Trouble

Make = Callable[..., Cluster]
START_AND_TELL = """
import sys, time
from pathlib import Path
from jardam.database.cluster import AlreadyRunning, Cluster
cluster = Cluster.in_folder(Path(sys.argv[1]))
try:
    cluster.start()
except AlreadyRunning:
    print("already running", flush=True)
else:
    print("started", flush=True)
    sys.stdin.read()
    cluster.stop()
"""


def starter(data: Path) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", START_AND_TELL, str(data)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(**cluster.super_login, dbname="postgres", autocommit=True) as connection:
        row = connection.execute(question).fetchone()  # type: ignore[call-overload]
        return row and row[0]


def test_the_first_start_makes_a_cluster_without_half_ones(short_folder: Path) -> None:
    cluster = Cluster.in_folder(short_folder / "var")
    cluster.start()
    assert ask(cluster, "SELECT count(*) FROM pg_database") == 3
    cluster.stop()
    assert sorted(path.name for path in cluster.home.folder.iterdir()) == [
        "lock",
        "pg",
        "pg.log",
        "run",
        "super.pw",
    ]


def test_a_second_start_finds_what_the_first_left(make_cluster: Make) -> None:
    first = make_cluster()
    first.start()
    with psycopg.connect(**first.super_login, dbname="postgres") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    first.stop()
    second = make_cluster()
    second.start()
    assert ask(second, "SELECT seven FROM kept") == 7


def test_nobody_reaches_it_without_its_password(make_cluster: Make) -> None:
    cluster = make_cluster()
    cluster.start()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**(cluster.super_login | {"password": "wrong"}), dbname="postgres")
    assert ask(cluster, "SHOW listen_addresses") == ""
    assert ask(cluster, "SHOW data_checksums") == "on"
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (cluster.home.sockets, cluster.home.cluster)]
    assert modes == [0o700, 0o700]


def test_what_was_typed_is_not_in_the_log(make_cluster: Make) -> None:
    cluster = make_cluster()
    cluster.start()
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        ask(cluster, "SELECT 'typed by a caller'::uuid")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**cluster.super_login, dbname="control")
    log = cluster.home.log.read_text()
    assert "control" in log  # the log works
    assert "typed by a caller" not in log
    assert stat.S_IMODE(cluster.home.log.stat().st_mode) == 0o600


def test_of_three_starters_one_starts(short_folder: Path) -> None:
    starters = [starter(short_folder / "var") for _ in range(3)]
    said = [each.stdout.readline().strip() for each in starters if each.stdout]
    for each in starters:
        each.communicate("")
    assert sorted(said) == ["already running", "already running", "started"]


def test_a_refused_starter_does_not_stop_the_running_one(make_cluster: Make) -> None:
    running = make_cluster()
    running.start()
    with pytest.raises(AlreadyRunning, match="already runs"):
        make_cluster().start()
    assert ask(running, "SELECT 1") == 1


def test_a_long_path_is_reached_by_a_short_link(short_folder: Path, make_cluster: Make) -> None:
    data = short_folder / ("long" * 15) / ("longer" * 12) / "var"
    data.mkdir(parents=True)
    cluster = make_cluster(data)
    cluster.start()
    assert len(str(cluster.home.sockets)) > 150
    assert len(cluster.host) < 80
    assert ask(cluster, "SELECT 1") == 1


def test_a_server_that_cannot_start_says_why(make_cluster: Make) -> None:
    cluster = make_cluster()
    cluster.extra["max_connections"] = "lots"
    with pytest.raises(Trouble, match=r"PostgreSQL did not start: .*jardam.conf.* contains errors"):
        cluster.start()
    make_cluster().start()  # and the lock is free again


def test_data_of_another_version_are_not_touched(make_cluster: Make) -> None:
    cluster = make_cluster()
    cluster.start()
    cluster.stop()
    (cluster.home.cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(Trouble, match="written by PostgreSQL 17"):
        make_cluster().start()
