"""The words people read for what is stored of a call."""

from collections.abc import Sequence
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.line.rules.bands import TalkBand, WaitBand
from jardam.line.rules.calls import CallState
from jardam.line.rules.tickets import TicketEnd, TicketState

Pairs = Sequence[tuple[str, Promise]]


@cache  # lazy words: the same mapping serves every language
def call_words() -> dict[CallState, Promise]:
    return {
        CallState.RINGING: _("rings"),
        CallState.TALKING: _("on call"),
        CallState.ENDED: _("ended"),
        CallState.MISSED: _("missed"),
        CallState.ABANDONED: _("hung up at once"),
    }


@cache
def end_words() -> dict[TicketEnd, Promise]:
    return {
        TicketEnd.RETURNED: _("called back"),
        TicketEnd.CALLED_AGAIN: _("called again and was answered"),
        TicketEnd.NOT_MISSED: _("had been answered"),
        TicketEnd.NO_ANSWER: _("nobody answered three times"),
        TicketEnd.UNSAFE: _("calling is not safe"),
        TicketEnd.WRONG_NUMBER: _("wrong number"),
        TicketEnd.UNWANTED: _("advertising or abuse"),
        TicketEnd.TOO_OLD: _("waited too long"),
        TicketEnd.NO_NUMBER: _("no number to call"),
    }


def call_states() -> Pairs:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return [(state.value, label) for state, label in call_words().items()]


def ticket_states() -> Pairs:
    return [
        (TicketState.WAITING.value, _("waiting")),
        (TicketState.REACHED.value, _("reached")),
        (TicketState.GIVEN_UP.value, _("given up")),
    ]


def ticket_ends() -> Pairs:
    return [(end.value, label) for end, label in end_words().items()]


def wait_bands() -> Pairs:
    return [
        (WaitBand.AT_ONCE.value, _("under 15 seconds")),
        (WaitBand.MINUTE.value, _("under a minute")),
        (WaitBand.MINUTES_3.value, _("under 3 minutes")),
        (WaitBand.LONGER.value, _("3 minutes and longer")),
    ]


def talk_bands() -> Pairs:
    return [
        (TalkBand.NONE.value, _("not at all")),
        (TalkBand.MINUTES_2.value, _("under 2 minutes")),
        (TalkBand.MINUTES_10.value, _("under 10 minutes")),
        (TalkBand.MINUTES_30.value, _("under half an hour")),
        (TalkBand.LONGER.value, _("half an hour and longer")),
    ]
