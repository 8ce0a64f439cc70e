"""Reads of problems: always within what the reader may see; what goes on at the venue is counted for each reader."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.centres.models import User
from jardam.centres.rules.roles import RIGHTS, Right
from jardam.problems.models import Done, Problem

PAGE_ROWS = 25
DAY_ROWS = 50
KEEPERS = sorted(role.value for role, rights in RIGHTS.items() if Right.INCIDENT_KEEP in rights)


def problems_before(user: User, number: int | None) -> list[Problem]:
    """One page and one row more, the latest first. One query."""
    rows = Problem.objects.visible_to(user).select_related("venue")
    if number is not None:
        rows = rows.filter(number__lt=number)
    return list(rows.order_by("-number")[: PAGE_ROWS + 1])


def problems_of_day(user: User, today: date) -> list[Problem]:
    """Due ones that this person owns; for whoever leads the centre also those that are late, or left without an owner.

    One query.
    """
    is_mine = Q(owner=user)
    if user.holds(Right.QUALITY_LEAD):
        is_late = Q(next_on__lt=today) | Q(due_on__lt=today)
        is_mine |= is_late | Q(owner__is_active=False) | ~Q(owner__role__in=KEEPERS)
    rows = Problem.objects.visible_to(user).due(today).filter(is_mine)
    return list(rows.select_related("venue", "owner").order_by("next_on", "pk")[:DAY_ROWS])


def history_of(problem: Problem) -> list[Done]:
    """The latest first. One query."""
    rows = Done.objects.filter(centre_id=problem.centre_id, problem=problem)
    return list(rows.select_related("owner").order_by("-number"))


def owners_of(problem: Problem) -> frozenset[UUID]:
    """Who answers for it or ever did: they say no verdict. One query."""
    rows = Done.objects.filter(centre_id=problem.centre_id, problem=problem)
    return frozenset({problem.owner_id, *rows.values_list("owner_id", flat=True)})


def owners_in_question(user: User) -> list[tuple[User, str]]:
    """Who may answer for a problem: whoever sees patterns, by name in the alphabet. Two queries."""
    people = list(User.objects.filter(centre=user.centre, is_active=True, role__in=KEEPERS).order_by("pk"))
    names = display_names(people)
    pairs = [(one, names[one.pk]) for one in people]
    return sorted(pairs, key=lambda pair: (alphabetical(pair[1]), pair[0].pk.hex))


def standing_problem(user: User, venue_id: UUID, kind: str) -> Problem | None:
    """The open one of a pattern. One query."""
    found: Problem | None = Problem.objects.visible_to(user).open().filter(venue=venue_id, kind=kind).first()
    return found
