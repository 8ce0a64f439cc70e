"""How large and how many, and why a file is not taken in. Bytes, pixels, pages and files are counted."""

from enum import StrEnum

MOST_BYTES = 10 * 2**20  # of one file
MOST_PIXELS = 50_000_000  # of one picture: 48 kB can hold 400 million and bring a server down
MOST_UNPACKED = 4 * MOST_BYTES  # of a Word file, all its parts together
MOST_COPY = 2 * MOST_BYTES  # of a copy: it is opened where everybody works
MOST_PAGES = 100
MOST_AT_ONCE = 10
MOST_IN_A_CASE = 300
MOST_TEXT = 2**20  # of a chat, in bytes
MOST_JOINED = 20


class Refusal(StrEnum):
    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    UNKNOWN_TYPE = "UNKNOWN_TYPE"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    NO_SAFE_COPY = "NO_SAFE_COPY"
    LOCKED = "LOCKED"
    BROKEN = "BROKEN"
    INFECTED = "INFECTED"


class FileRefused(ValueError):
    """``why`` a file is not taken in, and the ``place`` it had among those sent, from 1; 0 where it was alone."""

    def __init__(self, why: Refusal, place: int = 0) -> None:
        super().__init__(why.value)
        self.why = why
        self.place = place
