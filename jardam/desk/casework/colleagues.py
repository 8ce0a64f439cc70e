"""Who could answer for a case: by name, with what they carry already."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.cases.models import Case
from jardam.cases.queries import load_of
from jardam.centres.models import User
from jardam.centres.rules.roles import RIGHTS, Right
from jardam.vault.queries import openers_of


def may_take_over(case: Case) -> list[tuple[User, str]]:
    """The colleagues of the centre who work on cases, may open this file and are not barred from it.

    Beside each name stands the weight of what they carry, so that nobody is buried. Four queries.
    """
    people = _workers(case).exclude(pk__in=case.barred.values("user_id"))
    if case.person.key.is_restricted:
        people = people.filter(pk__in=[user.pk for user in openers_of(case.person.key)])
    found = list(people)
    names, loads = display_names(found), load_of(case.centre_id, [user.pk for user in found])
    said = {
        user.pk: _("%(name)s, carries %(load)d") % {"name": names[user.pk], "load": loads[user.pk]}
        for user in found
    }
    return _in_order(found, names, said)


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


def _workers(case: Case) -> QuerySet[User]:
    """Everybody of the centre who works on cases, without whoever answers for this one."""
    workers = [role.value for role, rights in RIGHTS.items() if Right.CASE_WORK in rights]
    people = User.objects.filter(centre_id=case.centre_id, is_active=True, role__in=workers)
    return people.exclude(pk=case.responsible_id) if case.responsible_id else people


def _in_order(people: list[User], names: dict[UUID, str], said: dict[UUID, str]) -> list[tuple[User, str]]:
    """In the alphabet, each with what is said of them."""
    pairs = [(user, said[user.pk]) for user in people]
    return sorted(pairs, key=lambda pair: (alphabetical(names[pair[0].pk]), pair[0].pk.hex))
