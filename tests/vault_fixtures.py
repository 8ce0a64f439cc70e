"""The tests' vault: a real key store with a file key, made once per run in a folder of its own."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

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
