"""``jardam demo``: the invented network for trying things out. Refused where real people work."""

import time
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.accounts.queries import current_totp
from jardam.centres.models import Centre, User
from jardam.demo.actions import CONTACTS, SEED, NotInLiveMode, build_demo, refuse_in_live_mode
from jardam.demo.exchange import DoorRefused
from jardam.demo.later import walk_as_of
from jardam.demo.opening import CentreTaken
from jardam.demo.shift import Pace, play_shift
from jardam.demo.staff import DEMO_PASSWORD, STAFF

SPEED = 60.0
HOURS, MOST_HOURS = 24, 24 * 90


class Command(BaseCommand):
    help = (
        "Build the demo network, or let it grow; `demo code NAME` prints that person's second factor now,"
        " `demo shift` plays a night of sixty calls on the line, `demo later` lets hours go by for what waits for an answer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "words",
            nargs="*",
            metavar="code NAME | shift | later",
            help="print a person's current code; play a night; let hours go by",
        )
        parser.add_argument("--build", action="store_true", help="build it; the second time nothing is done")
        parser.add_argument(
            "--contacts", type=int, default=CONTACTS, help="how many in all (default %(default)s)"
        )
        parser.add_argument(
            "--seed", type=int, default=SEED, help="another seed, other people (default %(default)s)"
        )
        parser.add_argument("--centre", default="moscow", help="whose night it is (default %(default)s)")
        parser.add_argument(
            "--speed", type=float, default=SPEED, help="night seconds in one of ours (default %(default)s)"
        )
        parser.add_argument(
            "--door", default="", metavar="ADDRESS", help="tell it at the signed door of this server"
        )
        parser.add_argument(
            "--auto", action="store_true", help="two operators are played, too; else people answer"
        )

        parser.add_argument("--hours", type=int, default=HOURS, help="how many go by (default %(default)s)")

    def handle(self, *_words: Any, words: list[str], **options: Any) -> None:
        try:
            refuse_in_live_mode()
        except NotInLiveMode as refusal:
            raise CommandError(str(refusal)) from None
        if words == ["shift"]:
            self._shift(options)
        elif words == ["later"]:
            self._later(options["hours"])
        elif words:
            self._code(words)
        else:
            self._build(options["contacts"], options["seed"])

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

    def _shift(self, options: dict[str, Any]) -> None:
        centre = Centre.objects.filter(code=options["centre"], is_demo=True).first()
        if centre is None or options["speed"] <= 0:
            raise CommandError("Say a demo centre that stands, and a speed above 0: jardam demo --build")
        pace = Pace(options["speed"], now=timezone.now, sleep=time.sleep)
        door, is_auto = options["door"], options["auto"]
        try:
            tally = play_shift(centre, options["seed"], pace, is_auto=is_auto, door=door)
        except DoorRefused as refused:
            raise CommandError(f"The door of {door} refused {refused}") from None
        self.stdout.write(str(tally))

    def _later(self, hours: int) -> None:
        if not 1 <= hours <= MOST_HOURS:
            raise CommandError(f"Say between 1 and {MOST_HOURS} hours.")
        walk_as_of(timezone.now() + timedelta(hours=hours))
        self.stdout.write(
            f"Whoever had not answered {hours} hours from now was passed over, and what ends by then is over."
        )

    def _show(self, done: int, of: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} of {of} contacts", ending="")
            self.stdout.flush()
