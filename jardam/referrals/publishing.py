"""How partners answer, for the whole network: all centres added up, and nothing of a partner that was seldom asked.

Only background work comes here: it alone looks past the wall between centres.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jardam.database.scope import across_centres
from jardam.kernel.months import Month
from jardam.referrals.models import FEWEST_ASKED, Offer, PartnerAnswers
from jardam.referrals.queries import rated

MONTHS = 12


def publish_answers(at: datetime) -> None:
    """The worker's round: twelve whole months, once they are over. Done twice it stands once."""
    month = Month.of(timezone.localdate(at)).before
    if PartnerAnswers.objects.filter(to_month=month.first).exists():
        return
    first = month
    for _month in range(MONTHS - 1):
        first = first.before
    with (
        across_centres("every centre sees how partners answer to all of them") as db,
        transaction.atomic(using=db),
    ):
        asked = Offer.objects.using(db).filter(asked_on__range=(first.first, month.last))
        told = rated(asked.values("organisation_id")).filter(asked__gte=FEWEST_ASKED)
        PartnerAnswers.objects.using(db).all().delete()
        PartnerAnswers.objects.using(db).bulk_create(
            [
                PartnerAnswers(
                    organisation_id=row["organisation_id"],
                    to_month=month.first,
                    asked=row["asked"],
                    answered=row["answered"],
                    accepted=row["accepted"],
                    done=row["done"],
                    silent=row["silent"],
                )
                for row in told
            ]
        )
