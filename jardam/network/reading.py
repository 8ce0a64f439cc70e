"""The files of data/network as frozen data: organisations, standard services, and the centres that the sources name."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jardam.kernel.languages import Language
from jardam.kernel.regions import REGIONS
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Circle, Fee
from jardam.network.rules.standard import Counted, ForWhom, ServiceBlock

FURTHER_PLACES = frozenset({"RU", "UA", "DE", "FR"})
"""Countries that the sources name beside the regions of the contact form."""


SIX = frozenset({"ru", "en", "ky", "tg", "uz", "ro"})


class OrganisationRefused(ValueError):
    """An entry cannot be stored; the sentence says which and why."""


class CatalogueRefused(ValueError):
    """The standard services cannot be stored as the file tells them; the sentence says why."""


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    topic: Topic
    what: dict[str, str]


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """The fields of `models.Organisation` that a file can know, and its services."""

    code: str
    names: dict[str, str]
    actor: Actor
    circle: Circle
    regions: list[str]
    languages: list[str]
    fee: Fee
    website: str
    as_of: int | None
    has_ceased: bool
    is_discreet: bool
    source: str
    services: list[ServiceEntry]
    digest: str


@dataclass(frozen=True, slots=True)
class CentreEntry:
    """A centre that the sources name, as the demo network makes it."""

    code: str
    city: str
    region: str
    country: str
    time_zone: str
    names: dict[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class StandardEntry:
    """The fields of `models.StandardService`, as the file tells them."""

    code: str
    version: int
    position: int
    block: ServiceBlock
    names: dict[str, str]
    what: dict[str, str]
    for_whom: ForWhom
    counted: Counted
    is_reviewed: bool
    source: str
    digest: str


def read_organisations(folder: Path) -> Iterator[OrganisationEntry]:
    """Every organisation of organisations.yaml.

    Errors: OrganisationRefused.
    """
    for told in _loaded(folder / "organisations.yaml")["organisations"]:
        try:
            yield _organisation(told)
        except (KeyError, ValueError) as error:
            raise OrganisationRefused(f"{told.get('code', 'an entry without a code')}: {error!r}") from error


def read_standard_services(folder: Path) -> list[StandardEntry]:
    """Every standard service of services.yaml, in its order.

    Errors: CatalogueRefused.
    """
    told = _loaded(folder / "services.yaml")
    entries = [
        _standard(entry, told["version"], position)
        for position, entry in enumerate(told["services"], start=1)
    ]
    codes = [entry.code for entry in entries]
    if len(set(codes)) < len(codes):
        raise CatalogueRefused("a code stands twice")
    return entries


def read_centres(folder: Path) -> list[CentreEntry]:
    """The centres of centres.yaml, in the order of the file."""
    return [CentreEntry(**told) for told in _loaded(folder / "centres.yaml")["centres"]]


def _organisation(told: Mapping[str, Any]) -> OrganisationEntry:
    strangers = set(told["regions"]) - set(REGIONS) - FURTHER_PLACES
    if strangers or "en" not in told["names"]:
        raise OrganisationRefused(f"unknown regions {sorted(strangers)} or no name")
    return OrganisationEntry(
        code=told["code"],
        names=dict(told["names"]),
        actor=Actor(told["actor"]),
        circle=Circle(told["circle"]),
        regions=list(told["regions"]),
        languages=[Language(language).value for language in told.get("languages", [])],
        fee=Fee(told["fee"]),
        website=told.get("website", ""),
        as_of=told.get("as_of"),
        has_ceased=told.get("has_ceased", False),
        is_discreet=told.get("is_discreet", False),
        source=told["source"],
        services=[
            ServiceEntry(Topic(service["topic"]), service["what"]) for service in told.get("services", [])
        ],
        digest=_digest(told),
    )


def _standard(told: Mapping[str, Any], version: int, position: int) -> StandardEntry:
    try:
        if set(told["names"]) != SIX or set(told["what"]) != {"ru", "en"}:
            raise CatalogueRefused(f"{told['code']}: a name in six languages, a sentence in two")
        return StandardEntry(
            code=told["code"],
            version=version,
            position=position,
            block=ServiceBlock(told["block"]),
            names=dict(told["names"]),
            what=dict(told["what"]),
            for_whom=ForWhom(told["for_whom"]),
            counted=Counted(told["counted"]),
            is_reviewed=told["reviewed"],
            source=told["source"],
            digest=_digest([position, told]),
        )
    except KeyError as error:
        raise CatalogueRefused(f"{told.get('code', 'an entry without a code')}: {error!r}") from error


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _loaded(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        told: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return told
