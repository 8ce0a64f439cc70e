"""Log lines without values: a failed query, a bad request or a traceback never brings typed text to the disk."""

import logging
import re
import traceback

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|/[^\s/]+")


class ClassAndPlace(logging.Formatter):
    """Level, logger, and for an error its class and the code lines it came through; never its message."""

    def format(self, record: logging.LogRecord) -> str:
        head = (
            f"{self.formatTime(record)} {record.levelname} {record.name}: {_QUOTED.sub('…', str(record.msg))}"
        )
        if not record.exc_info or record.exc_info[1] is None:
            return head
        return "\n".join([head, *_places(record.exc_info[1])])


def _places(error: BaseException | None) -> list[str]:
    """One line per error in the chain: class, SQLSTATE when there is one, and where it was raised."""
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
        state = getattr(error, "sqlstate", None)
        lines.append(f"  {type(error).__qualname__}{f' {state}' if state else ''} at {where}")
        error = error.__cause__ or error.__context__
    return lines
