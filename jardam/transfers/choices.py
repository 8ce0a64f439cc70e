"""The words people read for what this room stores."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.transfers.rules.lives import State


def states() -> dict[State, Promise]:
    return {
        State.OFFERED: _("not taken in yet"),
        State.TAKEN: _("taken in"),
        State.REFUSED: pgettext_lazy("transfer", "not taken in"),
        State.TAKEN_BACK: pgettext_lazy("referral", "taken back"),
        State.OVER: _("not taken in in time"),
    }
