"""What a contact needs before it can be closed, and what must follow from how it ended. Pure.

At most three things are ever required: the language, one to three topics, the outcome. What is not a
consultation (a silent call, a wrong number) needs to say only what it was. Nothing that identifies is required.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic

MOST_TOPICS = 3
LONGEST_WAIT = timedelta(days=90)
FIRST_ATTEMPT = 1
LAST_ATTEMPT = 3


class Outcome(StrEnum):
    """How a contact ended. Each says who must act next: nobody, or the one who promised to call."""

    ANSWERED = "ANSWERED"
    CALLBACK = "CALLBACK"
    NOT_CONSULTATION = "NOT_CONSULTATION"


class Kind(StrEnum):
    """Whether it was a consultation at all; the others are counted apart and close in two keystrokes."""

    CONSULTATION = "CONSULTATION"
    SILENT = "SILENT"
    DROPPED = "DROPPED"
    WRONG_NUMBER = "WRONG_NUMBER"
    ABUSIVE = "ABUSIVE"
    THANKS = "THANKS"
    TEST = "TEST"


class Missing(StrEnum):
    """One thing that stands between a contact and its end; the page turns each into a sentence."""

    LANGUAGE = "LANGUAGE"
    TOPIC = "TOPIC"
    TOO_MANY_TOPICS = "TOO_MANY_TOPICS"
    OUTCOME = "OUTCOME"
    KIND = "KIND"
    CALLBACK_WHEN = "CALLBACK_WHEN"
    CALLBACK_PAST = "CALLBACK_PAST"
    CALLBACK_TOO_FAR = "CALLBACK_TOO_FAR"
    CALLBACK_NUMBER = "CALLBACK_NUMBER"


@dataclass(frozen=True, slots=True)
class Ending:
    """What is on the page at the moment of closing."""

    language: Language
    topics: Sequence[Topic]
    outcome: Outcome | None
    kind: Kind = Kind.CONSULTATION
    callback_at: datetime | None = None
    has_number: bool = False  # a callback needs somewhere to call


def missing(ending: Ending, now: datetime) -> list[Missing]:
    """Everything that is still missing, in the order of the page; empty when the contact may be closed."""
    if ending.outcome is Outcome.NOT_CONSULTATION:
        return [Missing.KIND] if ending.kind is Kind.CONSULTATION else []
    found = []
    if ending.language is Language.UNKNOWN:
        found.append(Missing.LANGUAGE)
    if not ending.topics:
        found.append(Missing.TOPIC)
    if len(set(ending.topics)) > MOST_TOPICS:
        found.append(Missing.TOO_MANY_TOPICS)
    if ending.outcome is None:
        found.append(Missing.OUTCOME)
    if ending.outcome is Outcome.CALLBACK:
        found += _missing_of_callback(ending, now)
    return found


def refused_moment(due_at: datetime | None, now: datetime) -> Missing | None:
    """Why nobody can be called back at this moment; None when they can."""
    if due_at is None:
        return Missing.CALLBACK_WHEN
    if due_at < now:
        return Missing.CALLBACK_PAST
    return Missing.CALLBACK_TOO_FAR if due_at > now + LONGEST_WAIT else None


def _missing_of_callback(ending: Ending, now: datetime) -> list[Missing]:
    refused = refused_moment(ending.callback_at, now)
    return ([] if ending.has_number else [Missing.CALLBACK_NUMBER]) + ([refused] if refused else [])
