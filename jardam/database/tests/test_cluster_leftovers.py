"""A killed server, a killed starter, a killed first start: the next start repairs each."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from jardam.database.cluster import Cluster
from jardam.database.cluster_leftovers import server_processes, written_pid
from jardam.database.tests.test_cluster import START_AND_TELL, ask, starter

Make = Callable[..., Cluster]
SECONDS = 20.0


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        threading.Event().wait(0.005)


def kill_postmaster(cluster: Cluster) -> None:
    server = cluster._server
    assert server is not None
    server.kill()
    server.wait()
    cluster.stop()


def test_after_a_kill_of_the_server_the_next_start_has_all_that_was_committed(make_cluster: Make) -> None:
    cluster = make_cluster()
    cluster.start()
    with psycopg.connect(**cluster.super_login, dbname="postgres") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    kill_postmaster(cluster)
    again = make_cluster()
    again.start()
    assert ask(again, "SELECT seven FROM kept") == 7


def test_a_busy_backend_without_its_server_is_sent_away(make_cluster: Make) -> None:
    cluster = make_cluster()
    cluster.start()
    busy = psycopg.connect(**cluster.super_login, dbname="postgres", autocommit=True)
    looping = threading.Thread(target=_loop, args=(busy,))
    looping.start()
    wait_for(
        lambda: ask(cluster, "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'DO%' AND state = 'active'")
    )
    kill_postmaster(cluster)
    assert server_processes(cluster.home.cluster), "no backend was left: the test shows nothing"
    began = time.monotonic()
    make_cluster().start()
    looping.join()
    assert time.monotonic() - began < 10


def _loop(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    try:
        connection.execute("DO $$ BEGIN LOOP END LOOP; END $$")
    except psycopg.OperationalError:
        connection.close()


@pytest.mark.parametrize("program", [["sleep", "60"], ["true"]], ids=["a program", "a zombie"])
def test_a_pid_that_now_belongs_to_something_else_is_not_believed(
    make_cluster: Make, program: list[str]
) -> None:
    cluster = make_cluster()
    cluster.start()
    pid_file = cluster.home.cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    kill_postmaster(cluster)
    with cluster.home.log.open("ab") as log:
        other = cluster.runner.start(program, log=log)
    pid_file.write_text("\n".join([str(other.pid), *lines[1:]]))
    cluster.runner.own(pid_file)
    again = make_cluster()
    again.start()
    assert ask(again, "SELECT 1") == 1
    other.kill()
    other.wait()


def test_a_killed_starter_takes_its_server_along(short_folder: Path, make_cluster: Make) -> None:
    killed = starter(short_folder / "var")
    assert killed.stdout
    assert killed.stdout.readline() == "started\n"
    cluster = make_cluster()
    killed.kill()
    killed.communicate()
    cluster.start()  # at once: it waits for the other's end itself
    assert written_pid(cluster.home.cluster) in server_processes(cluster.home.cluster)
    assert ask(cluster, "SELECT 1") == 1


@pytest.mark.parametrize("progress", ["PG_VERSION", "base/1/PG_VERSION", "jardam.conf"])
def test_a_killed_first_start_leaves_no_half_cluster(short_folder: Path, progress: str) -> None:
    data = short_folder / "var"
    words = [sys.executable, "-c", START_AND_TELL, str(data)]
    killed = subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True, stdout=subprocess.DEVNULL)
    wait_for(lambda: list(data.glob(f"database/pg*/{progress}")))
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    cluster = Cluster.in_folder(data)
    cluster.start()
    assert ask(cluster, "SELECT count(*) FROM pg_database") == 3
    cluster.stop()
    assert not list(cluster.home.folder.glob("pg.new*"))
