"""The words people read for how closely a file is kept."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Tier(StrEnum):
    """Stored as written. STANDARD opens to the centre, RESTRICTED to named people who are signed in."""

    STANDARD = "STANDARD"
    RESTRICTED = "RESTRICTED"


def tiers() -> dict[Tier, Promise]:
    return {Tier.STANDARD: _("Open to the centre"), Tier.RESTRICTED: _("Closed to all but named people")}
