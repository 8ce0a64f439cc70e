"""The words people read for what is counted here, and for what does not agree."""

from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from jardam.contacts.choices import Channel, ClientKind
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.network.rules.standard import Counted
from jardam.services.rules.delivery import Figure
from jardam.services.rules.offering import Finding, Refusal


@cache  # lazy words: the same mapping serves every language
def counted_words() -> dict[Counted, Words]:
    """What exactly is counted by each rule of the catalogue."""
    return {
        Counted.PHONE: _("closed consultations by phone"),
        Counted.VISIT: _("closed consultations at the centre"),
        Counted.MESSAGE: _("closed consultations in writing"),
        Counted.OUTREACH: _("closed consultations in the field"),
        Counted.APPOINTMENT_KEPT: _("appointments to which somebody came"),
        Counted.EMPLOYER: _("closed consultations of employers"),
        Counted.AUTHORITY: _("closed consultations of authorities"),
        Counted.EXPERT: _("closed consultations of experts"),
        Counted.CASE: _("consultations in which a case was asked for"),
        Counted.CERTIFICATE: _("consultations in which a certificate was asked for"),
        Counted.REFERRAL: _("consultations that ended with a partner"),
        Counted.NOT_YET: _("not counted yet: no record of the product can count it"),
    }


def client_words() -> dict[Figure, Words]:
    return {Figure(kind.value): kind.label for kind in ClientKind}


@cache
def finding_words() -> dict[Finding, Words]:
    return {
        Finding.NOT_DELIVERED: _("Promised, but not delivered in these months."),
        Finding.NOT_PROMISED: _("Delivered in this month, though it was not promised."),
        Finding.LANGUAGE_NOT_DELIVERED: _(
            "Promised in a language in which nothing was delivered: %(languages)s."
        ),
    }


@cache
def refusal_words() -> dict[Refusal, Words]:
    return {
        Refusal.AHEAD: _("Choose a day that is not ahead."),
        Refusal.BEFORE_THE_LAST: _("Choose a day that is not before the last change of this service."),
    }


def languages() -> list[tuple[str, str]]:
    return [(language.value, OWN_NAMES[language]) for language in OWN_NAMES]


def ways() -> list[tuple[str, Words]]:
    return list(Channel.choices)


def way_words(code: str) -> str:
    return str(Channel(code).label)


def language_words(code: str) -> str:
    return OWN_NAMES[Language(code)]
