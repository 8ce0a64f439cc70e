"""How it stands with the keys of each centre, in numbers: who could still open what."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q

from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.vault.actions import FEWEST_OPENERS
from jardam.vault.choices import Tier
from jardam.vault.keeper import keeper
from jardam.vault.models import FileKey, RestrictedGrant

_OPENERS = Count("grants", filter=Q(grants__user__is_active=True))


@dataclass(frozen=True, slots=True)
class CentreState:
    """The keys of one centre. ``orphaned``: Restricted files that one lost password could close for good."""

    code: str
    epochs: list[int]
    living: int
    erased: int
    restricted: int
    orphaned: int


def centre_states() -> list[CentreState]:
    """Every centre's keys, one centre at a time."""
    return [_state(centre) for centre in Centre.objects.order_by("code")]


def openers_of(key: FileKey) -> list[User]:
    """The named people of a Restricted file, by work name; everybody of the centre for a Standard one is not listed."""
    granted = key.grants.values_list("user_id", flat=True)
    return list(User.objects.filter(pk__in=list(granted)).order_by("username"))


def files_left_to_few(user: User) -> int:
    """How many Restricted files fewer than two people could open, if ``user`` could not any more."""
    if user.centre_id is None or not user.is_active:
        return 0
    theirs = RestrictedGrant.objects.filter(centre_id=OuterRef("centre_id"), key=OuterRef("pk"), user=user)
    closed = FileKey.objects.filter(centre_id=user.centre_id, destroyed_on=None, tier=Tier.RESTRICTED)
    counted = closed.filter(Exists(theirs)).annotate(openers=_OPENERS)
    return counted.filter(openers__lte=FEWEST_OPENERS).count()  # ``user`` is one of them


def _state(centre: Centre) -> CentreState:
    with for_centre(centre.id), transaction.atomic():
        return CentreState(code=centre.code, epochs=keeper.epochs(centre.id), **_counts(centre.id))


def _counts(centre_id: UUID) -> dict[str, int]:
    keys = FileKey.objects.filter(centre_id=centre_id)
    living, closed = Q(destroyed_on=None), Q(destroyed_on=None, tier=Tier.RESTRICTED)
    counts = keys.aggregate(
        living=Count("pk", filter=living),
        erased=Count("pk", filter=~living),
        restricted=Count("pk", filter=closed),
    )
    orphaned = keys.filter(closed).annotate(openers=_OPENERS).filter(openers__lt=FEWEST_OPENERS)
    return {**counts, "orphaned": orphaned.count()}
