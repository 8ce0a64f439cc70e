"""What a card says of itself, in words: how the editors' pages show it before and after."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format

from jardam.centres.choices import roles, topics
from jardam.knowledge import choices
from jardam.network.choices import Actor, actors
from jardam.network.models import StandardService

NOWHERE_TO_SEND = frozenset({Actor.COMMERCIAL, Actor.UNKNOWN})


def places() -> list[tuple[str, str]]:
    """Where an answer may send people: the services of the standard in their order, then others; to nobody who lives on
    fees of migrants. One query."""
    services = StandardService.objects.order_by("position", "code")
    ours = [(service.code, service.name) for service in services]
    return [
        *ours,
        *((actor.value, str(words)) for actor, words in actors().items() if actor not in NOWHERE_TO_SEND),
    ]


def head_in_words(told: Mapping[str, Any]) -> dict[str, list[str]]:
    """Part by part what stands there, a list of words; a code that nobody knows stays as it is. One query."""
    where = dict(places())
    words: dict[str, Callable[[Any], list[str]]] = {
        "topics": lambda codes: _named(codes, topics()),
        "risk": lambda code: _named([code], choices.risks()),
        "kind": lambda code: _named([code], choices.kinds()),
        "audience": lambda codes: _named(codes, choices.audiences()),
        "owner": lambda code: _named([code], roles()),
        "reviewer": lambda code: _named([code], roles()),
        "calculators": lambda codes: _named(codes, choices.calculators()),
        "where": lambda codes: _named(codes, where),
        **dict.fromkeys(("valid_from", "valid_to", "next_review", "checked_on"), _day),
    }
    return {part: words.get(part, _told)(value) if value else [] for part, value in told.items()}


def _named(codes: Iterable[str], names: Mapping[Any, Any]) -> list[str]:
    return [str(names.get(code, code)) for code in codes]


def _day(told: str) -> list[str]:
    return [date_format(date.fromisoformat(told), "d.m.Y")]


def _told(value: object) -> list[str]:
    """A norm by its row and what it says."""
    if isinstance(value, dict):
        return [" · ".join(word for one in value.values() for word in _told(one))]
    if isinstance(value, list):
        return [word for one in value for word in _told(one)]
    return [] if value is None else [str(value)]
