"""What of a centre crosses to the network: its offers as they are, and its figures with small numbers withheld.

Only background work comes here. What is read is read in the name of the centre; only the writing looks past the wall,
and what is small has been withheld by then.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.months import Month
from jardam.network.rules.standard import Counted
from jardam.services.counting import tally
from jardam.services.models import CentreService, Publication, PublishedFigure, PublishedOffer
from jardam.services.rules.delivery import figure_of, months_asked, shown_in_month

PUBLISHED = [figure for figure in map(figure_of, Counted) if figure is not None]


def publish_everywhere(at: datetime) -> None:
    """The worker's round: whatever of a month is over and not published yet, one centre after the other."""
    done = dict(Publication.objects.values_list("centre", "to_month"))
    for centre in Centre.objects.order_by("pk"):
        month = _last_whole_month(centre, at)
        if done.get(centre.pk) != month.first:
            publish_offers(centre.pk, at=at)
            publish_figures(centre, month, at=at)


def publish_offers(centre_id: UUID, *, at: datetime) -> None:
    """Show the network what the centre gives now. Done twice it stands once."""
    centre = Centre.objects.get(pk=centre_id)
    with for_centre(centre.pk), transaction.atomic():
        running = list(CentreService.objects.filter(centre=centre).running().order_by("service"))
    rows = [
        PublishedOffer(
            centre=centre,
            service=one.service,
            ways=one.ways,
            languages=one.languages,
            has_woman_for_woman=one.has_woman_for_woman,
            since_on=one.since_on,
        )
        for one in running
    ]
    with across_centres("every centre sees what each of them gives") as db, transaction.atomic(using=db):
        _note(centre, db, offers_on=_today(centre, at))
        PublishedOffer.objects.using(db).filter(centre=centre).delete()
        PublishedOffer.objects.using(db).bulk_create(rows)


def publish_figures(centre: Centre, month: Month, *, at: datetime) -> None:
    """Show the network what the centre delivered up to ``month``, small numbers withheld."""
    with for_centre(centre.pk):
        rows = _protected_figures(centre, month, at=at)
    with (
        across_centres("every centre sees protected figures of each of them") as db,
        transaction.atomic(using=db),
    ):
        _note(centre, db, figures_on=_today(centre, at), to_month=month.first)
        PublishedFigure.objects.using(db).filter(centre=centre).delete()
        PublishedFigure.objects.using(db).bulk_create(rows)


@recorded
def _protected_figures(centre: Centre, month: Month, *, at: datetime) -> Sequence[PublishedFigure]:
    """What may leave the centre; that it left is written down in its chain."""
    months = months_asked(month)
    counted = tally(centre, months[-1].first, month.last)
    rows = []
    for one in months:
        shown = shown_in_month(counted.in_month(one), is_exact=False)
        for figure in PUBLISHED:
            value = shown[figure]
            number, withheld = (value, "") if isinstance(value, int) else (None, value)
            rows.append(
                PublishedFigure(
                    centre=centre, figure=figure.value, in_month=one.first, number=number, withheld=withheld
                )
            )
    record("services.published", centre, by=None, at=at, month=month.first)
    return rows


def _note(centre: Centre, db: str, **facts: date) -> None:
    """Comes first in its transaction: it holds the centre's row, so that two who publish it wait for one another."""
    Publication.objects.using(db).update_or_create(centre=centre, defaults=facts)


def _last_whole_month(centre: Centre, at: datetime) -> Month:
    return Month.of(_today(centre, at)).before


def _today(centre: Centre, at: datetime) -> date:
    return timezone.localdate(at, centre.zone)
