"""``jardam demo``: the invented network for trying things out. Refused where real people work."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.accounts.queries import current_totp
from jardam.centres.models import User
from jardam.demo.actions import CONTACTS, SEED, NotInLiveMode, build_demo, refuse_in_live_mode
from jardam.demo.opening import CentreTaken
from jardam.demo.staff import DEMO_PASSWORD, STAFF


class Command(BaseCommand):
    help = "Build the demo network, or let it grow; `demo code NAME` prints that person's second factor now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "words", nargs="*", metavar="code NAME", help="print the current code of a sign-in name"
        )
        parser.add_argument("--build", action="store_true", help="build it; the second time nothing is done")
        parser.add_argument(
            "--contacts", type=int, default=CONTACTS, help="how many in all (default %(default)s)"
        )
        parser.add_argument(
            "--seed", type=int, default=SEED, help="another seed, other people (default %(default)s)"
        )

    def handle(self, *_words: Any, words: list[str], contacts: int, seed: int, **_options: Any) -> None:
        try:
            refuse_in_live_mode()
        except NotInLiveMode as refusal:
            raise CommandError(str(refusal)) from None
        if words:
            self._code(words)
        else:
            self._build(contacts, seed)

    def _build(self, contacts: int, seed: int) -> None:
        try:
            built = build_demo(contacts, seed, at=timezone.now(), show=self._show)
        except CentreTaken as taken:
            raise CommandError(f"There is a centre '{taken}' that is no demo: nothing was built.") from None
        if built.contacts:
            self.stdout.write(
                f"\r{built.contacts} invented contacts made; the password of all is {DEMO_PASSWORD}"
            )
        else:
            self.stdout.write(f"The demo network stands already, with {built.standing} invented contacts.")

    def _code(self, words: list[str]) -> None:
        if len(words) != 2 or words[0] != "code":
            raise CommandError("Say: jardam demo code NAME")
        user = User.objects.filter(username=words[1], username__in=[one.username for one in STAFF]).first()
        if user is None:
            raise CommandError(f"No demo account is called {words[1]}. Build them first: jardam demo --build")
        self.stdout.write(current_totp(user))

    def _show(self, done: int, of: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} of {of} contacts", ending="")
            self.stdout.flush()
