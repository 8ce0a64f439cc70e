"""An organisation, what it does and where it is met as a form shows them: read out of a row, and put into it.

What a form does not ask stays in the row as it was told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from jardam.centres import choices as centre_choices
from jardam.kernel.languages import Language
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Circle, Fee, ServiceState, actors, circles, fees
from jardam.network.models import Branch, Organisation, OrganisationService, rest_of, sealed_rest
from jardam.network.placing import place
from jardam.network.rules.hours import Hours, hours_of
from jardam.network.rules.hsds_writing import (
    Object,
    with_address,
    with_cost,
    with_hours,
    with_languages,
    with_marks,
    with_phones,
    with_words,
)
from jardam.network.rules.nearness import Point
from jardam.network.telling import organization_object, service_object

UNKNOWN = "-"
"""Stands where the specification asks for a word that nobody knows."""


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """``name_en``: where it has one. ``told``: what they say of themselves."""

    name: str
    actor: Actor
    circle: Circle
    regions: tuple[str, ...]
    fee: Fee
    languages: tuple[Language, ...] = ()
    name_en: str = ""
    website: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    told: str = ""
    is_discreet: bool = False


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """``tariff``: what it costs, in words. ``languages``: empty for those of the organisation."""

    name: str
    topic: Topic | None
    status: ServiceState
    fee: Fee
    tariff: str = ""
    languages: tuple[Language, ...] = ()
    eligibility: str = ""


UNKNOWN_HOURS = Hours()


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """``at``: where it stands, None where nobody knows or nobody shall; ``is_open``: whether one is still met there."""

    name: str
    region: str
    city: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    at: Point | None = None
    hours: Hours = UNKNOWN_HOURS
    is_open: bool = True


def organisation_facts(one: Organisation) -> OrganisationFacts:
    """Errors: VaultSealed."""
    told = organization_object(one)
    is_told = one.is_brought
    return OrganisationFacts(
        name=one.names.get("ru") or one.names["en"],
        actor=Actor(one.actor),
        circle=Circle(one.circle),
        regions=tuple(one.regions),
        fee=Fee(one.fee),
        languages=tuple(Language(code) for code in one.languages),
        name_en=one.names["en"] if one.names["en"] != one.names.get("ru") and "ru" in one.names else "",
        website=one.website,
        email=str(told.get("email", "")),
        phones=_phones(told),
        told=str(told.get("description", "")) if is_told else "",
        is_discreet=one.is_discreet,
    )


def put_organisation(one: Organisation, facts: OrganisationFacts) -> None:
    """The row is not saved."""
    was = organization_object(one) if one.names else {"id": str(one.pk)}
    one.names = {"ru": facts.name, "en": facts.name_en or facts.name}
    one.actor, one.circle, one.fee = facts.actor.value, facts.circle.value, facts.fee.value
    one.regions = list(facts.regions)
    one.languages = [language.value for language in facts.languages]
    one.website, one.is_discreet = facts.website, facts.is_discreet
    words = {
        "name": facts.name,
        "alternate_name": facts.name_en,
        "website": facts.website,
        "email": facts.email,
        "description": facts.told or facts.name,  # the specification asks for one
    }
    told = with_phones(with_words(was, words), one.pk, "organization_id", facts.phones)
    marks = {
        "actor": one.actor,
        "circle": one.circle,
        "fee": one.fee,
        "regions": " ".join(one.regions),
        "languages": " ".join(one.languages),
    }
    with translation.override("ru"):
        named = {
            "actor": str(actors()[facts.actor]),
            "circle": str(circles()[facts.circle]),
            "fee": str(fees()[facts.fee]),
            "regions": ", ".join(region_name(code) for code in one.regions),
            "languages": ", ".join(one.languages),
        }
    one.sealed_rest = sealed_rest(one.pk, with_marks(told, one.pk, marks, named))


def service_facts(one: OrganisationService) -> ServiceFacts:
    """Errors: VaultSealed."""
    told = rest_of(one) if one.sealed_rest is not None else {}
    return ServiceFacts(
        name=one.what.get("ru") or one.what["en"],
        topic=Topic(one.topic) if one.topic else None,
        status=ServiceState(one.status),
        fee=Fee(one.fee),
        tariff=str(told.get("fees_description", "")) or "; ".join(_costs(told)),
        languages=tuple(Language(code) for code in one.languages),
        eligibility=str(told.get("eligibility_description", "")),
    )


def put_service(one: OrganisationService, facts: ServiceFacts) -> None:
    """The row is not saved."""
    was: Object = {"id": str(one.pk), "organization_id": str(one.organisation_id)}
    if one.what:
        was = service_object(one, one.organisation)
    one.what = {"ru": facts.name, "en": facts.name}
    one.topic = facts.topic.value if facts.topic else ""
    one.status, one.fee = facts.status.value, facts.fee.value
    one.languages = [language.value for language in facts.languages]
    words = {"name": facts.name, "status": one.status, "eligibility_description": facts.eligibility}
    with translation.override("ru"):
        named = {
            "topic": str(centre_choices.topics()[facts.topic]) if facts.topic else "",
            "fee": str(fees()[facts.fee]),
        }
        free = str(fees()[Fee.FREE])
    told = with_languages(with_words(was, words), one.pk, facts.languages)
    told = with_cost(told, one.pk, facts.tariff, is_free=facts.fee is Fee.FREE, free=free)
    told = with_marks(told, one.pk, {"topic": one.topic, "fee": one.fee}, named)
    one.sealed_rest = sealed_rest(one.pk, told)


def place_facts(one: Branch) -> PlaceFacts:
    """Errors: VaultSealed."""
    told = rest_of(one)
    address: Mapping[str, Any] = next(iter(told.get("addresses", [])), {})
    has_place = "latitude" in told and "longitude" in told
    return PlaceFacts(
        name=str(told.get("name", "")),
        region=one.region,
        city=_known(address, "city"),
        address=_known(address, "address_1"),
        phones=_phones(told),
        at=Point(told["latitude"], told["longitude"]) if has_place else None,
        hours=hours_of(told.get("schedules", [])),
        is_open=one.closed_on is None,
    )


def put_place(one: Branch, facts: PlaceFacts, *, is_discreet: bool) -> None:
    """The row is not saved."""
    stood = rest_of(one) if one.sealed_rest else {}
    first: Mapping[str, Any] = next(iter(stood.get("addresses", [])), {})
    was = (
        {"location_type": "physical"}
        | stood
        | {
            "id": str(one.pk),
            "organization_id": str(one.organisation_id),
        }
    )
    address = {
        "address_1": facts.address,
        "city": facts.city or UNKNOWN,
        "state_province": region_name(facts.region),
        "postal_code": str(first.get("postal_code", UNKNOWN)),
        "country": facts.region.partition("-")[0],
    }
    told = with_words(was, {"name": facts.name})
    told = with_address(told, one.pk, address, facts.at)
    told = with_phones(told, one.pk, "location_id", facts.phones)
    if not stood or hours_of(stood.get("schedules", [])) != facts.hours:
        told = with_hours(told, one.pk, facts.hours)
    one.region = facts.region
    one.sealed_rest = sealed_rest(one.pk, told)
    place(one, told, is_discreet=is_discreet)


def _phones(told: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one["number"]) for one in told.get("phones", []) if one.get("number"))


def _costs(told: Mapping[str, Any]) -> list[str]:
    return [
        " ".join(str(one[name]) for name in ("option", "amount", "currency") if one.get(name) is not None)
        for one in told.get("cost_options", [])
        if one.get("amount")
    ]


def _known(address: Mapping[str, Any], name: str) -> str:
    word = str(address.get(name, ""))
    return "" if word == UNKNOWN else word
