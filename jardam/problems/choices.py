"""The words people read for what this room stores."""

from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.filings.rules.kinds import Addressee
from jardam.problems.rules.instances import CLOCKS
from jardam.problems.rules.states import Deed, Hands, State, Verdict


@cache  # lazy words: the same mapping serves every language
def states() -> dict[State, Words]:
    return {
        State.RAISED: pgettext_lazy("problem", "raised"),
        State.SOUGHT: pgettext_lazy("problem", "a solution is looked for"),
        State.IN_HANDS: pgettext_lazy("problem", "somebody is at it"),
        State.ANSWERED: pgettext_lazy("problem", "answered or carried out"),
        State.JUDGED: pgettext_lazy("problem", "the verdict is said"),
        State.CLOSED: pgettext_lazy("problem", "closed"),
        State.WITHDRAWN: pgettext_lazy("problem", "withdrawn"),
    }


@cache
def deeds() -> dict[Deed, Words]:
    """What is to be done, as the buttons say it."""
    return {
        Deed.RAISE: _("Raise a problem"),
        Deed.NEXT: _("Write what was done, and what is next"),
        Deed.SEEK: _("Look for a solution"),
        Deed.HAND: _("Ask an authority, or give a measure to somebody"),
        Deed.ANSWER: _("Write down the answer, or what was carried out"),
        Deed.JUDGE: _("Say how it ended"),
        Deed.CLOSE: _("Close the problem"),
        Deed.OWN: _("Give it to a colleague"),
        Deed.WITHDRAW: _("Withdraw the problem"),
    }


@cache
def done() -> dict[Deed, Words]:
    """What was done, as the history says it."""
    return {
        Deed.RAISE: pgettext_lazy("problem", "was raised"),
        Deed.NEXT: pgettext_lazy("problem", "something was done"),
        Deed.SEEK: pgettext_lazy("problem", "a solution is looked for from now on"),
        Deed.HAND: pgettext_lazy("problem", "was given to somebody"),
        Deed.ANSWER: pgettext_lazy("problem", "was answered or carried out"),
        Deed.JUDGE: pgettext_lazy("problem", "somebody said how it ended"),
        Deed.CLOSE: pgettext_lazy("problem", "was closed"),
        Deed.OWN: pgettext_lazy("problem", "was given to a colleague"),
        Deed.WITHDRAW: pgettext_lazy("problem", "was withdrawn"),
    }


@cache
def verdicts() -> dict[Verdict, Words]:
    return {
        Verdict.SOLVED: pgettext_lazy("problem", "solved"),
        Verdict.PARTLY: pgettext_lazy("problem", "partly solved"),
        Verdict.NOT_SOLVED: pgettext_lazy("problem", "not solved"),
        Verdict.CANNOT: pgettext_lazy("problem", "nobody can solve it now"),
    }


@cache
def hands() -> dict[Hands, Words]:
    return {
        Hands.AUTHORITY: _("an authority that must answer"),
        Hands.MEASURE: _("somebody who carries a measure out"),
    }


def clocks() -> dict[str, Words]:
    """By row of the law, whose answer it counts."""
    return {
        CLOCKS[Addressee.LABOUR_INSPECTORATE]: _("by the law: answer of the labour inspectorate"),
        CLOCKS[Addressee.PROSECUTOR]: _("by the law: answer of the prosecutor"),
    }


def state_options() -> list[tuple[str, Words]]:
    """As functions, like the next ones, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in states().items()]


def deed_options() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in done().items()]


def verdict_options() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in verdicts().items()]
