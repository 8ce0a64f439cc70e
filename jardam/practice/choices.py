"""The words people read for what this room stores."""

from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.practice.rules.transfers import OUTCOMES, How, Mark, State


@cache  # lazy words: the same mapping serves every language
def how_words() -> dict[How, Words]:
    return {
        How.TRAINING: _("a training"),
        How.SIDE_BY_SIDE: _("working side by side"),
        How.MATERIALS: _("written materials"),
        How.CASE_TOGETHER: _("a case done together"),
    }


@cache
def state_words() -> dict[State, Words]:
    return {
        State.HANDED: pgettext_lazy("practice", "handed over"),
        State.IN_USE: pgettext_lazy("practice", "in use"),
        State.ADAPTED: pgettext_lazy("practice", "adapted and in use"),
        State.NOT_USED: pgettext_lazy("practice", "not used"),
    }


@cache
def mark_words() -> dict[Mark, Words]:
    """The cells of the picture."""
    words = state_words()
    return {
        Mark.ORIGIN: pgettext_lazy("practice", "comes from here"),
        Mark.NONE: pgettext_lazy("practice", "not handed over yet"),
        **{Mark(state.value): word for state, word in words.items()},
    }


def ways() -> list[tuple[str, Words]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in how_words().items()]


def states() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in state_words().items()]


def outcomes() -> list[tuple[str, Words]]:
    words = state_words()
    return [(one.value, words[one]) for one in OUTCOMES]
