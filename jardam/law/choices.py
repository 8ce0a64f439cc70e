"""The words people read for confidence, standing, the kinds of days and values with their units."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
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


def measured(value: str, unit: str) -> str:
    """A value of the law with its unit, as one reads it; a unit that has no words is shown as it is stored."""
    words = _MEASURES.get(unit)
    if not value or words is None:
        return f"{value} {unit}".strip() if value else ""
    return words(value)


def _days(value: str) -> str:
    return _counted(value, ngettext("%(value)s calendar day", "%(value)s calendar days", _number(value)))


def _working_days(value: str) -> str:
    return _counted(value, ngettext("%(value)s working day", "%(value)s working days", _number(value)))


def _day_spans(value: str) -> str:
    return _counted(
        value, ngettext("%(value)s span of 24 hours", "%(value)s spans of 24 hours", _number(value))
    )


def _hours(value: str) -> str:
    return _counted(value, ngettext("%(value)s hour", "%(value)s hours", _number(value)))


def _weeks(value: str) -> str:
    return _counted(value, ngettext("%(value)s week", "%(value)s weeks", _number(value)))


def _months(value: str) -> str:
    return _counted(value, ngettext("%(value)s month", "%(value)s months", _number(value)))


def _years(value: str) -> str:
    return _counted(value, ngettext("%(value)s year", "%(value)s years", _number(value)))


def _roubles(value: str) -> str:
    return gettext("%(value)s ₽") % {"value": number_format(Decimal(value), force_grouping=True)}


def _percent(value: str) -> str:
    return gettext("%(value)s %%") % {"value": number_format(Decimal(value))}


def _of_key_rate(value: str) -> str:
    return gettext("%(value)s of the key rate a day") % {"value": value}


def _of_refinancing_rate(value: str) -> str:
    return gettext("%(value)s of the refinancing rate a day") % {"value": value}


def _in_force(value: str) -> str:
    return gettext("in force") if value == "yes" else value


def _counted(value: str, words: str) -> str:
    return words % {"value": value}


def _number(value: str) -> int:
    """What the plural goes by."""
    return int(value) if value.isdecimal() else 0


_MEASURES: dict[str, Callable[[str], str]] = {
    "": str,
    "calendar_days": _days,
    "working_days": _working_days,
    "sutki": _day_spans,
    "hours": _hours,
    "weeks": _weeks,
    "months": _months,
    "years": _years,
    "RUB": _roubles,
    "percent": _percent,
    "of_key_rate_per_day": _of_key_rate,
    "of_refinancing_rate_per_day": _of_refinancing_rate,
    "in_force": _in_force,
    "number_to_call": str,
    "factor": str,
}
"""By the units of data/law."""
