"""Who is away in these weeks, and who looks after their cases: as the page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.cases.models import Case, Cover
from jardam.cases.models.case import workers
from jardam.cases.permissions import may_name_for_others
from jardam.centres.models import User
from jardam.rota.models import Absence

WEEKS_AHEAD = timedelta(weeks=8)
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ShownCover:
    pk: UUID
    away: str
    stand_in: str
    first: date
    last: date
    may_end: bool


@dataclass(frozen=True, slots=True)
class RotaAbsence:
    """Somebody who is away by the rota, which says nothing of why."""

    user_id: UUID
    who: str
    first: date
    last: date


def case_workers(user: User) -> list[tuple[User, str]]:
    """Everybody of the centre who works on cases, by name. Two queries."""
    people = list(User.objects.filter(centre=user.centre, is_active=True, role__in=workers()))
    names = display_names(people)
    pairs = [(one, names[one.pk]) for one in people]
    return sorted(pairs, key=lambda pair: (alphabetical(pair[1]), pair[0].pk.hex))


def shown_covers(user: User, today: date) -> list[ShownCover]:
    """Those that run or are to come, the first to begin on top. Two queries."""
    covers = list(
        Cover.objects.of_centre_of(user)
        .standing()
        .filter(last_on__gte=today)
        .select_related("away", "stand_in")
        .order_by("first_on", "pk")[:MOST_SHOWN]
    )
    names = display_names({person for cover in covers for person in (cover.away, cover.stand_in)})
    return [
        ShownCover(
            pk=cover.pk,
            away=names[cover.away.pk],
            stand_in=names[cover.stand_in.pk],
            first=cover.first_on,
            last=cover.last_on,
            may_end=may_name_for_others(user) or cover.away.pk == user.pk,
        )
        for cover in covers
    ]


def by_rota(user: User, staff: Iterable[tuple[User, str]], now: datetime) -> list[RotaAbsence]:
    """Who of these is away by the rota now or in the next weeks. One query."""
    names = {one.pk: name for one, name in staff}
    absences = Absence.objects.of_centre_of(user).filter(
        user__in=names, ends_at__gt=now, starts_at__lt=now + WEEKS_AHEAD
    )
    return [
        RotaAbsence(
            absence.user_id,
            names[absence.user_id],
            timezone.localdate(absence.starts_at),
            timezone.localdate(absence.ends_at - timedelta(microseconds=1)),
        )
        for absence in absences.order_by("starts_at", "pk")[:MOST_SHOWN]
    ]


def closed_to_stand_in(cover: Cover, by: User) -> int:
    """How many open cases of whoever is away, as far as ``by`` may see them, the stand-in must not know. One query."""
    theirs = Case.objects.visible_to(by).open().filter(responsible=cover.away)
    return theirs.exclude(pk__in=Case.objects.visible_to(cover.stand_in).values("pk")).count()
