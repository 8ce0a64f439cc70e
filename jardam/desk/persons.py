"""What the page of a person's file shows, apart from how a request is answered."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.cases.permissions import may_work_on_cases
from jardam.cases.queries import cases_of
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.centres.rules.roles import RIGHTS, Right
from jardam.contacts.queries import earlier_contacts
from jardam.desk.casework.listing import ListedCase, listed
from jardam.desk.casework.page import today_of
from jardam.desk.forms import ColleagueForm, OpenersForm
from jardam.desk.personal.known import is_open_to, language_word, shown_known
from jardam.people.choices import nationalities
from jardam.people.models import Person
from jardam.people.permissions import (
    may_change_identity,
    may_erase,
    may_restrict,
    may_reveal,
    may_say_groups,
)
from jardam.people.rules.birth import as_people_write
from jardam.people.rules.identity import Identity
from jardam.vault.choices import Tier
from jardam.vault.queries import openers_of
from jardam.vault.unlocked import opener


def visible_person(request: StaffRequest, person_id: UUID) -> Person:
    """Errors: Http404."""
    found: Person = get_object_or_404(
        Person.objects.visible_to(request.user).select_related("key"), pk=person_id
    )
    return found


def person_page(request: StaffRequest, found: Person) -> dict[str, object]:
    is_open = is_open_to(request.user, found)
    is_living = found.erased_on is None
    is_shared = is_living and is_open and found.key.is_restricted and may_reveal(request.user, found)
    others = addable(request, found) if is_shared else []
    return {
        "person": found,
        "known": shown_known(request, found),
        "contacts": earlier_contacts([found], request.user) if is_open else None,
        "cases": _cases(request, found) if is_open else [],
        "may_open_case": is_open and is_living and may_work_on_cases(request.user),
        "is_restricted": found.key.tier == Tier.RESTRICTED,
        "may_reveal": may_reveal(request.user, found) and is_living and is_open,
        "may_change": may_change_identity(request.user, found) and is_open and is_living,
        "may_say_groups": may_say_groups(request.user, found) and is_open and is_living,
        "openers": OpenersForm(people=colleagues(request)) if _may_close(request, found) else None,
        "named": opener_names(found) if is_shared else [],
        "adding": ColleagueForm(people=others) if others else None,
        "may_erase": may_erase(request.user, found) and is_living,
    }


def _cases(request: StaffRequest, found: Person) -> list[ListedCase]:
    if not may_work_on_cases(request.user):
        return []
    return listed(cases_of(found, request.user), today_of(request), opener(request))


def refused(request: StaffRequest, found: Person, error: str) -> HttpResponse:
    """The page again, with the one sentence why nothing was done."""
    return render(request, "desk/person.html", person_page(request, found) | {"error": error}, status=422)


def identity_facts(who: Identity) -> list[tuple[str, object]]:
    rows = [
        (_("Name as told"), who.name),
        (
            _("Name as a document shows it"),
            who.proven_name or (_("nobody has proven it") if who.name else ""),
        ),
        (_("Other names"), "; ".join(who.other_names)),
        (_("Phones"), "; ".join(who.phones)),
        (_("Messengers"), "; ".join(who.messengers)),
        (_("Date of birth"), as_people_write(who.birth)),
        (_("Nationality"), "; ".join(_countries(who))),
        (_("Address"), who.address),
        (_("Language in which papers are filed"), language_word(who.filing)),
    ]
    return [(term, value) for term, value in rows if value] or [(_("Name as told"), _("not given"))]


def _countries(who: Identity) -> list[str]:
    """One, two or none."""
    words = nationalities()
    return [str(words[code]) for code in (who.nationality, who.second_nationality) if code]


def colleagues(request: StaffRequest) -> list[tuple[str, str]]:
    """Those of the centre who may read who a person is, by name."""
    readers = [role.value for role, rights in RIGHTS.items() if Right.IDENTITY_REVEAL in rights]
    people = User.objects.filter(centre=request.user.centre, is_active=True, role__in=readers)
    return _by_name(display_names(people))


def opener_names(found: Person) -> list[tuple[str, str]]:
    """The people to whom a closed file is open, by name."""
    return _by_name(display_names(openers_of(found.key)))


def addable(request: StaffRequest, found: Person) -> list[tuple[str, str]]:
    """Colleagues who could be let into a closed file and are not yet."""
    named = dict(opener_names(found))
    return [(pk, name) for pk, name in colleagues(request) if pk not in named]


def _by_name(names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    return sorted(((str(pk), name) for pk, name in names.items()), key=lambda pair: pair[1])


def _may_close(request: StaffRequest, found: Person) -> bool:
    is_open = found.erased_on is None and found.key.tier == Tier.STANDARD
    return is_open and may_restrict(request.user, found)
