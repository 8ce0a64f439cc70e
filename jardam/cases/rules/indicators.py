"""Signs of forced labour: what was asked, what was answered, and what that hints at. A hint is never a verdict. Pure.

Source: ILO, Indicators of Forced Labour (2012): one sign alone may imply forced labour, or several together; so there
is no sum from which on it 'is' forced labour, and no answer that excludes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """Stored as written."""

    YES = "YES"
    NO = "NO"
    NOT_ASKED = "NOT_ASKED"


class Hint(StrEnum):
    """What the answers hint at."""

    NOT_ASKED = "NOT_ASKED"
    SEEN = "SEEN"
    NONE_YET = "NONE_YET"  # nothing seen, and not everything asked
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One sign. ``words``: by language tag, Russian always."""

    code: str
    words: Mapping[str, str]

    def said(self, tag: str) -> str:
        return self.words.get(tag) or self.words["ru"]


@dataclass(frozen=True, slots=True)
class Indicators:
    """The list as one version says it, with where it comes from."""

    version: int
    source: str
    confidence: str
    signs: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """How many of the signs were asked about and how many were answered with yes."""

    hint: Hint
    seen: int
    asked: int
    whole: int


def screened(answers: Mapping[str, Answer], signs: tuple[Indicator, ...]) -> Screening:
    """Of the signs of the list as it is now; a sign without an answer was not asked about. Answers to signs that the list
    no longer has count as asked too: what was seen is not unseen by another list."""
    codes = {sign.code for sign in signs} | set(answers)
    told = [answers.get(code, Answer.NOT_ASKED) for code in codes]
    seen, asked = told.count(Answer.YES), len(told) - told.count(Answer.NOT_ASKED)
    return Screening(_hint(seen, asked, len(told)), seen, asked, len(told))


def _hint(seen: int, asked: int, whole: int) -> Hint:
    if seen:
        return Hint.SEEN
    if not asked:
        return Hint.NOT_ASKED
    return Hint.NONE if asked == whole else Hint.NONE_YET
