"""What is wrong with a card: which kind of fault, at which place of it, with what. The words for it stand in `faulted`."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Flaw(StrEnum):
    """A kind of fault. Nothing stores it."""

    MISSING = auto()
    UNREADABLE = auto()
    OTHER_SCHEMA = auto()
    OTHER_NAME = auto()
    NO_DATE = auto()
    NO_TEXT = auto()
    NO_LIST = auto()
    NO_PLACE = auto()
    UNKNOWN_PLACE = auto()
    NO_AUDIENCE = auto()
    ENDS_EARLY = auto()
    NOTHING_ALOUD = auto()
    UNKNOWN_ROW = auto()
    LAW_NAMES_MORE = auto()
    SAYS_NAMES_MORE = auto()
    SAYS_OTHER_UNIT = auto()
    FINE = auto()
    EXPULSION = auto()
    BAN = auto()
    CRIME = auto()
    REGISTER = auto()
    TITLE_LENGTH = auto()
    SPEECH_LENGTH = auto()
    EMPTY = auto()
    LINE_LENGTH = auto()
    STRAY_BRACES = auto()
    TYPED_NUMBERS = auto()
    NOT_A_GROUND = auto()
    NOT_ALOUD = auto()
    NO_ROW = auto()
    NO_NUMBER = auto()
    NO_SUCH_DAY = auto()
    DAY_WITH_FORMS = auto()
    FORMS_COUNT = auto()
    FORMS_OF_TEXT = auto()
    OTHER_UNIT = auto()
    LINES_UNLIKE = auto()
    ROWS_UNLIKE = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """``language`` and ``part``: where in the texts; empty, where it is about the card as a whole.

    ``told``: what the sentence about it repeats, by name.
    """

    flaw: Flaw
    language: str = ""
    part: str = ""
    told: tuple[tuple[str, str], ...] = ()


def fault(flaw: Flaw, language: str = "", part: str = "", **told: object) -> Fault:
    return Fault(flaw, language, part, tuple((name, str(value)) for name, value in told.items()))
