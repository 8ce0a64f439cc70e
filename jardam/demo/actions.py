"""Building the demo network, and nothing else. Every step may be repeated; what stands is left alone."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.demo.branches import CODE as BRANCHED
from jardam.demo.branches import open_branches
from jardam.demo.cards import fill_cards
from jardam.demo.casework import fill_cases
from jardam.demo.claiming import fill_claims
from jardam.demo.filling import Cards, fill_month
from jardam.demo.incidents import fill_incidents
from jardam.demo.law import fill_law
from jardam.demo.library import fill_library
from jardam.demo.models import FilledMonth
from jardam.demo.offers import fill_services
from jardam.demo.opening import open_accounts, open_centres
from jardam.demo.otherside import fill_parties
from jardam.demo.plan import Batch, Wave, batches
from jardam.demo.practice import fill_practice
from jardam.demo.quality import fill_quality
from jardam.demo.reception import open_doors
from jardam.demo.rota import fill_rota
from jardam.demo.shares import CENTRES
from jardam.demo.together import fill_collective
from jardam.kernel.topics import Topic
from jardam.knowledge.models import Card
from jardam.services.publishing import publish_everywhere

CONTACTS = 20_000
SEED = 1
Filled = set[tuple[int, str, date]]
"""What stands: wave, centre, month."""


class NotInLiveMode(Exception):
    """Somebody asked for invented people where real people work."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one run did."""

    contacts: int  # made now
    standing: int  # in all


def build_demo(
    contacts: int = CONTACTS,
    seed: int = SEED,
    *,
    at: datetime,
    show: Callable[[int, int], None] = lambda _done, _of: None,
) -> Built:
    """Bring the demo network to ``contacts``: build it, finish it, or let it grow; never shrink or change it.

    One centre's month is one transaction, so a killed run is finished by the next. ``show``: told how
    many contacts are made, and of how many. Errors: NotInLiveMode; CentreTaken.
    """
    refuse_in_live_mode()
    centres = open_centres()
    open_accounts(centres, at=at)
    open_branches(centres[BRANCHED], at=at)
    for centre in centres.values():
        fill_rota(centre, seed, at=at)
    built = fill_months(centres, contacts, seed, at=at, show=show)
    open_doors(centres, seed, at=at)
    for centre in centres.values():
        fill_quality(centre, seed, at=at)
        fill_services(centre, at=at)
    fill_practice(centres[BRANCHED], at=at)
    fill_cases(centres[BRANCHED], at=at)
    fill_claims(centres[BRANCHED], at=at)
    fill_incidents(centres[BRANCHED], at=at)
    fill_parties(centres[BRANCHED], at=at)
    fill_collective(centres[BRANCHED], at=at)
    fill_library(centres[BRANCHED], at=at)
    fill_cards(centres[BRANCHED], at=at)
    fill_law(centres[BRANCHED], seed, at=at)
    publish_everywhere(at)
    return built


def fill_months(
    centres: Mapping[str, Centre],
    contacts: int,
    seed: int,
    *,
    at: datetime,
    only: Container[str] = CENTRES,
    show: Callable[[int, int], None] = lambda _done, _of: None,
) -> Built:
    """Make the contacts that `build_demo` makes, in centres that stand.

    ``only``: in these. The plan is that of the whole network, so several processes may fill it, each its own centres.
    """
    rows = _standing_months(centres.values())
    filled = {(row.wave, row.centre.code, row.month) for row in rows}
    missing = [batch for wave in _waves(rows, contacts, seed, at) for batch in _unfilled(wave, filled)]
    missing = [batch for batch in missing if batch.centre in only]
    whole = sum(batch.contacts for batch in missing)
    done = 0
    cards = _cards_by_topic() if missing else {}
    for batch in missing:
        fill_month(batch, centres[batch.centre], cards, at=at)
        done += batch.contacts
        show(done, whole)
    return Built(done, done + sum(row.contacts for row in rows))


def refuse_in_live_mode() -> None:
    """Errors: NotInLiveMode, unless JARDAM_MODE is demo or test."""
    if settings.MODE not in {"demo", "test"}:
        raise NotInLiveMode("Invented people have no place where real people work: JARDAM_MODE is not demo.")


def _waves(rows: Iterable[FilledMonth], contacts: int, seed: int, at: datetime) -> list[Wave]:
    """The waves that were begun, as they were begun, and one more if they hold fewer than ``contacts``."""
    begun = {row.wave: Wave(row.wave, row.wave_contacts, row.seed, row.last_day) for row in rows}
    waves = [begun[number] for number in sorted(begun)]
    lacking = contacts - sum(wave.contacts for wave in waves)
    if lacking > 0:
        waves.append(Wave(len(waves) + 1, lacking, seed, timezone.localdate(at)))
    return waves


def _unfilled(wave: Wave, filled: Filled) -> list[Batch]:
    return [batch for batch in batches(wave) if (wave.number, batch.centre, batch.month) not in filled]


def _standing_months(centres: Iterable[Centre]) -> list[FilledMonth]:
    rows: list[FilledMonth] = []
    for centre in centres:
        with for_centre(centre.id), transaction.atomic():  # outside one, the database knows no centre
            rows += FilledMonth.objects.filter(centre=centre).select_related("centre").order_by("month", "pk")
    return rows


def _cards_by_topic() -> Cards:
    """Codes and versions of the answers that stand now."""
    fitting: defaultdict[Topic, list[tuple[str, int]]] = defaultdict(list)
    for card in Card.objects.current().order_by("code"):
        for topic in card.topics:
            fitting[Topic(topic)].append((card.code, card.version))
    return fitting
