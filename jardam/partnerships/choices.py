"""The words people read for what a person said of a promise."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.partnerships.rules.promises import Told


def tellings() -> dict[Told, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Told.YES: _("They got the discount"),
        Told.NO: _("They did not get it"),
        Told.NOT_ASKED: _("We could not ask"),
    }
