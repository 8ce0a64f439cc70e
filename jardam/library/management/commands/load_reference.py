"""Loads what stands in the project's data folder: law, then cards that quote it, then the glossary and the network."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.database.scope import across_centres
from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law
from jardam.library.glossary import load_glossary
from jardam.network.actions import load_network, load_standard_services
from jardam.search.sources import refresh_all


class Command(BaseCommand):
    help = "Load the reference data: law, answer cards, glossary, organisations, standard services. Repeating it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="folder", type=Path, default=Path(settings.ROOT) / "data")

    def handle(self, *, folder: Path, **_options: Any) -> None:
        at = timezone.now()
        try:
            law = load_law(folder / "law", at)
            cards = load_cards(folder / "knowledge" / "cards", at)
            glossary = load_glossary(folder / "law" / "glossary.csv", at)
            network = load_network(folder / "network")
            services = load_standard_services(folder / "network")
            with across_centres("what can be found is the same for every centre") as db:
                refresh_all(using=db)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The reference data could not be loaded: {error}") from error
        self.stdout.write(f"law: {law.parameters} parameters, {law.days} calendar days; {law.added} new")
        if law.kept:
            self.stdout.write(f"law: {law.kept} rows were changed by people since and stay as these said")
        self.stdout.write(f"knowledge: {cards.cards} cards; {cards.added} new")
        self.stdout.write(f"glossary: {glossary.terms} terms; {glossary.added} new wordings")
        if cards.kept:
            self.stdout.write(
                f"knowledge: edited here, their new files were not taken: {', '.join(cards.kept)}"
            )
        self.stdout.write(f"network: {network.organisations} organisations; {network.added} new")
        if network.kept:
            self.stdout.write(
                f"network: corrected here, what the file tells anew was not taken: {', '.join(network.kept)}"
            )
        self.stdout.write(
            f"services: {services.services} standard services, version {services.version}; {services.added} new"
        )
