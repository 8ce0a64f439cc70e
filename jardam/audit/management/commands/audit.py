"""``jardam audit``: check the chains, sign their heads, chain what was read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.audit.choices import faults
from jardam.audit.heads import WitnessBroken, export_heads, witnessed
from jardam.audit.models import NETWORK_CHAIN
from jardam.audit.readings import seal_readings
from jardam.audit.verifying import Verdict, verify
from jardam.centres.models import Centre
from jardam.vault.environment import witness_folder
from jardam.vault.refusals import VaultSealed


class Command(BaseCommand):
    help = "Check who did what: verify the chains, sign their heads, chain what was read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        check = acts.add_parser("verify", help="walk every chain and name the first bad entry")
        check.add_argument("--centre", help="only the chain of this centre (its code)")
        check.add_argument("--witness", type=Path, help="folder of signed heads (default: JARDAM_WITNESS)")
        heads = acts.add_parser("heads", help="sign the heads and keep them in the witness folder")
        heads.add_argument("--to", type=Path, help="witness folder (default: JARDAM_WITNESS)")
        acts.add_parser("readings", help="chain the readings that wait")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['act']}")(options)
        except (VaultSealed, WitnessBroken) as error:
            raise CommandError(str(error)) from None

    def _verify(self, options: dict[str, Any]) -> None:
        seal_readings()
        kept = witnessed(options["witness"] or witness_folder())
        only = _centre(options["centre"]).pk if options["centre"] else None
        codes = dict(Centre.objects.values_list("pk", "code"))
        verdicts = verify(kept, only)
        for verdict in verdicts:
            self.stdout.write(_sentence(codes, verdict))
        if not kept:
            self.stdout.write(
                "No signed heads were found: a chain cut back together with its head would look whole."
            )
        if any(verdict.fault for verdict in verdicts):
            raise CommandError("The audit trail was tampered with.")

    def _heads(self, options: dict[str, Any]) -> None:
        folder = options["to"] or witness_folder()
        count = export_heads(folder, on=timezone.localdate())
        self.stdout.write(f"{count} heads signed and kept in {folder}")

    def _readings(self, options: dict[str, Any]) -> None:
        del options
        self.stdout.write(f"{seal_readings()} readings chained")


def _sentence(codes: dict[UUID, str], verdict: Verdict) -> str:
    name = "network" if verdict.chain == NETWORK_CHAIN else codes.get(verdict.chain, str(verdict.chain))
    if verdict.fault is None:
        return f"{name}: {verdict.stands_at} entries, every one as it was written"
    return f"{name}: entry {verdict.fault.seq} {faults()[verdict.fault.kind]}"


def _centre(code: str) -> Centre:
    found = Centre.objects.filter(code=code).first()
    if found is None:
        raise CommandError(f"There is no centre with the code {code}.")
    return found
