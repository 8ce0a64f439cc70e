"""How many a change of the law touches in the whole network, as whoever keeps the law sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from jardam.centres.models import Centre, User
from jardam.law.dependents import sources
from jardam.law.models import Change
from jardam.quality.rules.small_numbers import Shown
from jardam.services.models import Reach, ReachFigure


@dataclass(frozen=True, slots=True)
class ReachRow:
    """``centre``: None for the whole network. ``numbers``: one for each kind."""

    centre: Centre | None
    numbers: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class ReachShown:
    """``counted_on`` is None while it is being counted. ``rows``: the whole first; people of a centre see that row alone."""

    counted_on: date | None
    kinds: Sequence[str | Promise]
    rows: Sequence[ReachRow]


def reach_of(change: Change, user: User) -> ReachShown:
    """What was counted since it was last edited or decided on. Three queries."""
    reach = Reach.objects.filter(change=change).first()
    if reach is None or not reach.is_of(change):
        return ReachShown(None, [], [])
    figures = ReachFigure.objects.filter(reach=reach)
    if user.centre_id is not None:
        figures = figures.filter(centre=None)
    shown = {(one.kind, one.centre_id): one.shown for one in figures}
    counted = [source for source in sources() if (source.kind, None) in shown]
    centres = Centre.objects.filter(pk__in={centre for _kind, centre in shown if centre}).order_by("code")
    return ReachShown(
        reach.counted_on,
        [source.words for source in counted],
        [
            ReachRow(centre, [shown[source.kind, centre.pk if centre else None] for source in counted])
            for centre in [None, *centres]
        ],
    )
