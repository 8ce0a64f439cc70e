"""Reads of incidents: always within what the reader may see, patterns too."""

from jardam.centres.models import User
from jardam.filings.models import Authority
from jardam.filings.sealing import words_of
from jardam.incidents.models import Incident, Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.incidents.rules.patterns import Pattern, Told, patterns

PAGE_ROWS = 25


def incidents_before(user: User, number: int | None) -> list[Incident]:
    """One page and one row more, the latest first. One query."""
    rows = Incident.objects.visible_to(user).select_related("venue")
    if number is not None:
        rows = rows.filter(number__lt=number)
    bare = rows.defer("sealed_words", "sealed_witnesses", "sealed_reason")
    return list(bare.order_by("-number")[: PAGE_ROWS + 1])


def patterns_seen(user: User) -> list[Pattern]:
    """Of what this person may see: a hidden case never shows in a number. One query."""
    seen = Incident.objects.visible_to(user).standing().order_by()
    rows = seen.values_list("venue", "kind", "happened", "person", "contact")
    return patterns(
        Told(venue, IncidentKind(kind), happened[:4], person or contact)
        for venue, kind, happened, person, contact in rows
    )


def venues_of(user: User) -> list[Venue]:
    """Every place of the centre, by kind and region. One query."""
    return list(Venue.objects.visible_to(user).order_by("kind", "region", "pk"))


def authorities_of(user: User) -> list[tuple[Authority, str]]:
    """The authorities that the centre keeps addresses of, each with its name. One query."""
    offered = Authority.objects.visible_to(user).offered().order_by("kind", "region", "pk")
    return [(authority, words_of(authority)["name"]) for authority in offered]
