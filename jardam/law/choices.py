"""The words people read for confidence, standing and the kinds of days."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.calendar import DayKind
from jardam.law.rules.confidence import Confidence, Standing


def confidences() -> dict[Confidence, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Confidence.SEEN_IN_SOURCE: _("The law itself was seen"),
        Confidence.SEEN_IN_SECONDARY: _("A retelling was seen"),
        Confidence.DERIVED: _("Worked out from a retelling"),
        Confidence.FROM_MEMORY_UNVERIFIED: _("Nobody has checked it"),
        Confidence.NOT_FOUND: _("Not found: check before you answer"),
    }


def standings() -> dict[Standing, Promise]:
    return {
        Standing.LAW: _("Checked against the law"),
        Standing.RETOLD: _("From a retelling"),
        Standing.OPEN: _("Not checked"),
    }


def day_kinds() -> dict[DayKind, Promise]:
    return {
        DayKind.HOLIDAY: _("Day off"),
        DayKind.WORKING_WEEKEND: _("Working weekend"),
    }
