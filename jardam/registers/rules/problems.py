"""What can be wrong with a row, and with a file as a whole; codes only, pages turn each into a sentence. Pure."""

from enum import StrEnum


class Problem(StrEnum):
    """One thing about one row. Those of `NOTICES` let the row in."""

    DATE_MISSING = "DATE_MISSING"
    DATE_UNREADABLE = "DATE_UNREADABLE"
    DATE_IMPOSSIBLE = "DATE_IMPOSSIBLE"
    DATE_FUTURE = "DATE_FUTURE"
    DATE_TOO_OLD = "DATE_TOO_OLD"
    WORD_UNKNOWN = "WORD_UNKNOWN"
    LANGUAGE_MISSING = "LANGUAGE_MISSING"
    TOPIC_MISSING = "TOPIC_MISSING"
    TOO_MANY_TOPICS = "TOO_MANY_TOPICS"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    SIGNS_BROKEN = "SIGNS_BROKEN"
    FORMULA_EMPTY = "FORMULA_EMPTY"
    CELL_ERROR = "CELL_ERROR"
    TOO_MANY_CELLS = "TOO_MANY_CELLS"
    DUPLICATE_HERE = "DUPLICATE_HERE"
    DUPLICATE_EARLIER = "DUPLICATE_EARLIER"
    FORMULA_TAKEN = "FORMULA_TAKEN"
    PHONE_UNREADABLE = "PHONE_UNREADABLE"
    AGE_UNREADABLE = "AGE_UNREADABLE"


NOTICES = frozenset({Problem.FORMULA_TAKEN, Problem.PHONE_UNREADABLE, Problem.AGE_UNREADABLE})
DUPLICATES = frozenset({Problem.DUPLICATE_HERE, Problem.DUPLICATE_EARLIER})


class Unreadable(StrEnum):
    """Why a file is not taken at all."""

    EMPTY = "EMPTY"
    NO_ROWS = "NO_ROWS"
    NO_HEADINGS = "NO_HEADINGS"
    TOO_MANY_ROWS = "TOO_MANY_ROWS"
    TOO_MANY_COLUMNS = "TOO_MANY_COLUMNS"
    OLD_EXCEL = "OLD_EXCEL"
    NOT_A_TABLE = "NOT_A_TABLE"
    DAMAGED = "DAMAGED"
    BOMB = "BOMB"
    FOREIGN_XML = "FOREIGN_XML"
    FAR_APART = "FAR_APART"
    BINARY = "BINARY"
    SAME_FILE = "SAME_FILE"


class FileRefused(ValueError):
    """A file that cannot be a register; ``why`` says it, and carries no part of it."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why)
        self.why = why
