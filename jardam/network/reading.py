"""The files of data/network as frozen data: organisations, and the centres that the sources name."""

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

FURTHER_PLACES = frozenset({"RU", "UA", "DE", "FR"})
"""Countries that the sources name beside the regions of the contact form."""


class OrganisationRefused(ValueError):
    """An entry cannot be stored; the sentence says which and why."""


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


def read_organisations(folder: Path) -> Iterator[OrganisationEntry]:
    """Every organisation of organisations.yaml.

    Errors: OrganisationRefused.
    """
    for told in _loaded(folder / "organisations.yaml")["organisations"]:
        try:
            yield _organisation(told)
        except (KeyError, ValueError) as error:
            raise OrganisationRefused(f"{told.get('code', 'an entry without a code')}: {error!r}") from error


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
        digest=hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest(),
    )


def _loaded(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        told: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return told
