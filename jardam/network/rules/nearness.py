"""How far one place is from another, as the crow flies. Pure."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

EARTH = 6_371.0
"""Units: kilometres, the mean radius. Source: IUGG."""


@dataclass(frozen=True, slots=True)
class Point:
    """Units: degrees."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        return -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180


@dataclass(frozen=True, slots=True)
class Box:
    """All that lies within a distance of a point, and a little more. ``east`` may lie beyond 180: past the date line."""

    south: float
    north: float
    west: float
    east: float


def kilometres(one: Point, other: Point) -> float:
    """
    >>> round(kilometres(Point(55.7520, 37.6178), Point(59.9386, 30.3141)))  # Moscow, Saint Petersburg
    633
    """
    lift = sin(radians(other.latitude - one.latitude) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    both = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH * asin(sqrt(min(1.0, lift + both * turn)))


def box(middle: Point, within: float) -> Box:
    """``within``: kilometres."""
    reach = degrees(within / EARTH)
    widest = min(89.9, abs(middle.latitude) + reach)
    aside = min(180.0, reach / cos(radians(widest)))
    return Box(
        middle.latitude - reach, middle.latitude + reach, middle.longitude - aside, middle.longitude + aside
    )
