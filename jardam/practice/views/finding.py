"""What the pages of this room look up: a practice or a transfer of the reader's centre, the day there, its people."""

from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.centres.http import StaffRequest
from jardam.centres.models import Branch, User
from jardam.practice.models import Practice, Transfer
from jardam.practice.rules.transfers import State
from jardam.rota.queries import shift_staff


def found_practice(request: StaffRequest, practice_id: UUID) -> Practice:
    rows = Practice.objects.visible_to(request.user).select_related("branch")
    found: Practice = get_object_or_404(rows, pk=practice_id)
    return found


def found_transfer(request: StaffRequest, transfer_id: UUID) -> Transfer:
    rows = Transfer.objects.visible_to(request.user).select_related("practice", "from_branch", "to_branch")
    found: Transfer = get_object_or_404(rows, pk=transfer_id)
    return found


def today_of(request: StaffRequest) -> date:
    assert request.user.centre is not None
    return timezone.localdate(timezone.now(), request.user.centre.zone)


def receiving(practice: Practice, branches: list[Branch], transfers: list[Transfer]) -> list[Branch]:
    """The open branches that have not got it: neither is it theirs, nor does a transfer to them stand."""
    taken = {one.to_branch_id for one in transfers if one.state != State.NOT_USED.value}
    return [one for one in branches if one.is_open and one.pk not in taken | {practice.branch_id}]


def colleagues(request: StaffRequest) -> list[tuple[User, str]]:
    """Who may answer for a practice: everybody of a branch, by name in the alphabet. Two queries."""
    assert request.user.centre is not None
    people = [user for user in shift_staff(request.user.centre) if user.branch_id]
    names = display_names(people)
    pairs = [(user, names[user.pk]) for user in people]
    return sorted(pairs, key=lambda pair: (alphabetical(pair[1]), pair[0].pk.hex))
