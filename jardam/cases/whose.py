"""Whose day a case stands on: whoever answers for it, who stands in for them, and, while they are away, their team."""

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from jardam.cases.models import Barred, Cover, Member
from jardam.cases.models.case import workers
from jardam.centres.models import User
from jardam.rota.models import Absence
from jardam.vault.choices import Tier
from jardam.vault.models import RestrictedGrant


def day_at(user: User, now: datetime) -> date:
    """Which day it is where their centre stands."""
    assert user.centre is not None
    return timezone.localdate(now, user.centre.zone)


def is_own(user: User, now: datetime) -> Q:
    """The cases that somebody looks after: as the responsible one, beside them, or in their stead."""
    return reduce(or_, _reasons(user, day_at(user, now)))


def own_parts(cases: QuerySet[Any, Any], user: User, today: date) -> list[QuerySet[Any, Any]]:
    """As `is_own`, in parts that share no case, one for each reason.

    A list that reads them one by one finds each in an index; past an 'or' it would walk through the cases of all
    colleagues.
    """
    reasons = _reasons(user, today)
    return [
        reduce(lambda part, earlier: part.filter(~earlier), reasons[:place], cases.filter(reason))
        for place, reason in enumerate(reasons)
    ]


def _reasons(user: User, today: date) -> list[Q]:
    return [Q(responsible=user), Q(_beside(user)), Q(_stands_in(user, today))]


def is_on_day_of(user: User, now: datetime) -> Q:
    """The cases whose next action and terms somebody must see today."""
    today = day_at(user, now)
    is_beside_alone = is_away(today, now) & Q(_beside(user))
    return Q(responsible=user) | Q(_stands_in(user, today)) | is_beside_alone


def is_away(today: date, now: datetime) -> Q:
    """Whoever answers for the case is away: by the rota at this moment, or since somebody stands in for them."""
    return Q(_by_rota("responsible", now)) | Q(Exists(_covers(today)))


def is_stranded() -> Q:
    """Nobody can answer for the case: who should has left, works on cases no more, or may not open the file."""
    granted = RestrictedGrant.objects.filter(
        centre_id=OuterRef("centre_id"), key=OuterRef("person__key_id"), user=OuterRef("responsible")
    )
    is_shut_out = Q(person__key__tier=Tier.RESTRICTED, person__erased_on=None) & Q(~Exists(granted))
    return Q(responsible__is_active=False) | ~Q(responsible__role__in=workers()) | is_shut_out


def is_left_alone(user: User, now: datetime) -> Q:
    """Whoever answers for the case is away, and nobody who is here and may know of it stands in or is beside them."""
    today = day_at(user, now)
    beside = Member.objects.filter(centre_id=OuterRef("centre_id"), case=OuterRef("pk"))
    return is_away(today, now) & ~_any_here(_covers(today), "stand_in", now) & ~_any_here(beside, "user", now)


def _beside(user: User) -> Exists:
    return Exists(Member.objects.filter(centre_id=OuterRef("centre_id"), case=OuterRef("pk"), user=user))


def _stands_in(user: User, today: date) -> Exists:
    return Exists(_covers(today).filter(stand_in=user))


def _covers(today: date) -> QuerySet[Cover, Cover]:
    """Of whoever answers for the case in the outer query."""
    return Cover.objects.on(today).filter(centre_id=OuterRef("centre_id"), away=OuterRef("responsible"))


def _by_rota(who: str, now: datetime) -> Exists:
    """Whether the person in this field of the outer query is away at this moment."""
    absences = Absence.objects.filter(starts_at__lte=now, ends_at__gt=now)
    return Exists(absences.filter(centre_id=OuterRef("centre_id"), user=OuterRef(who)))


def _any_here(rows: QuerySet[Any, Any], who: str, now: datetime) -> Q:
    """Whether one of these people is not away by the rota, and may know of the case in the outer query."""
    barred = Barred.objects.filter(
        centre_id=OuterRef("centre_id"), case=OuterRef(OuterRef("pk")), user=OuterRef(who)
    )
    granted = RestrictedGrant.objects.filter(
        centre_id=OuterRef("centre_id"), key=OuterRef(OuterRef("person__key_id")), user=OuterRef(who)
    )
    at_work = rows.filter(
        ~Exists(barred), ~_by_rota(who, now), **{f"{who}__is_active": True, f"{who}__role__in": workers()}
    )
    return Q(Exists(at_work), person__key__tier=Tier.STANDARD) | Q(Exists(at_work.filter(Exists(granted))))
