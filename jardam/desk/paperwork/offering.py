"""What the house offers as a place where papers go, as the page shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from jardam.filings.choices import authorities
from jardam.filings.rules.authorities import Offered
from jardam.kernel.regions import region_name


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """``level`` and ``address_level``: as `marks.confidence` draws them."""

    offered: Offered
    kind: Promise
    region: str
    level: str
    address_level: str


def offered_row(offered: Offered, language: str) -> OfferedRow:
    return OfferedRow(
        offered,
        authorities()[offered.kind],
        region_name(offered.region, language),
        offered.confidence.standing.value.lower(),
        offered.of_address.standing.value.lower(),
    )
