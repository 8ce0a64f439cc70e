"""Where a card sends the person: our own services, and organisations of the kinds it names, of the person's region."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from jardam.kernel.regions import REGIONS
from jardam.knowledge.models import Card
from jardam.network.choices import Actor, actors
from jardam.network.models import Organisation, StandardService

MOST_ORGANISATIONS = 6


@dataclass(frozen=True, slots=True)
class Places:
    """``kinds``: the sorts of organisation that the card names; ``organisations``: those known in the region."""

    services: Sequence[StandardService]
    kinds: Sequence[Promise]
    organisations: Sequence[Organisation]
    region: str


def places_of(code: str, region: str) -> Places | None:
    """Where the current card sends somebody who is in ``region``, which may be empty. None: no such card. Three queries."""
    where = Card.objects.current().filter(code=code).values_list("where", flat=True).first()
    if where is None:
        return None
    known = region if region in REGIONS else ""
    named = [Actor(one) for one in where if one in set(Actor)]
    words = actors()
    services = StandardService.objects.filter(code__in=where).order_by("position", "pk")
    return Places(list(services), [words[actor] for actor in named], _organisations(named, known), known)


def _organisations(named: Sequence[Actor], region: str) -> list[Organisation]:
    if not region or not named:
        return []
    found = Organisation.objects.working().filter(actor__in=named, is_discreet=False).in_region(region)
    return list(found.order_by("code", "pk")[:MOST_ORGANISATIONS])
