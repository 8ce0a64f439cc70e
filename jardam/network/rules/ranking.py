"""Which partner is offered first. Pure.

Whoever does the matter at hand and has not said that they take nobody now, near the person, in their language, free of
charge. What is not known of an organisation speaks neither for nor against it: it stands behind what is known to fit and before
what does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic


class Fit(IntEnum):
    """How well one thing fits, best first."""

    YES = 0
    UNKNOWN = 1
    NO = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; whatever is empty is not asked for."""

    region: str = ""  # ISO 3166-2, or a country
    language: Language = Language.UNKNOWN
    topics: Sequence[Topic] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What is known of an organisation. Empty is unknown."""

    regions: Sequence[str]
    languages: Sequence[str]
    topics: Sequence[str]
    is_free: bool | None
    is_full: bool = False  # said lately that they take nobody now


class Place(NamedTuple):
    """A place in the list, least first."""

    topic: Fit
    is_full: bool
    region: Fit
    language: Fit
    fee: Fit
    is_afar: bool


def rank(offer: Offer, wanted: Wanted) -> Place:
    """How well it fits, thing by thing, what matters most first.

    >>> best = rank(Offer(["RU-MOW"], ["KY"], [Topic.A_PATENT], True), Wanted("RU-MOW", Language.KY, [Topic.A_PATENT]))
    >>> best == (Fit.YES, False, Fit.YES, Fit.YES, Fit.YES, False)
    True
    """
    return Place(
        topic=_topic(offer, wanted),
        is_full=offer.is_full,
        region=_region(offer, wanted),
        language=_language(offer, wanted),
        fee=_fee(offer),
        is_afar=wanted.region not in offer.regions,
    )


def _topic(offer: Offer, wanted: Wanted) -> Fit:
    if not wanted.topics:
        return Fit.YES
    if not offer.topics:
        return Fit.UNKNOWN
    return Fit.YES if set(wanted.topics) & set(offer.topics) else Fit.NO


def _region(offer: Offer, wanted: Wanted) -> Fit:
    """A country stands for all of its regions."""
    reach = {wanted.region, wanted.region.partition("-")[0]}
    return Fit.YES if not wanted.region or reach & set(offer.regions) else Fit.NO


def _language(offer: Offer, wanted: Wanted) -> Fit:
    if wanted.language is Language.UNKNOWN:
        return Fit.YES
    if not offer.languages:
        return Fit.UNKNOWN
    return Fit.YES if wanted.language in offer.languages else Fit.NO


def _fee(offer: Offer) -> Fit:
    return {True: Fit.YES, None: Fit.UNKNOWN, False: Fit.NO}[offer.is_free]
