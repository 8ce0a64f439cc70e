"""Reads of practices: a page of them as a picture, what waits for a look, and whose it is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from jardam.centres.models import Branch, User
from jardam.centres.rules.roles import Right
from jardam.practice.models import Practice, Transfer
from jardam.practice.rules.transfers import Cell, Handed, State, picture

PAGE_ROWS = 25
LOOKS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Pictured:
    """A practice, and what each branch of the picture has to do with it."""

    practice: Practice
    name: str
    cells: Sequence[Cell]


def branches_shown(user: User) -> list[Branch]:
    """The columns of the picture: all branches that the centre ever had, by name. One query."""
    return list(Branch.objects.of_centre_of(user).order_by("name_ru", "pk"))


def practices_before(
    user: User, number: int | None, branches: Sequence[Branch], today: date
) -> list[Pictured]:
    """A page of practices and one more, the latest first. Two queries, however many there are."""
    rows = Practice.objects.visible_to(user)
    if number is not None:
        rows = rows.filter(number__lt=number)
    found = list(rows.select_related("branch").order_by("-number")[: PAGE_ROWS + 1])
    handed: defaultdict[UUID, list[Handed]] = defaultdict(list)
    for one in Transfer.objects.of_centre_of(user).filter(practice__in=[row.pk for row in found]):
        handed[one.practice_id].append(handed_of(one, today))
    columns = [branch.pk for branch in branches]
    return [
        Pictured(row, row.name, picture(columns, row.branch_id, _shown(row, handed[row.pk]))) for row in found
    ]


def handed_of(transfer: Transfer, today: date) -> Handed:
    state = State(transfer.state)
    return Handed(transfer.to_branch_id, state, transfer.handed_on, transfer.is_waiting(today))


def looks_waiting(user: User, today: date) -> list[Transfer]:
    """The transfers of the centre at which somebody should have looked by now, the longest due first. One query."""
    rows = Transfer.objects.visible_to(user).waiting(today)
    return list(_with_kin(rows).order_by("look_on", "pk")[:LOOKS_SHOWN])


def looks_of_day(user: User, today: date) -> list[Transfer]:
    """Those of them for which this person answers; for the head also those whose colleague has left. One query."""
    mine = Q(answers_for=user)
    if user.holds(Right.PRACTICE_KEEP):
        mine |= Q(answers_for__is_active=False)
    rows = Transfer.objects.visible_to(user).waiting(today).filter(mine)
    return list(_with_kin(rows).order_by("look_on", "pk")[:LOOKS_SHOWN])


def transfers_of(practice: Practice) -> list[Transfer]:
    """The youngest first. One query."""
    rows = Transfer.objects.filter(centre_id=practice.centre_id, practice=practice)
    return list(rows.select_related("from_branch", "to_branch").order_by("-handed_on", "-pk"))


def _with_kin(rows: QuerySet[Transfer]) -> QuerySet[Transfer]:
    return rows.select_related("practice", "from_branch", "to_branch")


def _shown(practice: Practice, handed: Sequence[Handed]) -> list[Handed]:
    """Nobody is asked to look at what was withdrawn."""
    if not practice.is_withdrawn:
        return list(handed)
    return [Handed(one.to_branch, one.state, one.handed_on) for one in handed]
