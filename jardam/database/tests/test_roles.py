"""The roles and what each may do, in a cluster of our own and as a mere maker of roles elsewhere."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from jardam.database.cluster import Cluster
from jardam.database.roles import make_database, set_up_rights, set_up_roles
from jardam.database.trouble import Trouble


@pytest.fixture
def cluster(make_cluster: Callable[..., Cluster]) -> Iterator[Cluster]:
    cluster = make_cluster()
    cluster.start()
    return cluster


@pytest.fixture
def passwords(short_folder: Path) -> Path:
    return short_folder / "passwords"


def connect(login: dict[str, str], database: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(**login, dbname=database, autocommit=True)


def login_of(cluster: Cluster, passwords: Path, role: str) -> dict[str, str]:
    return {"host": cluster.host, "user": role, "password": (passwords / role).read_text()}


def set_up(cluster: Cluster, passwords: Path) -> None:
    with connect(cluster.super_login, "postgres") as server:
        assert set_up_roles(server, passwords) == []
        make_database(server, "jardam")
    with connect(cluster.super_login, "jardam") as database:
        set_up_rights(database)


def test_set_up_may_be_repeated_and_changes_no_password(cluster: Cluster, passwords: Path) -> None:
    set_up(cluster, passwords)
    before = {file.name: file.read_text() for file in passwords.iterdir()}
    set_up(cluster, passwords)
    assert {file.name: file.read_text() for file in passwords.iterdir()} == before
    assert {stat.S_IMODE(file.stat().st_mode) for file in passwords.iterdir()} == {0o600}
    assert len(set(before.values())) == 4


def test_a_lost_password_file_is_made_anew(cluster: Cluster, passwords: Path) -> None:
    set_up(cluster, passwords)
    (passwords / "jardam_app").unlink()
    set_up(cluster, passwords)
    with connect(login_of(cluster, passwords, "jardam_app"), "jardam") as app:
        assert app.execute("SELECT current_user").fetchone() == ("jardam_app",)


def test_app_reads_and_writes_rows_and_nothing_else(cluster: Cluster, passwords: Path) -> None:
    set_up(cluster, passwords)
    with connect(login_of(cluster, passwords, "jardam_owner"), "jardam") as owner:
        owner.execute("CREATE TABLE row (id int)")
    with connect(login_of(cluster, passwords, "jardam_app"), "jardam") as app:
        app.execute("INSERT INTO row VALUES (1)")
        assert app.execute("UPDATE row SET id = 2 RETURNING id").fetchone() == (2,)
        for refused in (
            "TRUNCATE row",
            "CREATE TABLE mine ()",
            "CREATE TEMP TABLE mine ()",
            "SET ROLE jardam_owner",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(sql.SQL(refused))  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["jardam_owner", "jardam_app", "jardam_system"])
def test_no_role_of_ours_passes_row_level_security(cluster: Cluster, passwords: Path, role: str) -> None:
    set_up(cluster, passwords)
    with connect(login_of(cluster, passwords, role), "jardam") as own:
        query = "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        assert own.execute(query).fetchone() == (False, False, False, False)


def test_backup_reads_past_row_level_security_and_writes_nothing(cluster: Cluster, passwords: Path) -> None:
    set_up(cluster, passwords)
    with connect(login_of(cluster, passwords, "jardam_owner"), "jardam") as owner:
        owner.execute("CREATE TABLE row AS SELECT 1 AS id")
        owner.execute("ALTER TABLE row ENABLE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE row FORCE ROW LEVEL SECURITY")
        assert owner.execute("SELECT id FROM row").fetchall() == []
    with connect(login_of(cluster, passwords, "jardam_backup"), "jardam") as backup:
        assert backup.execute("SELECT id FROM row").fetchall() == [(1,)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            backup.execute("DELETE FROM row")


def test_other_logins_cannot_even_connect(cluster: Cluster, passwords: Path) -> None:
    set_up(cluster, passwords)
    with connect(cluster.super_login, "postgres") as server:
        server.execute("CREATE ROLE somebody LOGIN PASSWORD 'somebody'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        connect({"host": cluster.host, "user": "somebody", "password": "somebody"}, "jardam")


@pytest.fixture
def maker(cluster: Cluster) -> dict[str, str]:
    """What a provider of databases hands out: no superuser, but an owner of one database who may make roles."""
    with connect(cluster.super_login, "postgres") as server:
        server.execute("CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'maker'")
        server.execute("CREATE DATABASE help OWNER maker")
    return {"host": cluster.host, "user": "maker", "password": "maker"}


def test_a_maker_of_roles_sets_up_all_but_the_backup_role(
    cluster: Cluster, passwords: Path, maker: dict[str, str]
) -> None:
    for _ in range(2):
        with connect(maker, "help") as database:
            left = set_up_roles(database, passwords)
            set_up_rights(database)
        assert ["jardam_backup" in sentence for sentence in left] == [True]
    with connect(login_of(cluster, passwords, "jardam_owner"), "help") as owner:
        owner.execute("CREATE TABLE row (id int)")
    with connect(login_of(cluster, passwords, "jardam_app"), "help") as app:
        app.execute("INSERT INTO row VALUES (1)")


def test_a_backup_role_that_a_superuser_made_is_left_alone(
    cluster: Cluster, passwords: Path, maker: dict[str, str]
) -> None:
    with connect(cluster.super_login, "postgres") as server:
        server.execute("CREATE ROLE jardam_backup LOGIN BYPASSRLS PASSWORD 'theirs'")
    with connect(maker, "help") as database:
        assert set_up_roles(database, passwords) == []
        set_up_rights(database)
    connect({"host": cluster.host, "user": "jardam_backup", "password": "theirs"}, "help").close()


def test_a_login_that_may_make_nothing_is_told_so(cluster: Cluster, passwords: Path) -> None:
    set_up(cluster, passwords)
    with (
        connect(login_of(cluster, passwords, "jardam_app"), "jardam") as app,
        pytest.raises(Trouble, match="jardam_app may not make roles"),
    ):
        set_up_roles(app, passwords.with_name("others"))
