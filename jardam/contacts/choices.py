"""The words people read for what is stored of a contact."""

from collections.abc import Sequence
from functools import cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.contacts.rules.closing import Kind, Outcome, Reason


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
    INTERNAL = "INTERNAL", _("worker from inside Russia")  # from another region: said, never asked
    RELATIVE = "RELATIVE", _("relative")
    EMPLOYER = "EMPLOYER", _("employer")
    AUTHORITY = "AUTHORITY", _("authority")
    EXPERT = "EXPERT", _("expert")


class Relation(TextChoices):
    """Who calls for somebody else, as they say."""

    SPOUSE = "SPOUSE", _("wife or husband")
    PARENT = "PARENT", _("mother or father")
    CHILD = "CHILD", _("daughter or son")
    SIBLING = "SIBLING", _("sister or brother")
    RELATIVE = "RELATIVE", _("another relative")
    FRIEND = "FRIEND", _("friend or workmate")
    FOREMAN = "FOREMAN", _("foreman")
    LIAISON = "LIAISON", _("somebody of the village or the diaspora")
    OTHER = "OTHER", _("somebody else")


class Permission(TextChoices):
    """Whether the person whom it is about wants us to know. 'Not known' is an answer and is counted."""

    NOT_KNOWN = "NOT_KNOWN", _("not known")
    ASKED = "ASKED", _("asked them to call")
    KNOWS = "KNOWS", _("knows of the call")
    KNOWS_NOT = "KNOWS_NOT", _("does not know of it")


class HeardFrom(TextChoices):
    """Where somebody heard of us."""

    HELPED = "HELPED", _("from somebody we helped")
    FAMILY = "FAMILY", _("from family or friends")
    BEFORE = "BEFORE", _("has called before")
    DIASPORA = "DIASPORA", _("diaspora")
    LIAISON = "LIAISON", _("village liaison")
    OUTREACH = "OUTREACH", _("on a train, at a market, in a hostel")
    LEAFLET = "LEAFLET", _("leaflet or poster")
    NETWORK = "NETWORK", _("group on the internet")
    SEARCH = "SEARCH", _("searched the internet")
    MEDIA = "MEDIA", _("press, radio, television")
    EMPLOYER = "EMPLOYER", _("employer")
    AUTHORITY = "AUTHORITY", _("authority or consulate")
    PARTNER = "PARTNER", _("another organisation")
    OTHER = "OTHER", _("otherwise")


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
        Outcome.APPOINTMENT: _("Appointment"),
        Outcome.CERTIFICATE: _("Certificate of return"),
        Outcome.REFERRED: _("To a partner"),
        Outcome.CASE: _("Open a case"),
        Outcome.UNABLE: _("Could not help"),
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


def reasons() -> dict[Reason, Promise]:
    """Why somebody could not be helped."""
    return {
        Reason.NO_LANGUAGE: _("nobody here speaks the language"),
        Reason.NOT_OURS: _("not what we do"),
        Reason.NO_WAY_IN_LAW: _("the law leaves no way"),
        Reason.NO_CAPACITY: _("nobody is free for it"),
        Reason.LINE_BROKE: _("the line broke, no number"),
        Reason.DECLINED: _("did not want what there is"),
        Reason.OTHER: _("another reason"),
    }


def relations() -> Sequence[tuple[str, Promise]]:
    return Relation.choices


def permissions() -> Sequence[tuple[str, Promise]]:
    return Permission.choices


def heard_from() -> Sequence[tuple[str, Promise]]:
    return HeardFrom.choices


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
