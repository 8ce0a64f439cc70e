"""The words people read for what this room stores."""

from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.library.rules.agreements import Outcome, Status, Works


@cache  # lazy words: the same mapping serves every language
def status_words() -> dict[Status, Words]:
    return {
        Status.IN_FORCE: pgettext_lazy("agreement", "yes, in force"),
        Status.PARTLY: pgettext_lazy("agreement", "partly in force"),
        Status.NOT_YET: pgettext_lazy("agreement", "not in force yet"),
        Status.SUPERSEDED: pgettext_lazy("agreement", "in force on paper, another one is applied"),
        Status.ENDED: pgettext_lazy("agreement", "no, it has ended"),
        Status.NOT_RATIFIED: pgettext_lazy("agreement", "no, Russia has not ratified it"),
        Status.NONE: pgettext_lazy("agreement", "there is none"),
        Status.UNKNOWN: pgettext_lazy("agreement", "unknown"),
    }


@cache
def works_words() -> dict[Works, Words]:
    return {
        Works.WORKS: pgettext_lazy("agreement", "it works"),
        Works.REFUSED: pgettext_lazy("agreement", "it is refused"),
        Works.BOTH: pgettext_lazy("agreement", "now applied, now refused"),
        Works.LONG_AGO: pgettext_lazy("agreement", "nothing for two years"),
        Works.UNTRIED: pgettext_lazy("agreement", "nobody has told us"),
    }


@cache
def outcome_words() -> dict[Outcome, Words]:
    return {
        Outcome.APPLIED: pgettext_lazy("agreement", "it was applied"),
        Outcome.REFUSED: pgettext_lazy("agreement", "it was refused"),
        Outcome.LOOKED_UP: pgettext_lazy("agreement", "somebody looked or asked"),
    }


@cache
def subject_words() -> dict[str, Words]:
    """What an agreement is about, by the words of data/law/agreements.yaml."""
    return {
        "labour_migration": _("Work"),
        "stay_registration": _("Stay and registration"),
        "visa_free": _("Travel without a visa"),
        "organised_recruitment": _("Organised recruitment"),
        "pensions": _("Pensions"),
        "readmission": _("Readmission"),
        "migration_cooperation": _("Cooperation of authorities"),
        "representation": _("Representative offices"),
        "citizenship": _("Citizenship"),
        "documents_recognition": _("Recognition of documents"),
        "institutional": _("Membership"),
    }


@cache
def party_words() -> dict[str, Words]:
    """Parties that are no country; those are named by the list of regions."""
    return {
        "EAEU": _("EAEU"),
        "EAEU members": _("EAEU"),
        "CIS": _("CIS"),
        "UN": _("United Nations"),
        "ILO": _("International Labour Organization"),
    }


def outcomes() -> list[tuple[str, Words]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in outcome_words().items()]


def ways_of_saying() -> list[tuple[str, Words]]:
    return [("WRITTEN", _("in writing")), ("ORAL", _("by word of mouth"))]
