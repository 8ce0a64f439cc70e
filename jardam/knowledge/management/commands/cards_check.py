"""What is wrong with answer cards, before anybody loads them: files against files, no database."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jardam.knowledge.checking import facts_on, faults_of_card
from jardam.knowledge.faulted import CardRefused, in_english
from jardam.knowledge.reading import CardFile, read_card_at
from jardam.knowledge.rules.faults import Fault, Flaw, fault
from jardam.law.reading.every_row import every_row
from jardam.law.reading.rows import ParameterRow
from jardam.network.choices import Actor


class Command(BaseCommand):
    help = "Check answer cards against the rows of the law in the data folder and name every fault."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="*", type=Path, help="cards to check; all of the data folder if none"
        )
        parser.add_argument("--from", dest="folder", type=Path, default=Path(settings.ROOT) / "data")

    def handle(self, *, files: list[Path], folder: Path, **_options: Any) -> None:
        law = list(every_row(folder / "law"))
        places = _places(folder / "network" / "services.yaml")
        wanted = files or sorted((folder / "knowledge" / "cards").glob("*.yaml"))
        told = list(chain.from_iterable(_faults_of(path, law, places) for path in wanted))
        for sentence in told:
            self.stdout.write(sentence)
        if told:
            raise CommandError(f"{len(told)} faults in {len(wanted)} cards.")
        self.stdout.write(f"{len(wanted)} cards are whole.")


def _faults_of(path: Path, law: list[ParameterRow], places: frozenset[str]) -> Iterator[str]:
    try:
        card = read_card_at(path)
    except CardRefused as error:
        yield str(error)
        return
    found = [*faults_of_card(card, facts_on(law, card.checked_on)), *_faults_of_places(card, places)]
    yield from (f"{path.name}: {told}" for told in in_english(found))


def _faults_of_places(card: CardFile, places: frozenset[str]) -> Iterator[Fault]:
    return (fault(Flaw.UNKNOWN_PLACE, code=code) for code in card.head.where if code not in places)


def _places(services: Path) -> frozenset[str]:
    with services.open(encoding="utf-8") as file:
        told = yaml.load(file, Loader=yaml.CSafeLoader)
    return frozenset([*map(str, Actor), *(service["code"] for service in told["services"])])
