"""Whom one may ask: the best fit first, then whoever else works in the region, with the address that the directory tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from jardam.kernel.languages import Language
from jardam.kernel.regions import REGIONS
from jardam.kernel.topics import Topic
from jardam.network.models import Organisation, rest_of
from jardam.network.queries import Partner, partners_for
from jardam.network.rules.ranking import Wanted


@dataclass(frozen=True, slots=True)
class Found:
    """``offer``: how well it fits. ``mail``: empty where the directory tells none."""

    offer: Partner
    mail: str

    @property
    def organisation(self) -> Organisation:
        return self.offer.organisation


def partners_found(topic: str, region: str, language: str) -> Sequence[Found]:
    """Of what stands in a form, whatever that is. Two queries; none without a region."""
    if region not in REGIONS:
        return []
    talks = Language(language) if language in list(Language) else Language.UNKNOWN
    topics = [Topic(topic)] if topic in list(Topic) else []
    return [Found(one, _mail(one.organisation)) for one in partners_for(Wanted(region, talks, topics))]


def _mail(organisation: Organisation) -> str:
    return str(rest_of(organisation).get("email") or "") if organisation.is_brought else ""
