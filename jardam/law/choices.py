"""The words people read for confidence, standing, the kinds of days and values with their units."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.calendar import DayKind
from jardam.law.rules.changing import Act, ChangeState, Concern, Fault, Origin
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


def origins() -> dict[Origin, Promise]:
    return {
        Origin.FILES: _("From the files of the law"),
        Origin.CHANGE: _("By a change that two people confirmed"),
        Origin.WITHDRAWAL: _("By withdrawing a change"),
    }


def change_states() -> dict[ChangeState, Promise]:
    return {
        ChangeState.DRAFT: _("being entered"),
        ChangeState.REHEARSED: _("waits for a second person"),
        ChangeState.CONFIRMED: pgettext_lazy("change of the law", "confirmed"),
        ChangeState.WITHDRAWN: pgettext_lazy("change of the law", "withdrawn"),
        ChangeState.DISCARDED: pgettext_lazy("change of the law", "thrown away"),
    }


def change_acts() -> dict[Act, Promise]:
    return {
        Act.NEW_PERIOD: _("Another value from a day on"),
        Act.CORRECTION: _("What is recorded is wrong"),
        Act.END: _("It ends, and nothing follows"),
    }


def faults() -> dict[Fault, Promise]:
    """What to mend before a change can be entered: whole sentences."""
    return {
        Fault.UNKNOWN_CODE: _("There is no such row of the law."),
        Fault.NO_PERIOD: _("There is no such period. Choose one of those that are recorded."),
        Fault.VALUE_MISSING: _("Enter the value."),
        Fault.NOT_A_NUMBER: _("This row holds a number. Write it in digits, for example 90 or 0.5."),
        Fault.NOT_WHOLE: _("Days, months and years are counted whole. Write a whole number."),
        Fault.START_MISSING: _("Say from which day the new value holds."),
        Fault.END_MISSING: _("Say which day is the last."),
        Fault.FAR_AWAY: _("This day lies too far away. Enter one between 1990 and 2100."),
        Fault.ENDS_BEFORE_IT_BEGINS: _("The last day lies before the first."),
        Fault.BEGINS_ALREADY: _("A period already begins on this day. Correct that one instead."),
        Fault.OVERLAPS: _("A later period is recorded within these days. Say an end before it begins."),
        Fault.SAME_AS_NOW: _("The law already says this. Nothing would change."),
        Fault.OUTDATED: _("Somebody has changed this row meanwhile. Look at it and enter the change again."),
    }


def concerns() -> dict[Concern, Promise]:
    """What the second person looks at twice: whole sentences."""
    return {
        Concern.GAP_AFTER: _("After its last day no value is recorded: answers will say that there is none."),
        Concern.GAP_BEFORE: _("Between the period before and this one no value is recorded."),
        Concern.LOOKS_BACK: _(
            "It holds for days that are over: answers given since rest on the row as it was."
        ),
        Concern.UNVERIFIED: _("Nobody has seen the law itself. Answers will say so."),
        Concern.DETAILS_KEPT: _(
            "The source said more of this row than the value. That stays as it was: look whether it still fits."
        ),
    }


def duty_matters() -> dict[str, Promise]:
    """What a duty is paid for, by the id in data/law/state_duties.csv."""
    return {
        "worker_claim": _("A worker's claim for wages"),
        "worker_appeal": _("A worker's appeal in a case about wages"),
        "worker_cassation": _("A worker's cassation in a case about wages"),
        "kas_claim": _("Administrative claim against an authority"),
        "appeal": _("Appeal to a court of second instance"),
        "cassation": _("Cassation"),
        "koap_complaint": _("Complaint against a decision on an offence"),
        "patent_issue": _("Patent: issue or reissue"),
        "patent_duplicate": _("Patent: duplicate or changes"),
        "registration_stay": _("Registration at the place of stay"),
        "registration_residence": _("Registration at the place of residence"),
        "extension_stay": _("Extension of stay"),
        "work_permit": _("Work permit"),
        "vnzh": _("Residence permit"),
        "citizenship": _("Application for citizenship"),
        "invitation": _("Invitation, for each person"),
        "visa": _("Visa, single or multiple"),
        "rvp": _("Temporary residence permit"),
        "exam_patent": _("Examination for a patent"),
        "exam_rvp_vnzh": _("Examination for a residence permit"),
        "exam_citizenship": _("Examination for citizenship"),
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
    """A sum; some sources name two sums in one row, which stay as they stand there."""
    try:
        written = number_format(Decimal(value), force_grouping=True)
    except InvalidOperation:
        written = value
    return gettext("%(value)s ₽") % {"value": written}


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
