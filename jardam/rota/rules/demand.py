"""Which languages must be answered at which hours. A holiday is no part of it: it lifts nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jardam.kernel.languages import HOTLINE_LANGUAGES, Language
from jardam.rota.rules.spans import Span, merged

WHOLE_DAY = (0, 24)


@dataclass(frozen=True, slots=True)
class Demand:
    """For each language the hours of the day, on the centre's clock, on every day of the week.

    Units: hours 0 to 24. (8, 20) is by day, (20, 8) through the night, (0, 24) always.
    """

    hours: Mapping[Language, tuple[int, int]]

    @property
    def languages(self) -> tuple[Language, ...]:
        """In the order of the hotline, others after them."""
        known = [language for language in HOTLINE_LANGUAGES if language in self.hours]
        return (*known, *sorted(set(self.hours) - set(known)))


ALWAYS = Demand(dict.fromkeys(HOTLINE_LANGUAGES, WHOLE_DAY))
"""The hotline's promise: five languages at every hour. Holds where a centre has not said otherwise."""


def wanted(demand: Demand, language: Language, period: Span, zone: ZoneInfo) -> list[Span]:
    """When ``language`` must be answered in ``period``. Empty for a language that nobody asks for.

    Example: (20, 8) from Monday 00:00 to Tuesday 00:00 gives Monday 00:00 to 08:00 and 20:00 to 24:00.
    """
    if language not in demand.hours:
        return []
    from_hour, to_hour = demand.hours[language]
    day = period.start.astimezone(zone).date() - timedelta(days=1)
    found = []
    while _clock(day, 0, zone) < period.end:
        last = day if to_hour > from_hour else day + timedelta(days=1)
        asked = Span(_clock(day, from_hour, zone), _clock(last, to_hour, zone)).within(period)
        found += [asked] if asked else []
        day += timedelta(days=1)
    return merged(found)


def _clock(day: date, hour: int, zone: ZoneInfo) -> datetime:
    whole_days, hour = divmod(hour, 24)
    return datetime.combine(day + timedelta(days=whole_days), time(hour), zone).astimezone(UTC)
