"""What the person at the terminal sees while Jardam starts: one line a step, with its seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step at once and end its line with the seconds that it took."""
    began = time.monotonic()
    sys.stdout.write(name)
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        sys.stdout.write("\n")
        raise
    sys.stdout.write(f"  {time.monotonic() - began:.1f} s\n")
    sys.stdout.flush()
