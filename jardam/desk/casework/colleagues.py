"""Who could answer for a case: by name, with what they carry already."""

from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.cases.models import Case
from jardam.cases.queries import load_of
from jardam.centres.models import User
from jardam.centres.rules.roles import RIGHTS, Right
from jardam.vault.queries import openers_of


def may_take_over(case: Case) -> list[tuple[User, str]]:
    """The colleagues of the centre who work on cases, may open this file and are not barred from it. Four queries.

    Beside each name stands the weight of what they carry, so that nobody is buried.
    """
    workers = [role.value for role, rights in RIGHTS.items() if Right.CASE_WORK in rights]
    people = User.objects.filter(centre_id=case.centre_id, is_active=True, role__in=workers)
    left_out = [case.responsible_id, *case.barred.values_list("user_id", flat=True)]
    people = people.exclude(pk__in=[pk for pk in left_out if pk])
    if case.person.key.is_restricted:
        people = people.filter(pk__in=[user.pk for user in openers_of(case.person.key)])
    found = list(people)
    names, loads = display_names(found), load_of(case.centre_id, [user.pk for user in found])
    pairs = [
        (user, _("%(name)s, carries %(load)d") % {"name": names[user.pk], "load": loads[user.pk]})
        for user in found
    ]
    return sorted(pairs, key=lambda pair: (alphabetical(names[pair[0].pk]), pair[0].pk.hex))
