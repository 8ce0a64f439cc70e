"""Whom one may ask: the best fit first, then whoever else works in the region, with the address that the directory tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jardam.kernel.languages import Language
from jardam.kernel.regions import REGIONS
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor
from jardam.network.models import Organisation, rest_of
from jardam.network.queries import Partner, full_on, partner_of_code, partners_for
from jardam.network.rules.ranking import Fit, Wanted
from jardam.referrals.systems import connected_among

LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Found:
    """``offer``: how well it fits. ``mail``: empty where the directory tells none. ``is_connected``: a system of theirs
    fetches what we pass on."""

    offer: Partner
    mail: str
    is_connected: bool = False

    @property
    def organisation(self) -> Organisation:
        return self.offer.organisation


def partners_found(topic: str, region: str, language: str, today: date, chosen: str = "") -> Sequence[Found]:
    """Of what stands in a form, whatever that is. Three queries; none without a region.

    ``chosen``: the code of one that somebody found in the directory: offered first, one query more.
    """
    return _with_systems(_fitting(topic, region, language, today, chosen))


def _with_systems(found: Sequence[Found]) -> Sequence[Found]:
    connected = connected_among([one.organisation.pk for one in found]) if found else ()
    return [replace(one, is_connected=one.organisation.pk in connected) for one in found]


def _fitting(topic: str, region: str, language: str, today: date, chosen: str) -> Sequence[Found]:
    first = _found_there(chosen, today) if chosen else []
    if region not in REGIONS:
        return first
    talks = Language(language) if language in list(Language) else Language.UNKNOWN
    topics = [Topic(topic)] if topic in list(Topic) else []
    offered = partners_for(Wanted(region, talks, topics), today)
    best = [Found(one, _mail(one.organisation)) for one in offered]
    known = {one.organisation.pk for one in first}
    return [*first, *(one for one in best if one.organisation.pk not in known)]


def _found_there(code: str, today: date) -> list[Found]:
    """Nothing where nobody of that code works, or where a go-between sells."""
    one = partner_of_code(code) if len(code) <= LONGEST_CODE and "\0" not in code else None
    if one is None or one.actor == Actor.COMMERCIAL:
        return []
    return [Found(Partner(one, None, Fit.UNKNOWN, full_on(one, today)), _mail(one))]


def _mail(organisation: Organisation) -> str:
    return str(rest_of(organisation).get("email") or "") if organisation.is_brought else ""
