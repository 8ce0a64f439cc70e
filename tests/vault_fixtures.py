"""The tests' vault: a real key store with a file key, made once per run in a folder of its own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections

from jardam.database.cluster_home import home_of
from jardam.database.cluster_making import SUPER
from jardam.vault.keeper import keeper

MEMORY = Path("/dev/shm")
FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Before Django reads anything; the run's workers find the same store in the environment."""
    if hasattr(config, "workerinput"):
        return
    made = config.stash[FOLDER] = Path(
        tempfile.mkdtemp(prefix="jardam-keys-", dir=MEMORY if MEMORY.is_dir() else None)
    )
    os.environ.pop("JARDAM_KEY_AGENT", None)
    os.environ |= {"JARDAM_MODE": "test", "JARDAM_ROOT_KEY": "file", "JARDAM_KEYS": str(made / "keys")}
    os.environ["JARDAM_WITNESS"] = str(made / "witness")

    from jardam.vault import opening  # noqa: PLC0415 - after the environment is set

    opening.initialise(opening.store_from_environment(), opening.provider_from_environment())


def pytest_unconfigure(config: pytest.Config) -> None:
    if FOLDER in config.stash:
        shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


@pytest.fixture
def superuser(transactional_db: None) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """The database as whoever owns the machine sees it: no row-level security, triggers at will.

    Sees committed rows only, so the test commits.
    """
    with psycopg.connect(**super_login(), dbname=database_name(), autocommit=True) as connection:
        yield connection


def super_login() -> dict[str, str]:
    """Connection words of the bootstrap role of the tests' cluster."""
    password = home_of(Path(os.environ["JARDAM_TEST_FOLDER"])).password.read_text(encoding="utf-8")
    return {"host": os.environ["JARDAM_TEST_HOST"], "user": SUPER, "password": password}


def database_name() -> str:
    return str(connections["default"].settings_dict["NAME"])


@pytest.fixture
def sealed_vault(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody has opened the vault: the root key is asked for, and no agent runs."""
    monkeypatch.setenv("JARDAM_ROOT_KEY", "passphrase")
    monkeypatch.setenv("JARDAM_VAR", "/nonexistent")
    keeper.look_again()
    yield
    monkeypatch.undo()
    keeper.look_again()
