"""The words people read for what is stored of a contact."""

from collections.abc import Sequence
from functools import cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.contacts.rules.closing import Kind, Outcome


class State(TextChoices):
    OPEN = "OPEN", _("open")
    CLOSED = "CLOSED", _("closed")


class Channel(TextChoices):
    PHONE = "PHONE", _("Phone")
    VISIT = "VISIT", _("Visit")
    OUTREACH = "OUTREACH", _("Outreach")
    MESSAGE = "MESSAGE", _("Message")


class ClientKind(TextChoices):
    WORKER = "WORKER", _("worker")
    RELATIVE = "RELATIVE", _("relative")
    EMPLOYER = "EMPLOYER", _("employer")
    AUTHORITY = "AUTHORITY", _("authority")
    EXPERT = "EXPERT", _("expert")


class Screening(TextChoices):
    """The answer to each of the two questions that everybody is asked. 'Not asked' is an answer and is counted."""

    NOT_ASKED = "NOT_ASKED", _("Not asked")
    NO = "NO", _("No")
    YES = "YES", _("Yes")


class CallbackState(TextChoices):
    WAITING = "WAITING", _("waiting")
    REACHED = "REACHED", _("reached")
    GIVEN_UP = "GIVEN_UP", _("given up")


@cache  # lazy words: the same mapping serves every language
def outcomes() -> dict[Outcome, Promise]:
    return {
        Outcome.ANSWERED: _("Answered"),
        Outcome.CALLBACK: _("Call back"),
        Outcome.NOT_CONSULTATION: _("Not a consultation"),
    }


def kinds() -> dict[Kind, Promise]:
    return {
        Kind.CONSULTATION: _("Consultation"),
        Kind.SILENT: _("Silence"),
        Kind.DROPPED: _("Line dropped"),
        Kind.WRONG_NUMBER: _("Wrong number"),
        Kind.ABUSIVE: _("Abuse"),
        Kind.THANKS: _("Thanks"),
        Kind.TEST: _("Test call"),
    }


def states() -> Sequence[tuple[str, Promise]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return State.choices


def channels() -> Sequence[tuple[str, Promise]]:
    return Channel.choices


def client_kinds() -> Sequence[tuple[str, Promise]]:
    return ClientKind.choices


def screenings() -> Sequence[tuple[str, Promise]]:
    return Screening.choices


def callback_states() -> Sequence[tuple[str, Promise]]:
    return CallbackState.choices
