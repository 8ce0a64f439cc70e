"""Programs that end with the process that started them."""

import os
from collections.abc import Sequence
from pathlib import Path


def bound(word: str, argv: Sequence[str | Path], *options: str) -> list[str]:
    """The command line of ``argv`` that is sent the signal ``word`` when the starting *thread* ends.

    ``options`` are further words for `setpriv`. Who was killed between starting the program and its
    asking for the signal is found out by the second look at the parent: then nothing is run.
    """
    still_ours = f'[ "$PPID" = {os.getpid()} ] && exec "$@"'
    return ["setpriv", *options, "--pdeathsig", word, "sh", "-c", still_ours, "sh", *map(str, argv)]
