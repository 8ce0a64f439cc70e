"""Where papers may go, before a centre has written it down: the house's own table, and state bodies of the directory.

None of it stands in a paper: a centre takes a row over into its own table, and what it has written there nothing overwrites.
"""

from collections.abc import Collection

from jardam.filings.reading import offered_by_the_house
from jardam.filings.rules.authorities import Offered
from jardam.filings.rules.kinds import Addressee
from jardam.kernel.regions import REGIONS
from jardam.law.rules.confidence import Confidence
from jardam.network.choices import Actor
from jardam.network.models import Organisation, OrganisationQuerySet

MOST = 200
KINDS = {Actor.AUTHORITY.value: Addressee.OTHER_AUTHORITY, Actor.EMBASSY.value: Addressee.CONSULATE}
DIRECTORY = "directory."


def offered(beside: Collection[tuple[str, str]], here: str) -> list[Offered]:
    """Those that are not written down yet, first those of the region ``here``. ``beside``: kinds and names of what is. One query."""
    known = set(beside)
    of_here = _of_directory().in_region(here)[:MOST]
    rows = [*offered_by_the_house().values(), *map(_told, of_here)]
    return sorted(
        (row for row in rows if (row.kind.value, row.name) not in known), key=lambda row: row.region != here
    )


def offered_as(code: str) -> Offered | None:
    """By its code, whichever of the two tells of it."""
    if not code.startswith(DIRECTORY):
        return offered_by_the_house().get(code)
    bare = code.removeprefix(DIRECTORY)
    found = _of_directory().filter(code=bare).first() if bare.isprintable() else None
    return _told(found) if found else None


def _of_directory() -> OrganisationQuerySet:
    bodies = Organisation.objects.working().filter(actor__in=KINDS, is_discreet=False)
    return bodies.order_by("code")


def _told(found: Organisation) -> Offered:
    """A consulate stands under the country that sent it, which the directory does not say."""
    kind = KINDS[found.actor]
    region = next((code for code in found.regions if code in REGIONS), "")
    return Offered(
        code=DIRECTORY + found.code,
        kind=kind,
        region="" if kind is Addressee.CONSULATE else region,
        name=str(found.names.get("ru") or found.names["en"]),
        address="",
        source=f"справочник организаций, {found.as_of or 'год не указан'}",
        confidence=Confidence.SEEN_IN_SECONDARY,
        of_address=Confidence.NOT_FOUND,
    )
