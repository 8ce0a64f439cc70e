"""Where the keys are and how they are opened, from the environment. Django is not needed to read it."""

import os
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def var_folder() -> Path:
    return Path(os.environ.get("JARDAM_VAR") or _PROJECT / "var")


def mode() -> str:
    """demo, live or test: what JARDAM_MODE says, else what `bin/up` began this data folder as, else live."""
    begun = var_folder() / "mode"
    return os.environ.get("JARDAM_MODE") or (begun.read_text().strip() if begun.is_file() else "live")


def keys_folder() -> Path:
    """The key store: outside the database and its dumps, backed up apart (docs/decisions/0020)."""
    return Path(os.environ.get("JARDAM_KEYS") or var_folder() / "keys")


def witness_folder() -> Path:
    """Where signed audit heads go. Meant to be another disk or another machine's share."""
    return Path(os.environ.get("JARDAM_WITNESS") or var_folder() / "witness")


def root_kind() -> str:
    """FILE, PASSPHRASE or SHARES."""
    return (os.environ.get("JARDAM_ROOT_KEY") or "file").upper()


def agent_socket() -> Path | None:
    """The socket of the process that holds the root key; None where this process opens it itself."""
    named = os.environ.get("JARDAM_KEY_AGENT")
    return Path(named) if named else None


def running_agent() -> Path | None:
    """The same, for a command typed beside a running `bin/up`; None, if nothing runs from this data folder."""
    found = agent_socket() or var_folder() / "run" / "keys"
    return found if found.is_socket() else None


def may_use_file_key() -> bool:
    """Say whether a root key that rests on this disk is acceptable here.

    It opens everything on that disk, so only demo and tests use it unasked.
    """
    if os.environ.get("JARDAM_ALLOW_FILE_KEY") == "1":
        return True
    return mode() in {"demo", "test"}
