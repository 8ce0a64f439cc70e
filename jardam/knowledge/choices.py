"""The words people read for what a card warns of, what kind of answer it is and for whom."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Risk(StrEnum):
    """What may stand behind the question: the operator protects first and answers then."""

    VIOLENCE = "VIOLENCE"
    FORCED_LABOUR = "FORCED_LABOUR"


class Kind(StrEnum):
    """Information tells what the law says to anybody; advice says what this person might do."""

    INFORMATION = "INFORMATION"
    ADVICE = "ADVICE"


class Audience(StrEnum):
    """Whom an answer is written for. One that is for staff alone never goes out."""

    WORKER = "WORKER"
    FAMILY = "FAMILY"
    EMPLOYER = "EMPLOYER"
    STAFF = "STAFF"


class Calculator(StrEnum):
    """The calculators that a card may name, by the word of the command line."""

    LATE_PAY = "late-pay"
    DEADLINE = "deadline"
    WAGES = "wages"
    STAY = "stay"
    REGISTRATION = "registration"
    PATENT = "patent"
    DUTY = "duty"


def risks() -> dict[Risk, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Risk.VIOLENCE: _("Violence is possible"),
        Risk.FORCED_LABOUR: _("Forced labour is possible"),
    }


def kinds() -> dict[Kind, Promise]:
    return {
        Kind.INFORMATION: _("Information"),
        Kind.ADVICE: pgettext_lazy("kind of answer", "Advice"),
    }


def audiences() -> dict[Audience, Promise]:
    return {
        Audience.WORKER: _("For workers"),
        Audience.FAMILY: _("For families"),
        Audience.EMPLOYER: _("For employers"),
        Audience.STAFF: _("For staff only"),
    }


def calculators() -> dict[Calculator, Promise]:
    return {
        Calculator.LATE_PAY: _("Compensation for late pay"),
        Calculator.DEADLINE: _("When a term ends"),
        Calculator.WAGES: _("Wages owed"),
        Calculator.STAY: _("Days of stay"),
        Calculator.REGISTRATION: _("Term of registration"),
        Calculator.PATENT: _("Patent payments"),
        Calculator.DUTY: _("State duty"),
    }
