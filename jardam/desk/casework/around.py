"""Everybody whom the page of a case names: who answers for it, stands in, works beside, must not know, wrote a line. One query."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from jardam.accounts.queries import name_of
from jardam.accounts.rules.shown_names import alphabetical
from jardam.cases.models import Barred, Case, Cover, Member
from jardam.cases.models.case import workers
from jardam.centres.models import User
from jardam.database.written import Written
from jardam.rota.models import Absence
from jardam.vault.models import RestrictedGrant

NOBODY = UUID(int=0)
STEP = 8
"""By so many the ids of a statement grow, so that there are few texts of it."""


@dataclass(frozen=True, slots=True)
class Around:
    """Names, in the alphabet. ``by_id``: of everybody, by id as text; ``away``: the last day of whoever answers for it."""

    by_id: dict[str, str]
    responsible: str
    team: list[str]
    barred: list[str]
    stand_ins: list[str]
    away: date | None


def around(case: Case, now: datetime, others: Collection[UUID]) -> Around:
    """``others``: who is named in what is shown beside."""
    found = _everybody(case, now, others)
    names = {user.pk: name_of(user).short for user in found}
    in_order = sorted(found, key=lambda user: (alphabetical(names[user.pk]), user.pk.hex))
    responsible = next((user for user in found if user.pk == case.responsible_id), None)
    return Around(
        by_id={str(key): name for key, name in names.items()},
        responsible=names[responsible.pk] if responsible else "",
        team=[names[user.pk] for user in in_order if user.is_beside],
        barred=[names[user.pk] for user in in_order if user.is_barred],
        stand_ins=[names[user.pk] for user in in_order if _stands_in(user, case)],
        away=_away(responsible) if responsible else None,
    )


def _everybody(case: Case, now: datetime, others: Collection[UUID]) -> list[Any]:
    who = list({*others, case.responsible_id or NOBODY})
    named = {f"id_{number}": one for number, one in enumerate(who + [NOBODY] * (-len(who) % STEP))}
    return _EVERYBODY.rows(
        centre_id=case.centre_id,
        case_id=case.pk,
        key_id=case.person.key_id,
        responsible=case.responsible_id or NOBODY,
        now=now,
        today=timezone.localdate(now),
        **named,
    )


def _people(
    *,
    centre_id: UUID,
    case_id: UUID,
    key_id: UUID,
    responsible: UUID,
    now: datetime,
    today: date,
    **ids: UUID,
) -> QuerySet[Any, Any]:
    covers = Cover.objects.on(today).filter(centre_id=centre_id)
    absences = Absence.objects.filter(centre_id=centre_id, starts_at__lte=now, ends_at__gt=now)
    granted = RestrictedGrant.objects.filter(centre_id=centre_id, key=key_id)
    of_case = {"centre_id": centre_id, "case": case_id}
    people = User.objects.annotate(
        is_beside=_in("user", Member.objects.filter(**of_case)),
        is_barred=_in("user", Barred.objects.filter(**of_case)),
        is_cover=_in("stand_in", covers.filter(away=responsible)),
        is_granted=_in("user", granted),
        absent_until=_latest("user", absences, "ends_at"),
        covered_until=_latest("away", covers, "last_on"),
    )
    named = Q(pk__in=ids.values()) | Q(is_beside=True) | Q(is_barred=True) | Q(is_cover=True)
    return people.filter(named).select_related("staff_name")


_EVERYBODY = Written[Any](_people)


def _in(field: str, rows: QuerySet[Any]) -> Exists:
    return Exists(rows.filter(**{field: OuterRef("pk")}))


def _latest(field: str, rows: QuerySet[Any], end: str) -> Subquery:
    return Subquery(rows.filter(**{field: OuterRef("pk")}).order_by(f"-{end}").values(end)[:1])


def _stands_in(user: Any, case: Case) -> bool:
    """While it is open, and as far as they may know of it."""
    may_know = not user.is_barred and (user.is_granted or not case.person.key.is_restricted)
    works = user.is_active and user.role in workers()
    return bool(case.is_open and user.is_cover and may_know and works)


def _away(user: Any) -> date | None:
    """By the rota, or since somebody stands in for them."""
    by_rota = timezone.localdate(user.absent_until) if user.absent_until else None
    return max(filter(None, (by_rota, user.covered_until)), default=None)
