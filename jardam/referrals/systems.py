"""Partners with a system of their own: the key that offers are sealed to, and what of theirs stands with them now."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from jardam.referrals.models import Offer, SystemKey
from jardam.referrals.rules.lives import LIVE
from jardam.vault.outside import is_stamped

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Whose:
    """A partner as one centre knows it: whatever its system asks for, it asks of this centre."""

    centre: UUID
    organisation: UUID


def system_key(centre_id: UUID, organisation_id: UUID) -> SystemKey | None:
    """The one that holds; an exchanged one is none."""
    key = SystemKey.objects.filter(
        centre_id=centre_id, organisation_id=organisation_id, ended_on__isnull=True
    ).first()
    if key is None or is_stamped(bytes(key.stamp), key.pk, key.organisation_id, bytes(key.public)):
        return key
    logger.error("the key of a partner's system is not the one that was entered; nothing is sealed to it")
    return None


def connected_among(organisations: Iterable[UUID]) -> set[UUID]:
    """Those whose system fetches what this centre passes on. One query."""
    keys = SystemKey.objects.filter(organisation_id__in=organisations, ended_on__isnull=True)
    return set(keys.values_list("organisation_id", flat=True))


def public_of_system(centre_id: UUID, organisation_id: UUID) -> bytes | None:
    key = system_key(centre_id, organisation_id)
    return bytes(key.public) if key else None


def standing_with(whose: Whose, at: datetime) -> QuerySet[Offer]:
    """What this partner's system may open today: alive, in time, and sealed to it."""
    live = Offer.objects.filter(
        centre_id=whose.centre,
        organisation_id=whose.organisation,
        state__in=[state.value for state in LIVE],
        sealed_system_key__isnull=False,
        referral__until__gte=timezone.localdate(at),
    )
    return live.select_related("referral")
