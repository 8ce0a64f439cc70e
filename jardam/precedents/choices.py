"""The words people read for what this room stores."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.precedents.rules.bands import Lasted, Money
from jardam.precedents.rules.traces import TraceKind


def lengths() -> dict[Lasted, Promise]:
    return {
        Lasted.MONTH: _("up to a month"),
        Lasted.QUARTER: _("one to three months"),
        Lasted.HALF_YEAR: _("three to six months"),
        Lasted.YEAR: _("half a year to a year"),
        Lasted.LONGER: _("more than a year"),
    }


def sums() -> dict[Money, Promise]:
    return {
        Money.NOT_KNOWN: pgettext_lazy("sum", "not known"),
        Money.NONE: pgettext_lazy("sum", "nothing"),
        Money.TO_50: _("up to 50 000 roubles"),
        Money.TO_150: _("50 000 to 150 000 roubles"),
        Money.TO_500: _("150 000 to 500 000 roubles"),
        Money.TO_1500: _("500 000 to 1.5 million roubles"),
        Money.MORE: _("more than 1.5 million roubles"),
    }


def trace_kinds() -> dict[TraceKind, Promise]:
    return {
        TraceKind.NAME: _("a name or a place that is recorded in the case"),
        TraceKind.NUMBER: _("a number that is recorded in the case"),
        TraceKind.CONTACT: _("an address on the internet"),
        TraceKind.DAY: _("an exact day"),
        TraceKind.SUM: _("an exact sum"),
        TraceKind.PHONE: _("perhaps a telephone"),
        TraceKind.DOCUMENT: _("perhaps the number of a document"),
        TraceKind.NAME_LIKE: _("perhaps a name"),
    }


def length_choices() -> list[tuple[str, Promise]]:
    """As a function, like the next one, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in lengths().items()]


def sum_choices() -> list[tuple[str, Promise]]:
    return [(one.value, word) for one, word in sums().items()]
