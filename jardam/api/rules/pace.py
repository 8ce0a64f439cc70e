"""How many calls one key may make: counted by minute, in the database, so that all processes count together. Pure."""

from dataclasses import dataclass
from datetime import datetime

MOST_A_MINUTE = 120
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """``minute``: since 1970; ``calls``: of that minute."""

    minute: int
    calls: int

    def after(self, at: datetime) -> "Pace":
        """With one call more.

        >>> from datetime import UTC
        >>> Pace(0, 7).after(datetime(1970, 1, 1, 0, 0, 59, tzinfo=UTC)).calls
        8
        >>> Pace(0, 7).after(datetime(1970, 1, 1, 0, 1, tzinfo=UTC)).calls
        1
        """
        minute = int(at.timestamp()) // _MINUTE
        return Pace(minute, self.calls + 1 if minute == self.minute else 1)

    @property
    def is_too_quick(self) -> bool:
        return self.calls > MOST_A_MINUTE


def seconds_left(at: datetime) -> int:
    """Until the next minute begins: from 1 to 60."""
    return _MINUTE - int(at.timestamp()) % _MINUTE
