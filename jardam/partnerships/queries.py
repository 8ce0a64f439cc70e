"""What was agreed with whom, whom one asks about it, and what they said."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from jardam.centres.models import User
from jardam.network.models import Organisation
from jardam.partnerships.models import Agreement, DiscountTold
from jardam.partnerships.rules.promises import Tally, Told, tally
from jardam.referrals.models import Offer, Referral
from jardam.referrals.rules.lives import OfferState

MOST_ASKED = 50
TOOK = (OfferState.ACCEPTED, OfferState.DONE)


def agreements_with(organisation: Organisation, user: User) -> Sequence[Agreement]:
    """Of the reader's centre, the latest first. One query."""
    found = Agreement.objects.visible_to(user).filter(organisation=organisation)
    return list(found.order_by("-begins_on", "-pk")[:MOST_ASKED])


def to_ask(agreement: Agreement, user: User) -> Sequence[Referral]:
    """People whom the partner took while it held and of whom nobody has said yet, the earliest first. One query.

    Of a rigid agreement alone: nobody is asked for the sake of asking.
    """
    if not agreement.is_rigid:
        return []
    taken = Offer.objects.filter(
        _while_it_holds(agreement),
        centre_id=agreement.centre_id,
        referral=OuterRef("pk"),
        organisation=agreement.organisation_id,
        state__in=TOOK,
    )
    said = DiscountTold.objects.filter(
        centre_id=agreement.centre_id, agreement=agreement, referral=OuterRef("pk")
    )
    found = Referral.objects.visible_to(user).filter(Exists(taken), ~Exists(said))
    return list(found.order_by("opened_on", "pk")[:MOST_ASKED])


def tally_of(agreement: Agreement) -> Tally:
    """One query."""
    found = DiscountTold.objects.filter(centre_id=agreement.centre_id, agreement=agreement)
    return tally(Told(told) for told in found.values_list("told", flat=True))


def _while_it_holds(agreement: Agreement) -> Q:
    began = Q(asked_on__gte=agreement.begins_on)
    ends: date | None = agreement.ends_on
    return began & Q(asked_on__lte=ends) if ends else began
