"""Moments as coarse as privacy asks: the minute while work is open, the day when it has ended."""

from datetime import datetime


def cut_to_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def cut_to_day(moment: datetime) -> datetime:
    """Midnight of the moment's own day, in the moment's own time zone."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
