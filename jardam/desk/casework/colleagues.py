"""Who could answer for a case or work on it, with what they carry already; who does; and who is away."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.cases.models import Case
from jardam.cases.models.case import workers
from jardam.cases.queries import away_until, load_of
from jardam.centres.models import User
from jardam.vault.queries import openers_of


def may_take_over(case: Case, now: datetime) -> list[tuple[User, str]]:
    """The colleagues of the centre who work on cases, may open this file and are not barred from it.

    Beside each name stands the weight of what they carry, so that nobody is buried, and until when they are away. Six
    queries.
    """
    people = _workers(case).exclude(pk__in=case.barred.values("user_id"))
    if case.person.key.is_restricted:
        people = people.filter(pk__in=[user.pk for user in openers_of(case.person.key)])
    return _with_loads(case, list(people), now)


def may_join(case: Case, now: datetime) -> list[tuple[User, str]]:
    """Those of them who are not beside it yet. Seven queries."""
    beside = set(case.members.values_list("user_id", flat=True))
    return [(user, said) for user, said in may_take_over(case, now) if user.pk not in beside]


def team_of(case: Case) -> list[tuple[User, str]]:
    """Who works on it beside whoever answers for it, by name. Two queries."""
    found = list(User.objects.filter(pk__in=case.members.values("user_id")))
    names = display_names(found)
    return _in_order(found, names, names)


def may_be_barred(case: Case) -> list[tuple[User, str]]:
    """The colleagues who would know of the case otherwise. Two queries."""
    found = list(_workers(case).exclude(pk__in=case.barred.values("user_id")))
    names = display_names(found)
    return _in_order(found, names, names)


def barred_from(case: Case) -> list[tuple[User, str]]:
    """Who must not know of the case, by name. Two queries."""
    found = list(User.objects.filter(pk__in=case.barred.values("user_id")))
    names = display_names(found)
    return _in_order(found, names, names)


def _with_loads(case: Case, found: list[User], now: datetime) -> list[tuple[User, str]]:
    ids = [user.pk for user in found]
    names, loads = display_names(found), load_of(case.centre_id, ids)
    away = away_until(case.centre_id, ids, now)
    return _in_order(
        found,
        names,
        {user.pk: _carries(names[user.pk], loads[user.pk], away.get(user.pk)) for user in found},
    )


def _carries(name: str, load: int, away: date | None) -> str:
    if away is None:
        return _("%(name)s, carries %(load)d") % {"name": name, "load": load}
    said = {"name": name, "load": load, "day": f"{away:%d.%m.%Y}"}
    return _("%(name)s, carries %(load)d, away until %(day)s") % said


def _workers(case: Case) -> QuerySet[User]:
    """Everybody of the centre who works on cases, without whoever answers for this one."""
    people = User.objects.filter(centre_id=case.centre_id, is_active=True, role__in=workers())
    return people.exclude(pk=case.responsible_id) if case.responsible_id else people


def _in_order(people: list[User], names: dict[UUID, str], said: dict[UUID, str]) -> list[tuple[User, str]]:
    """In the alphabet, each with what is said of them."""
    pairs = [(user, said[user.pk]) for user in people]
    return sorted(pairs, key=lambda pair: (alphabetical(names[pair[0].pk]), pair[0].pk.hex))
