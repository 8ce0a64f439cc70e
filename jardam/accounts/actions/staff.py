"""What a centre's head does with the accounts of colleagues."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from jardam.accounts.actions.branches import join_branch
from jardam.accounts.models import OneTimePassword, Session, StaffName
from jardam.accounts.names import seal_name
from jardam.accounts.permissions import may_give_role
from jardam.accounts.refusals import NameTaken, RoleRefused
from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.audit.actions import record, recorded
from jardam.centres.models import Branch, Centre, User
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read in two ways


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is to work here, before there is an account. ``branch`` None: of no branch."""

    username: str
    role: Role
    name: StaffNameParts
    languages: Sequence[Language]
    branch: Branch | None = None


@recorded
def open_account(
    username: str,
    role: Role,
    centre: Centre | None,
    languages: Sequence[Language],
    *,
    by: User | None,
    at: datetime,
) -> tuple[User, str]:
    """Open an account and return it with its one-time password, which stands nowhere else.

    ``by`` None is the command line of the machine, which opens the first account of a centre.
    Errors: NameTaken, RoleRefused.
    """
    if by is not None and not may_give_role(by, role):
        raise RoleRefused
    spoken = [language.value for language in languages]
    user = User(
        username=username, role=role, centre=centre, languages=spoken, date_joined=timezone.localdate(at)
    )
    password = _give_one_time_password(user)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken from error
    OneTimePassword.objects.create(user=user, made_on=timezone.localdate(at))
    record("account.opened", user, by=by, at=at, role=role)
    return user, password


@recorded
def open_named_account(newcomer: Newcomer, *, by: User, at: datetime) -> tuple[User, str]:
    """Open an account in the opener's own centre, write the person's name and their branch.

    As `open_account`. Errors: BranchClosed, too.
    """
    user, password = open_account(
        newcomer.username, newcomer.role, by.centre, newcomer.languages, by=by, at=at
    )
    name_staff(user, newcomer.name, by=by, at=at)
    if newcomer.branch is not None:
        join_branch(user, newcomer.branch, by=by, at=at)
    return user, password


@recorded
def name_staff(user: User, name: StaffNameParts, *, by: User | None, at: datetime) -> None:
    """Write the name by which colleagues know this person."""
    StaffName.objects.update_or_create(user=user, defaults={"sealed_name": seal_name(user.pk, name)})
    record("account.named", user, by=by, at=at)


@recorded
def change_role(user: User, to: Role, *, by: User, at: datetime) -> None:
    """The new rights count from the next click on. Errors: RoleRefused."""
    if not may_give_role(by, to):
        raise RoleRefused
    user = _locked(user)
    came_from = user.role
    user.role = to
    user.save(update_fields=["role"])
    record("account.role_changed", user, by=by, at=at, came_from=came_from, to=to)


@recorded
def close_account(user: User, *, by: User, at: datetime) -> None:
    """Nobody signs in with it any more, and who is signed in with it is out."""
    user = _locked(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    _shut_out(user)
    record("account.closed", user, by=by, at=at)


@recorded
def reset_access(user: User, *, by: User | None, at: datetime) -> str:
    """Take password and second factor away and return a new one-time password, to be handed over in person."""
    user = _locked(user)
    password = _give_one_time_password(user)
    user.save(update_fields=["password"])
    OneTimePassword.objects.update_or_create(user=user, defaults={"made_on": timezone.localdate(at)})
    Authenticator.objects.filter(user=user).delete()
    _shut_out(user)
    record("account.access_reset", user, by=by, at=at)
    return password


def _locked(user: User) -> User:
    """The account as it is now, held until the end of the transaction."""
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def _give_one_time_password(user: User) -> str:
    """Units: 16 letters and digits, about 79 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    password = "-".join(groups)
    user.set_password(password)
    return password


def _shut_out(user: User) -> None:
    Session.objects.filter(user=user).delete()
