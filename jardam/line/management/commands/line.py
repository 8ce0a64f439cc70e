"""``jardam line``: what the telephone exchange of a centre needs before it can tell of calls."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.line.actions import make_secret


class Command(BaseCommand):
    help = "Make the secret with which a centre's exchange signs, and print it once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        making = acts.add_parser(
            "secret", help="make a new secret; the one before opens nothing from then on"
        )
        making.add_argument("--centre", required=True, help="the centre's code")

    def handle(self, *_args: Any, centre: str, **_words: Any) -> None:
        found = Centre.objects.filter(code=centre).first()
        if found is None:
            raise CommandError("There is no centre of this code.")
        with for_centre(found.pk), transaction.atomic():
            secret = make_secret(found, by=None, at=timezone.now())
        self.stdout.write(secret)
