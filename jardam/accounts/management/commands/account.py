"""``jardam account``: the first account of a centre, and new access where nobody is left to give it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.accounts import actions
from jardam.accounts.refusals import Refused
from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import NETWORK_ROLES, Role


class Command(BaseCommand):
    help = "Open an account, or give new access to one whose password and second factor are lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        opening = acts.add_parser("open", help="open an account and print its one-time password")
        opening.add_argument("username")
        opening.add_argument("--role", type=Role, choices=list(Role), default=Role.CENTRE_HEAD)
        opening.add_argument("--centre", default="", help="the centre's code; none for people of the network")
        opening.add_argument("--given", default="", help="the person's first name, stored sealed")
        opening.add_argument("--family", default="")
        resetting = acts.add_parser(
            "reset", help="take password and second factor away, print a one-time password"
        )
        resetting.add_argument("username")

    def handle(self, *_args: Any, **words: Any) -> None:
        password = self._open(**words) if words["act"] == "open" else self._reset(words["username"])
        self.stdout.write(f"One-time password, good for a week: {password}")

    def _open(self, username: str, role: Role, centre: str, given: str, family: str, **_words: Any) -> str:
        at = timezone.now()
        try:
            user, password = actions.open_account(username, role, _centre(centre, role), [], by=None, at=at)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if given:
            actions.name_staff(user, StaffNameParts(given, family), by=None, at=at)
        return password

    def _reset(self, username: str) -> str:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError("There is no account of this name.")
        return actions.reset_access(user, by=None, at=timezone.now())


def _centre(code: str, role: Role) -> Centre | None:
    if not code and role not in NETWORK_ROLES:
        raise CommandError("This role works in a centre: say which one with --centre.")
    centre = Centre.objects.filter(code=code).first()
    if code and centre is None:
        raise CommandError("There is no centre of this code.")
    return centre
