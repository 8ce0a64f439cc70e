"""Reads across accounts. Names are opened in memory, for this answer only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from jardam.accounts.models import OneTimePassword, Session, StaffName
from jardam.accounts.names import open_name
from jardam.accounts.permissions import may_manage_staff
from jardam.accounts.rules.one_time_codes import code_of, usable_period
from jardam.accounts.rules.shown_names import StaffNameParts, alphabetical
from jardam.centres.choices import languages, roles
from jardam.centres.models import Branch, User
from jardam.centres.rules.roles import Role
from jardam.database.written import Written
from jardam.kernel.languages import Language

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor of its own; recovery codes only stand in for one."""

PROVEN = "proven"
"""In the recovery codes' row: their owner has typed one back, so they are on paper somewhere."""


class NotInLiveMode(Exception):
    """A second factor's code was asked for where real people sign in."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """One line of the staff list."""

    account: User
    name: str
    role: Promise
    branch: str
    speaks: list[str]
    has_second_factor: bool
    may_manage: bool


def display_names(users: Iterable[User]) -> dict[UUID, str]:
    """'Айгүл М.' by account id; the sign-in name where nobody wrote one. One query, however many."""
    usernames = {user.pk: user.username for user in users}
    sealed = StaffName.objects.filter(user_id__in=usernames).values_list("user_id", "sealed_name")
    return usernames | {user_id: open_name(user_id, name).short for user_id, name in sealed}


def names_by_id(ids: Iterable[UUID]) -> dict[UUID, str]:
    """As `display_names`, of accounts that are only known by their ids. One query, whose SQL is written once."""
    who = list(ids)
    padded = who + [_NOBODY] * (-len(who) % _STEP)
    found = _NAMED.rows(**{f"id_{number}": one for number, one in enumerate(padded)}) if who else []
    return {pk: open_name(pk, sealed).short if sealed else username for pk, username, sealed in found}


def _named(**ids: UUID) -> QuerySet[Any, Any]:
    people = User.objects.filter(pk__in=ids.values())
    return people.values_list("pk", "username", "staff_name__sealed_name")


_NAMED = Written[tuple[UUID, str, bytes | None]](_named)
_NOBODY = UUID(int=0)
_STEP = 8  # by so many the ids of the statement grow, so that there are few texts of it


def name_of(user: User) -> StaffNameParts:
    """The whole name. No query for the signed-in user, whose sealed name came with the session."""
    sealed: StaffName | None = getattr(user, "staff_name", None)
    return open_name(user.pk, sealed.sealed_name) if sealed else StaffNameParts(user.username, "")


def staff_visible_to(user: User) -> QuerySet[User]:
    """The accounts of the same centre; for people of the network, those of the network."""
    same_centre = Q(centre_id=user.centre_id) if user.centre_id else Q(centre=None)
    return User.objects.filter(same_centre).select_related("centre", "staff_name")


def branches_for(user: User) -> list[Branch]:
    """The branches to which somebody in the centre of ``user`` may belong now. One query; none for the network."""
    return list(Branch.objects.offered_to(user)) if user.centre_id else []


def staff_list(user: User) -> list[Colleague]:
    """Open accounts first, by name in the alphabet. Two queries."""
    visible = staff_visible_to(user)
    people = list(visible.select_related("branch") if user.centre_id else visible)
    guarded = set(
        Authenticator.objects.filter(user__in=people, type__in=FACTORS).values_list("user_id", flat=True)
    )
    lines = [_line(person, person.pk in guarded, user) for person in people]
    return sorted(
        lines, key=lambda line: (not line.account.is_active, alphabetical(line.name), line.account.pk.hex)
    )


def _line(person: User, has_second_factor: bool, reader: User) -> Colleague:
    words = languages()
    return Colleague(
        account=person,
        name=name_of(person).full,
        role=roles()[Role(person.role)],
        branch=person.branch.name if person.branch_id and person.branch else "",
        speaks=[str(words[Language(code)]) for code in person.languages],
        has_second_factor=has_second_factor,
        may_manage=may_manage_staff(reader, person),
    )


def sessions_of(user: User) -> QuerySet[Session]:
    return Session.objects.filter(user=user, ends_on__gte=timezone.now().date()).order_by("-seen_on", "pk")


def factors_of(user: User) -> QuerySet[Authenticator]:
    factors: QuerySet[Authenticator] = Authenticator.objects.filter(user=user).order_by("type", "pk")
    return factors


def kinds_of_factors(user: User) -> set[str]:
    """What this person can prove themselves with, beside the password."""
    return set(factors_of(user).values_list("type", flat=True))


def recovery_codes_of(user: User) -> Authenticator | None:
    codes: Authenticator | None = Authenticator.objects.filter(
        user=user, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return codes


def recovery_codes_left(factors: Iterable[Authenticator]) -> int:
    """How many codes are still good, among ``factors``."""
    codes = [factor for factor in factors if factor.type == Authenticator.Type.RECOVERY_CODES]
    return len(RecoveryCodes(codes[0]).get_unused_codes()) if codes else 0


def codes_to_write_down(user: User) -> list[str]:
    """The recovery codes, in fours, as long as their owner has not shown that they are on paper; then none."""
    codes = recovery_codes_of(user)
    if codes is None or codes.data.get(PROVEN):
        return []
    return [f"{code[:4]} {code[4:]}" for code in RecoveryCodes(codes).get_unused_codes()]


def has_one_time_password(user: User) -> bool:
    return OneTimePassword.objects.filter(user=user).exists()


def unfinished_step(user: User) -> str:
    """The URL name of what a new colleague has to do next before the house opens; empty when all is done."""
    if has_one_time_password(user):
        return "accounts:password"
    factors = {factor.type: factor for factor in factors_of(user)}
    if not factors.keys() & set(FACTORS):
        return "accounts:factors"
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    return "" if codes and codes.data.get(PROVEN) else "accounts:recovery_codes"


def last_period(totp: Authenticator) -> int:
    """The period of the last code that was accepted. Rests sealed: it is a moment."""
    used = totp.data.get("used")
    return int(decrypt(used)) if used else -1


def current_totp(user: User, *, at: datetime | None = None) -> str:
    """The code that would be accepted now, for demonstrations and tests.

    Errors: NotInLiveMode, where JARDAM_MODE is neither demo nor test; Authenticator.DoesNotExist.
    """
    if settings.MODE not in {"demo", "test"}:
        raise NotInLiveMode("Codes are shown in a demonstration only.")
    totp = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code_of(decrypt(totp.data["secret"]), usable_period(at or timezone.now(), after=last_period(totp)))
