"""Reads of incidents: always within what the reader may see, patterns too."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from jardam.centres.models import User
from jardam.filings.models import Authority
from jardam.filings.sealing import words_of
from jardam.incidents.models import Incident, IncidentQuerySet, Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.incidents.rules.patterns import Pattern, Told, patterns, since, tellers_in_question
from jardam.parties.queries import households_among
from jardam.quality.rules.small_numbers import Shown

PAGE_ROWS = 25


def incidents_before(user: User, number: int | None) -> list[Incident]:
    """One page and one row more, the latest first. One query."""
    rows = Incident.objects.visible_to(user).select_related("venue")
    if number is not None:
        rows = rows.filter(number__lt=number)
    bare = rows.defer("sealed_words", "sealed_witnesses", "sealed_reason")
    return list(bare.order_by("-number")[: PAGE_ROWS + 1])


def patterns_seen(user: User) -> list[Pattern]:
    """Of what this person may see: a hidden case never shows in a number. Four queries at most."""
    return patterns(_told(user, Incident.objects.visible_to(user)))


def pattern_seen(user: User, venue_id: UUID, kind: IncidentKind) -> Pattern | None:
    """One of them, if this person sees it. Four queries at most."""
    return next(iter(patterns(_told(user, _alike(user, venue_id, kind)))), None)


def seen_since(user: User, venue_id: UUID, kind: IncidentKind, day: date) -> Shown | None:
    """How often it was told of what happened after that day, as far as this person may see; None: no pattern.

    Four queries at most.
    """
    return since(_told(user, _alike(user, venue_id, kind)), day)


def _alike(user: User, venue_id: UUID, kind: IncidentKind) -> IncidentQuerySet:
    return Incident.objects.visible_to(user).filter(venue=venue_id, kind=kind.value)


def _told(user: User, seen: IncidentQuerySet) -> Sequence[Told]:
    """Whoever talked to us and got a file later is one teller with it; who live together or share a telephone are one.

    Who lives with whom is looked up only of those who might make a pattern.
    """
    rows = seen.standing().order_by()
    columns = rows.values_list(
        "venue", "kind", "happened", "person", "contact__person", "contact", "written_on"
    )
    told = [
        Told(venue, IncidentKind(kind), happened, person or caller or contact, told_on)
        for venue, kind, happened, person, caller, contact, told_on in columns
    ]
    if user.centre_id is None:
        return told
    asked = [one for one in tellers_in_question(told) if isinstance(one, UUID)]
    homes: dict[Hashable, Hashable] = dict(households_among(user.centre_id, asked).items())
    return [replace(each, teller=homes.get(each.teller, each.teller)) for each in told]


def venues_of(user: User) -> list[Venue]:
    """Every place of the centre, by kind and region. One query."""
    return list(Venue.objects.visible_to(user).order_by("kind", "region", "pk"))


def authorities_of(user: User) -> list[tuple[Authority, str]]:
    """The authorities that the centre keeps addresses of, each with its name. One query."""
    offered = Authority.objects.visible_to(user).offered().order_by("kind", "region", "pk")
    return [(authority, words_of(authority)["name"]) for authority in offered]
