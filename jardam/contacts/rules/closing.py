"""What a contact needs before it can be closed, and what must follow from how it ended. Pure.

At most three things are ever required: the language, one to three topics, the outcome. What is not a
consultation (a silent call, a wrong number) needs to say only what it was; who could not be helped, only the
language and why. Nothing that identifies is required, but a callback needs a number.
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
    """How a contact ended, in the order of the keys. What must follow, and by when, stands in `followups`."""

    ANSWERED = "ANSWERED"
    CALLBACK = "CALLBACK"
    APPOINTMENT = "APPOINTMENT"
    CERTIFICATE = "CERTIFICATE"  # a certificate of return is asked of the consulate
    REFERRED = "REFERRED"
    CASE = "CASE"
    UNABLE = "UNABLE"
    NOT_CONSULTATION = "NOT_CONSULTATION"


class Reason(StrEnum):
    """Why somebody could not be helped. Counted, so that it can be changed."""

    NO_LANGUAGE = "NO_LANGUAGE"  # nobody here speaks it
    NOT_OURS = "NOT_OURS"  # nothing that a centre does
    NO_WAY_IN_LAW = "NO_WAY_IN_LAW"
    NO_CAPACITY = "NO_CAPACITY"
    LINE_BROKE = "LINE_BROKE"  # in the middle, and nobody knows where to call
    DECLINED = "DECLINED"  # the person did not want what there is
    OTHER = "OTHER"


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
    PARTNER = "PARTNER"
    REASON = "REASON"


@dataclass(frozen=True, slots=True)
class Ending:
    """What is on the page at the moment of closing."""

    language: Language
    topics: Sequence[Topic]
    outcome: Outcome | None
    kind: Kind = Kind.CONSULTATION
    callback_at: datetime | None = None
    has_number: bool = False  # a callback needs somewhere to call
    has_partner: bool = False
    reason: Reason | None = None


def missing(ending: Ending, now: datetime) -> list[Missing]:
    """Everything that is still missing, in the order of the page; empty when the contact may be closed."""
    if ending.outcome is Outcome.NOT_CONSULTATION:
        return [Missing.KIND] if ending.kind is Kind.CONSULTATION else []
    found = []
    if ending.language is Language.UNKNOWN and not _is_unspoken(ending):
        found.append(Missing.LANGUAGE)
    if not ending.topics and ending.outcome is not Outcome.UNABLE:
        found.append(Missing.TOPIC)
    if len(set(ending.topics)) > MOST_TOPICS:
        found.append(Missing.TOO_MANY_TOPICS)
    return found + _missing_of_outcome(ending, now)


def refused_moment(due_at: datetime | None, now: datetime) -> Missing | None:
    """Why nobody can be called back at this moment; None when they can."""
    if due_at is None:
        return Missing.CALLBACK_WHEN
    if due_at < now:
        return Missing.CALLBACK_PAST
    return Missing.CALLBACK_TOO_FAR if due_at > now + LONGEST_WAIT else None


def _is_unspoken(ending: Ending) -> bool:
    """Whether nobody could say which language it was: that it was none of ours is what is written down."""
    return ending.outcome is Outcome.UNABLE and ending.reason is Reason.NO_LANGUAGE


def _missing_of_outcome(ending: Ending, now: datetime) -> list[Missing]:
    match ending.outcome:
        case None:
            return [Missing.OUTCOME]
        case Outcome.CALLBACK:
            return _missing_of_callback(ending, now)
        case Outcome.REFERRED:
            return [] if ending.has_partner else [Missing.PARTNER]
        case Outcome.UNABLE:
            return [] if ending.reason else [Missing.REASON]
        case _:
            return []


def _missing_of_callback(ending: Ending, now: datetime) -> list[Missing]:
    refused = refused_moment(ending.callback_at, now)
    return ([] if ending.has_number else [Missing.CALLBACK_NUMBER]) + ([refused] if refused else [])
