"""A branch, practices and their transfers, and how they stand to whoever asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jardam.accounts.actions import add_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.centres.models import Branch, User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.practice.actions import Handing, Written, hand_practice, write_practice
from jardam.practice.rules.transfers import How, default_look
from tests.access_matrix.matrix import OWN


@dataclass(frozen=True)
class Shared:
    """What of the practices of a centre an address can name."""

    branch: Branch
    practice: UUID
    transfer: UUID


def branch_of(by: User, at: datetime) -> Branch:
    assert by.centre is not None
    return add_branch(by.centre, BranchFacts("Отделение", "", [Language.KY]), by=by, at=at)


def shared(told: str, branch: Branch, *, by: User, answers_for: User, at: datetime) -> Shared:
    """A practice of ``by``, handed to ``branch``, where ``answers_for`` answers for it."""
    written = Written(f"{told}: practice", told, brought=told)
    practice = write_practice(written, by=by, at=at)
    day = at.date()
    handing = Handing(None, branch, day, How.TRAINING, 2, answers_for, default_look(day))
    transfer = hand_practice(practice, handing, by=by, at=at)
    return Shared(branch, practice.pk, transfer.pk)


def practised_by(user: User, told: str, branch: Branch, at: datetime) -> dict[str, dict[str, object]]:
    """A practice that this person wrote down, and for which they answer at a branch."""
    if not user.centre_id:
        return {"practice_id": {OWN: day_uuid()}, "transfer_id": {OWN: day_uuid()}}
    own = shared(told, branch, by=user, answers_for=user, at=at)
    return {"practice_id": {OWN: own.practice}, "transfer_id": {OWN: own.transfer}}
