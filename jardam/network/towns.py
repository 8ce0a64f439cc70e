"""Towns from which one asks how far it is, and the clock of each region. Places and time zones: GeoNames, CC BY 4.0."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from jardam.kernel.regions import region_name
from jardam.network.rules.nearness import Point

_RUSSIA, _MOSCOW = "RU", "Europe/Moscow"


@dataclass(frozen=True, slots=True)
class Town:
    """``code``: of GeoNames; ``region``: ISO 3166."""

    code: str
    region: str
    ru: str
    en: str
    point: Point
    zone: str

    def name(self, language: str) -> str:
        town = self.en if language == "en" else self.ru
        region = region_name(self.region, language)
        return town if town == region else f"{town} ({region})"


@cache
def towns() -> Mapping[str, Town]:
    """By code; of each region its capital first."""
    with (settings.ROOT / "data" / "network" / "towns.csv").open(encoding="utf-8", newline="") as file:
        found = [_town(row) for row in csv.DictReader(file)]
    return {town.code: town for town in found}


@cache
def zones() -> Mapping[str, ZoneInfo]:
    """Every clock that is known, by name."""
    return {town.zone: ZoneInfo(town.zone) for town in towns().values()}


@cache
def zone_of(region: str) -> str:
    """Of a region or country; empty where it is not known. A region with two clocks goes by its capital."""
    if region == _RUSSIA:
        return _MOSCOW
    return next((town.zone for town in towns().values() if town.region == region), "")


def _town(row: Mapping[str, str]) -> Town:
    point = Point(float(row["latitude"]), float(row["longitude"]))
    return Town(row["geonames_id"], row["region"], row["ru"], row["en"], point, row["zone"])
