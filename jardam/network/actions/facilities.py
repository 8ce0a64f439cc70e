"""A clinic or hospital is written down, changed by whoever read its last state, and closed; its words rest sealed."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import FacilityKind, Fee, Taking, Told
from jardam.network.findable import FACILITY
from jardam.network.models import Facility, sealed_facility_words
from jardam.search.sources import refresh_keys

LONGEST_NAME = 160  # characters
LONGEST_WORDS = 1_000


class FacilityChanged(ValueError):
    """Somebody else has changed it since the page was opened; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class FacilityFacts:
    """What is known of a place of care. ``words``: address, price, and how to get there; sealed, since people write names."""

    name: str
    kind: FacilityKind
    region: str
    topics: tuple[Topic, ...]
    takes_uninsured: Taking
    fee: Fee
    languages: tuple[Language, ...]
    told: Told
    checked_on: date
    words: str = ""


@recorded
def write_facility(facts: FacilityFacts, *, by: User, at: datetime) -> Facility:
    """Write a place of care down; who sends the same once more has written it once."""
    facts = _tidy(facts)
    standing = Facility.objects.standing().filter(name=facts.name, region=facts.region)
    for facility in standing.select_for_update(of=("self",)):
        if facts_of(facility) == facts:
            return facility
    facility = Facility(id=day_uuid(), written_by=by, written_on=timezone.localdate(at))
    _fill(facility, facts)
    facility.save(force_insert=True)
    refresh_keys(FACILITY, [str(facility.pk)])
    record("facility.written", facility, by=by, at=at)
    return facility


@recorded
def change_facility(facility: Facility, facts: FacilityFacts, *, seen: int, by: User, at: datetime) -> None:
    """Say what is known now. ``seen``: the revision that was read. Errors: FacilityChanged."""
    facility = _held(facility)
    if facts_of(facility) == _tidy(facts) and not facility.is_closed:
        return
    if facility.revision != seen:
        raise FacilityChanged(str(facility.pk))
    _fill(facility, _tidy(facts))
    facility.revision += 1
    facility.closed_on = None
    facility.save()
    refresh_keys(FACILITY, [str(facility.pk)])
    record("facility.changed", facility, by=by, at=at, revision=facility.revision)


@recorded
def close_facility(facility: Facility, *, by: User, at: datetime) -> None:
    """It helps no more: nobody is sent there, and it can still be read. Once."""
    facility = _held(facility)
    if facility.is_closed:
        return
    facility.closed_on = timezone.localdate(at)
    facility.revision += 1
    facility.save(update_fields=["closed_on", "revision"])
    refresh_keys(FACILITY, [str(facility.pk)])
    record("facility.closed", facility, by=by, at=at)


def facts_of(facility: Facility) -> FacilityFacts:
    """What is written of it, as the form shows it."""
    return FacilityFacts(
        name=facility.name,
        kind=FacilityKind(facility.kind),
        region=facility.region,
        topics=tuple(Topic(topic) for topic in facility.topics),
        takes_uninsured=Taking(facility.takes_uninsured),
        fee=Fee(facility.fee),
        languages=tuple(Language(code) for code in facility.languages),
        told=Told(facility.told),
        checked_on=facility.checked_on,
        words=facility.words,
    )


def _tidy(facts: FacilityFacts) -> FacilityFacts:
    """The same in one order, so that two ways to say it are one."""
    return replace(facts, topics=tuple(sorted(facts.topics)), languages=tuple(sorted(facts.languages)))


def _held(facility: Facility) -> Facility:
    found: Facility = Facility.objects.select_for_update(of=("self",)).get(pk=facility.pk)
    return found


def _fill(facility: Facility, facts: FacilityFacts) -> None:
    facility.name = facts.name
    facility.kind = facts.kind.value
    facility.region = facts.region
    facility.topics = [topic.value for topic in facts.topics]
    facility.takes_uninsured = facts.takes_uninsured.value
    facility.fee = facts.fee.value
    facility.languages = [language.value for language in facts.languages]
    facility.told = facts.told.value
    facility.checked_on = facts.checked_on
    facility.sealed_words = sealed_facility_words(facility.pk, facts.words)
