"""How many a change of the law touches in every centre: counted past the wall, written down with small numbers withheld.

Only background work comes here. A statement or two count a kind of things in all centres at once; whose they are, or which,
nobody asks. Pages read what was written (`reach.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.database.scope import across_centres, for_centre
from jardam.law.dependents import sources
from jardam.law.models import Change
from jardam.law.rules.changing import ChangeState
from jardam.quality.rules.small_numbers import Shown
from jardam.services.models import Reach, ReachFigure
from jardam.services.rules.reach import reached


def publish_reach_everywhere(at: datetime) -> None:
    """The worker's round: whatever was entered or decided on and not counted since, because a job was lost."""
    counted = Reach.objects.filter(
        change=OuterRef("pk"), revision=OuterRef("revision"), state=OuterRef("state")
    )
    waiting = Change.objects.exclude(state=ChangeState.DISCARDED).filter(~Exists(counted))
    for change_id in list(waiting.order_by("number").values_list("pk", flat=True)):
        publish_reach(change_id, at=at)


def publish_reach(change_id: UUID, *, at: datetime) -> None:
    """Count it for the whole network. Done twice it stands once."""
    change = Change.objects.get(pk=change_id)
    codes = frozenset(change.rows.values_list("code", flat=True))
    centres = list(Centre.objects.order_by("pk").values_list("pk", flat=True))
    facts = {"revision": change.revision, "state": change.state, "counted_on": timezone.localdate(at)}
    with (
        across_centres("whoever keeps the law sees how many it touches in all centres") as db,
        transaction.atomic(using=db),
    ):
        reach, _is_new = Reach.objects.using(db).update_or_create(change=change, defaults=facts)
        counts = {source.kind: source.by_centre(db, codes) for source in sources() if source.by_centre}
        ReachFigure.objects.using(db).filter(reach=reach).delete()
        rows = [row for kind, found in counts.items() for row in _rows(reach, kind, centres, found)]
        ReachFigure.objects.using(db).bulk_create(rows)
    _write_down(change, centres, at)


def _rows(
    reach: Reach, kind: str, centres: Sequence[UUID], counts: Mapping[UUID, int]
) -> Iterator[ReachFigure]:
    found = reached([counts.get(centre, 0) for centre in centres])
    for centre, shown in zip([None, *centres], [found.whole, *found.parts], strict=True):
        number, withheld = _kept(shown)
        yield ReachFigure(reach=reach, centre_id=centre, kind=kind, number=number, withheld=withheld)


def _kept(shown: Shown) -> tuple[int | None, str]:
    return (shown, "") if isinstance(shown, int) else (None, shown)


def _write_down(change: Change, centres: Iterable[UUID], at: datetime) -> None:
    """That it left each centre stands in the chain of each."""
    for centre in Centre.objects.filter(pk__in=list(centres)):
        with for_centre(centre.pk):
            _record(change, centre, at)


@recorded
def _record(change: Change, centre: Centre, at: datetime) -> None:
    record("services.reach_published", centre, by=None, at=at, number=change.number)
