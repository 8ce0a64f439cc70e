"""The branches of a centre, and who belongs to which. Nothing is deleted: what is closed stays on what it did."""

from datetime import datetime

from django.db import IntegrityError, transaction

from jardam.accounts.refusals import BranchChanged, BranchClosed, BranchNameTaken, BranchNotEmpty
from jardam.accounts.rules.branches import BranchFacts
from jardam.audit.actions import record, recorded
from jardam.centres.models import Branch, Centre, User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language


def facts_of(branch: Branch) -> BranchFacts:
    return BranchFacts(branch.name_ru, branch.name_en, [Language(code) for code in branch.languages])


@recorded
def add_branch(centre: Centre, facts: BranchFacts, *, by: User | None, at: datetime) -> Branch:
    """One more branch; who sends the same once more has added it once. ``by`` None: the demo. Errors: BranchNameTaken."""
    same: Branch | None = Branch.objects.filter(centre=centre, name_ru=facts.name_ru).first()
    if same is not None and same.is_open and facts_of(same).stamp == facts.stamp:
        return same
    branch = Branch(id=day_uuid(), centre=centre)
    _write(branch, facts)
    try:
        with transaction.atomic():
            branch.save(force_insert=True)
    except IntegrityError as error:
        raise BranchNameTaken from error
    record("branch.added", branch, by=by, at=at)
    return branch


@recorded
def change_branch(branch: Branch, facts: BranchFacts, *, seen: str, by: User, at: datetime) -> None:
    """Another name, other languages; on what was recorded it is the same branch. ``seen``: the stamp that was read.

    Errors: BranchChanged, when somebody else has changed it since; BranchNameTaken.
    """
    branch = _locked(branch)
    now = facts_of(branch).stamp
    if now == facts.stamp:
        return
    if now != seen:
        raise BranchChanged
    _write(branch, facts)
    try:
        with transaction.atomic():
            branch.save(update_fields=["name_ru", "name_en", "languages"])
    except IntegrityError as error:
        raise BranchNameTaken from error
    record("branch.changed", branch, by=by, at=at)


@recorded
def close_branch(branch: Branch, *, by: User, at: datetime) -> None:
    """Nobody can join it any more. Errors: BranchNotEmpty, while colleagues belong to it: whatever they record would be its."""
    branch = _locked(branch)
    left = User.objects.filter(centre_id=branch.centre_id, branch=branch, is_active=True).count()
    if left:
        raise BranchNotEmpty(left)
    if branch.is_open:
        branch.is_open = False
        branch.save(update_fields=["is_open"])
        record("branch.closed", branch, by=by, at=at)


@recorded
def reopen_branch(branch: Branch, *, by: User, at: datetime) -> None:
    branch = _locked(branch)
    if not branch.is_open:
        branch.is_open = True
        branch.save(update_fields=["is_open"])
        record("branch.reopened", branch, by=by, at=at)


@recorded
def join_branch(user: User, branch: Branch | None, *, by: User | None, at: datetime) -> None:
    """From now on this colleague belongs to ``branch``, or to none. What they have recorded stays where it is.

    Errors: BranchClosed.
    """
    assert branch is None or branch.centre_id == user.centre_id
    if branch is not None and not _locked(branch).is_open:
        raise BranchClosed
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if user.branch_id == (branch.pk if branch else None):
        return
    user.branch = branch
    user.save(update_fields=["branch"])
    joined = {"branch": branch.pk} if branch else {}
    record("account.branch_changed", user, by=by, at=at, **joined)


def _write(branch: Branch, facts: BranchFacts) -> None:
    branch.name_ru, branch.name_en = facts.name_ru, facts.name_en
    branch.languages = sorted(language.value for language in facts.languages)


def _locked(branch: Branch) -> Branch:
    found: Branch = Branch.objects.select_for_update(of=("self",)).get(
        centre_id=branch.centre_id, pk=branch.pk
    )
    return found
