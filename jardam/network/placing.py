"""What is searched of a place: where it stands and when it is open, read out of what was told of it."""

from collections.abc import Mapping
from typing import Any

from jardam.network.models import Branch
from jardam.network.rules.hours import closed_during, hours_of, open_also, week_minutes
from jardam.network.rules.nearness import Point
from jardam.network.towns import zone_of


def place(one: Branch, told: Mapping[str, Any], *, is_discreet: bool) -> None:
    """Fill the columns by which it is found. The row is not saved.

    Of whoever helps only unnamed no column tells where that is, nor when. Without a known clock nobody can say
    whether it is open.
    """
    at = None if is_discreet else _point(told)
    one.latitude, one.longitude = (at.latitude, at.longitude) if at else (None, None)
    one.zone = "" if is_discreet else zone_of(one.region)
    hours = hours_of(told.get("schedules", []))
    is_known = bool(one.zone) and hours.is_known
    one.open_minutes = week_minutes(hours) if is_known else []
    one.closed_during = closed_during(hours, one.zone) if is_known else []
    one.open_also = open_also(hours, one.zone) if is_known else []


def _point(told: Mapping[str, Any]) -> Point | None:
    if "latitude" not in told or "longitude" not in told:
        return None
    at = Point(told["latitude"], told["longitude"])
    return at if at.is_on_earth else None
