"""What a reviewer asks of a record, and how much of it was as it should be."""

from collections.abc import Mapping
from enum import StrEnum


class Question(StrEnum):
    """Short and fixed, so that reviews of different months can be laid side by side. Stored as written."""

    UNDERSTOOD = "UNDERSTOOD"
    SCREENED = "SCREENED"
    ANSWER_FITS = "ANSWER_FITS"
    FOLLOWED = "FOLLOWED"
    SAFE = "SAFE"
    RESPECT = "RESPECT"


class Mark(StrEnum):
    YES = "YES"
    NO = "NO"
    NOT_APPLICABLE = "NOT_APPLICABLE"


def score(marks: Mapping[Question, Mark]) -> tuple[int, int]:
    """How many yes, of how many questions that applied. Never a percentage: six questions are too few for one.

    >>> score({Question.SAFE: Mark.YES, Question.RESPECT: Mark.NO, Question.SCREENED: Mark.NOT_APPLICABLE})
    (1, 2)
    """
    said = [mark for mark in marks.values() if mark is not Mark.NOT_APPLICABLE]
    return said.count(Mark.YES), len(said)


def is_whole(marks: Mapping[Question, Mark]) -> bool:
    """Every question has its mark."""
    return marks.keys() == set(Question)
