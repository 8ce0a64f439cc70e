"""``jardam bank snapshot|check``: freeze what the centres recorded, and look whether what was frozen is still the same."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.databank.snapshots import broken_files, snapshots, take_snapshot


class Command(BaseCommand):
    help = "Freeze a snapshot of the data bank, or check those that stand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("snapshot", help="read every centre in its own name and freeze codes and months")
        acts.add_parser("check", help="compare every file with what its manifest says")

    def handle(self, *_args: Any, act: str, **_told: Any) -> None:
        if act == "snapshot":
            taken = take_snapshot(timezone.now())
            self.stdout.write(f"{taken.id}: {len(taken.centres)} centres")
            return
        broken = {one.id: broken_files(one) for one in snapshots()}
        for name, files in broken.items():
            self.stdout.write(f"{name}: {', '.join(files) or 'whole'}")
        if any(broken.values()):
            raise CommandError("Some files are not what was frozen.")
