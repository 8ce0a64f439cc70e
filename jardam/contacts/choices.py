"""The words people read for what is stored of a contact."""

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


def states() -> list[tuple[str, str]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return State.choices


def channels() -> list[tuple[str, str]]:
    return Channel.choices


def client_kinds() -> list[tuple[str, str]]:
    return ClientKind.choices


def screenings() -> list[tuple[str, str]]:
    return Screening.choices


def callback_states() -> list[tuple[str, str]]:
    return CallbackState.choices
