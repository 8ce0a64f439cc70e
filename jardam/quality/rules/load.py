"""What the work weighs for those who do it, and when somebody should talk about it with a colleague. No league table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jardam.kernel.months import Month
from jardam.rota.rules.spans import Span, merged, minutes, total

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Terms:
    """What a centre has decided for itself.

    Units: ``heavy_weight`` in ordinary contacts, ``debrief_days`` in days of the calendar.
    Source: none. There is no norm for how many hard calls are too many; the numbers below are a beginning that a
            centre changes, and pages call them the centre's own decision.
    """

    heavy_weight: int = 3
    debrief_after: int = 3
    debrief_days: int = 7


OURS = Terms()


@dataclass(frozen=True, slots=True)
class Due:
    """A debrief is owed. ``since``: the day of the contact that made it so; ``heavy``: hard ones since the last talk."""

    since: date
    heavy: int


def weighted(contacts: int, heavy: int, terms: Terms = OURS) -> int:
    """How much so many contacts weigh, of which ``heavy`` were hard to listen to.

    Units: ordinary contacts. Example: ten contacts, two of them hard, at weight three: fourteen.

    >>> weighted(10, 2)
    14
    """
    return contacts + heavy * (terms.heavy_weight - 1)


def debrief_due(heavy_on: Iterable[date], last_held: date | None, terms: Terms = OURS) -> Due | None:
    """Whether a debrief is due: so many hard contacts within so many days, none of them talked about yet.

    What happened on the day of the last debrief counts as talked about: nobody keeps the hour. Once due it stays so
    until it is held, however quiet the days after.
    Units: days of the calendar. Source: see `Terms`.

    >>> debrief_due([date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 22)], None)
    Due(since=datetime.date(2026, 11, 22), heavy=3)
    """
    days = sorted(day for day in heavy_on if last_held is None or day > last_held)
    window = timedelta(days=terms.debrief_days)
    for place in range(terms.debrief_after - 1, len(days)):
        if days[place] - days[place - terms.debrief_after + 1] < window:
            return Due(days[place], len(days))
    return None


def minutes_worked(shifts: Iterable[Span], away: Iterable[Span], period: Span) -> int:
    """The time of confirmed shifts inside a period, without what somebody was away. Units: minutes."""
    working = [part for span in merged(shifts) if (part := span.within(period))]
    missed = [part for span in working for gone in merged(away) if (part := span.within(gone))]
    return minutes(total(working) - total(missed))


def weeks_of(month: Month) -> Sequence[tuple[date, date]]:
    """The weeks of a month from Monday to Sunday, the first and the last cut to it."""
    weeks, first = [], month.first
    while first <= month.last:
        last = min(first + timedelta(days=SUNDAY - first.weekday()), month.last)
        weeks.append((first, last))
        first = last + timedelta(days=1)
    return weeks
