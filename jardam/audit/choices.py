"""The words people read for what an audit of the chain found."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.audit.rules.chain import FaultKind


def faults() -> dict[FaultKind, Promise]:
    return {
        FaultKind.MODIFIED: _("was changed"),
        FaultKind.MISSING: _("is missing"),
        FaultKind.INSERTED: _("was put in from outside"),
        FaultKind.BROKEN_LINK: _("does not follow the entry before it"),
        FaultKind.TRUNCATED: _("and all after it were cut off"),
        FaultKind.FORGED: _("was changed before it was chained"),
        FaultKind.ROLLED_BACK: _("is not the one that was signed and kept elsewhere"),
    }
