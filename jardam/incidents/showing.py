"""Incidents in words: one line of the list, what is known of one, and patterns by place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.claims.rules.money import Amount, Currency
from jardam.incidents.choices import incident_kinds, proofs
from jardam.incidents.models import Incident, Venue
from jardam.incidents.rules.days import shown_day
from jardam.incidents.rules.kinds import Proof
from jardam.incidents.rules.patterns import Pattern
from jardam.kernel.regions import region_name
from jardam.quality.rules.small_numbers import Shown


@dataclass(frozen=True, slots=True)
class ShownPattern:
    """``years``: the latest first; empty where even the whole is withheld. ``address``: of it, below a room above."""

    address: str
    place: str
    kind: str
    whole: Shown
    years: Sequence[tuple[str, Shown]]


@dataclass(frozen=True, slots=True)
class Line:
    incident: Incident
    kind: str
    place: str
    day: str


def lines(incidents: Iterable[Incident]) -> list[Line]:
    words = {kind.value: str(word) for kind, word in incident_kinds().items()}
    return [Line(one, words[one.kind], place_word(one.venue), day_word(one.happened)) for one in incidents]


def shown_patterns(found: Iterable[Pattern], venues: Mapping[Any, Venue]) -> list[ShownPattern]:
    words = incident_kinds()
    return [
        ShownPattern(
            f"{each.venue}/{each.kind.value}/",
            place_word(venues[each.venue]),
            str(words[each.kind]),
            each.whole,
            [(year or _("year not known"), number) for year, number in each.by_year],
        )
        for each in found
    ]


def facts_of(incident: Incident) -> list[tuple[str, str]]:
    """What is known of it beside its words; what nobody said is left out."""
    words, venue = proofs(), incident.venue
    rows = [
        (_("Where it happened"), place_word(venue)),
        (_("Also called"), "; ".join(venue.names[1:])),
        (_("What place it is"), str(venue.get_kind_display())),
        (_("When"), day_word(incident.happened)),
        (_("How much was asked for"), _sum(incident.asked_minor, incident.currency)),
        (_("How much was paid"), _sum(incident.paid_minor, incident.currency)),
        (_("What shows it"), "; ".join(str(words[Proof(code)]) for code in incident.proofs)),
        (_("Day of writing"), date_format(incident.written_on, "d.m.Y")),
        (_("Written down by"), display_names([incident.written_by])[incident.written_by_id]),
    ]
    return [(term, value) for term, value in rows if value]


def place_word(venue: Venue) -> str:
    """Its name and its region."""
    return f"{venue.names[0]}, {region_name(venue.region, (get_language() or 'ru')[:2])}"


def day_word(stored: str) -> str:
    return shown_day(stored) if stored else _("nobody remembers")


def _sum(minor: int | None, currency: str) -> str:
    if minor is None:
        return ""
    whole = Amount(minor, Currency(currency)).whole
    return f"{number_format(whole, 2, use_l10n=True, force_grouping=True)}\u00a0{currency}"
