"""The words people read for what a card warns of."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Risk(StrEnum):
    """What may stand behind the question: the operator protects first and answers then."""

    VIOLENCE = "VIOLENCE"
    FORCED_LABOUR = "FORCED_LABOUR"


def risks() -> dict[Risk, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Risk.VIOLENCE: _("Violence is possible"),
        Risk.FORCED_LABOUR: _("Forced labour is possible"),
    }
