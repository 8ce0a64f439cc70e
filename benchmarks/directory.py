"""The directory at five hundred and fifty thousand services: by region, by words, open now, and near a town."""

import argparse
import random
from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone

from benchmarks.cases import READER, SMALLEST
from benchmarks.databases import copy_database, count_anew, databases, exists, stop_serving, use_database
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites_of
from jardam.config.up.supervisor import Supervisor
from jardam.database.scope import across_centres
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.regions import RUSSIA
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Circle, Fee, ServiceState, Takes
from jardam.network.gathering import gather
from jardam.network.models import Branch, Organisation, OrganisationService, sealed_rest
from jardam.network.placing import place
from jardam.network.rules.hours import Hours
from jardam.network.rules.hsds_writing import with_hours
from jardam.network.towns import Town, towns

SIZES = (500, 50_000)
"""Services. Each organisation gives five and is met in one place or two."""
SERVICES_OF_ONE, AT_ONCE = 5, 1_000
MOST_WAITED = 30
"""Units: milliseconds, the 95th of a hundred."""
MOSCOW, SOURCE = "524901", "benchmark"
DOES = [
    "Юрист по зарплатам",
    "Кров на ночь",
    "Курсы русского языка",
    "Врач без полиса",
    "Помощь с патентом",
    "Горячий обед",
]
OFFICE, NIGHT = Hours(week=(((600, 1080),),) * 5 + ((), ())), Hours(week=(((1200, 480),),) * 7)
ASKED: Mapping[str, Mapping[str, str]] = {
    "nothing asked": {},
    "by region, language and topic": {"region": "RU-MOW", "language": "TG", "topic": "B_UNPAID_WAGES"},
    "by words": {"words": "юрист зарплат"},
    "free, takes people, open now": {"fee": "FREE", "takes": "on", "is_open": "on"},
    "near a town": {"town": MOSCOW, "within": "100"},
    "near a town, all asked": {
        "town": MOSCOW,
        "within": "300",
        "language": "KY",
        "topic": "B_UNPAID_WAGES",
        "words": "юрист",
        "is_open": "on",
    },
}


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    stop_serving(supervisor)
    named = {size: _database(supervisor, size) for size in SIZES}
    with sites_of(named, supervisor) as served:
        lanes = [_lane(site, "bare page", "/answers/") for site in served.values()]
        lanes += [
            _lane(site, name, f"/directory/?{urlencode(said)}")
            for name, said in ASKED.items()
            for site in served.values()
        ]
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    save(
        Row(
            "A5",
            "The directory, searched",
            verdicts=_verdicts(figures),
            figures={
                name: {str(size): figures[f"{name} {size}"] for size in SIZES}
                for name in ["bare page", *ASKED]
            },
            facts=_facts(figures),
            notes=[
                "By services in the directory; ten thousand organisations give fifty thousand, and a page shows twenty-five.",
                "Half of them lie in Moscow and around it, so that a search there meets thousands.",
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _database(supervisor: Supervisor, size: int) -> str:
    name = f"jardam_directory_{size}"
    if not exists(supervisor, name):
        (smallest,) = databases(supervisor, [SMALLEST]).values()
        copy_database(supervisor, smallest, name)
    use_database(name)
    if not Organisation.objects.filter(source=SOURCE).exists():
        _fill(size // SERVICES_OF_ONE)
        count_anew(supervisor, name)
    return name


def _fill(organisations: int) -> None:
    dice = random.Random(organisations)
    places = list(towns().values())
    moscow = towns()[MOSCOW]
    with across_centres("the directory belongs to the whole network") as db:
        for start in range(0, organisations, AT_ONCE):
            made = [
                _organisation(dice, number) for number in range(start, min(start + AT_ONCE, organisations))
            ]
            Organisation.objects.using(db).bulk_create(made)
            OrganisationService.objects.using(db).bulk_create(
                (_service(dice, one, position) for one in made for position in range(1, SERVICES_OF_ONE + 1)),
                batch_size=AT_ONCE,
            )
            gather([one.pk for one in made], using=db)
            Branch.objects.using(db).bulk_create(
                _branch(dice, one, moscow if dice.random() < 0.5 else dice.choice(places))
                for one in made
                for _place in range(dice.choice([1, 1, 2]))
            )


def _organisation(dice: random.Random, number: int) -> Organisation:
    pk, name = day_uuid(), f"{dice.choice(['Приют', 'Фонд', 'Землячество', 'Профсоюз'])} «{number:05}»"
    takes = dice.choice([Takes.FREE, Takes.UNKNOWN])
    return Organisation(
        id=pk,
        code=f"own-{pk.hex}",
        names={"ru": name, "en": name},
        actor=dice.choice([Actor.NGO, Actor.DIASPORA, Actor.UNION]).value,
        circle=Circle.OUTER.value,
        regions=["RU-MOW"] if dice.random() < 0.5 else [dice.choice(list(RUSSIA))],
        languages=[
            code.value for code in dice.sample([Language.RU, Language.KY, Language.TG, Language.UZ], 2)
        ],
        fee=dice.choice([Fee.FREE, Fee.FREE, Fee.MIXED]).value,
        source=SOURCE,
        takes=takes.value,
        takes_on=None if takes is Takes.UNKNOWN else timezone.localdate(),
        sealed_rest=_sealed(pk, name),
    )


def _service(dice: random.Random, of: Organisation, position: int) -> OrganisationService:
    pk, what = day_uuid(), dice.choice(DOES)
    return OrganisationService(
        id=pk,
        organisation=of,
        position=position,
        topic=dice.choice(list(Topic)).value,
        what={"ru": what, "en": what},
        status=ServiceState.ACTIVE.value,
        fee=of.fee,
        sealed_rest=_sealed(pk, what),
    )


def _branch(dice: random.Random, of: Organisation, town: Town) -> Branch:
    pk = day_uuid()
    near = {
        "latitude": town.point.latitude + dice.uniform(-0.4, 0.4),
        "longitude": town.point.longitude + dice.uniform(-0.4, 0.4),
    }
    told = with_hours({"id": str(pk), "location_type": "physical", **near}, pk, dice.choice([OFFICE, NIGHT]))
    row = Branch(id=pk, organisation=of, region=town.region, sealed_rest=sealed_rest(pk, told))
    place(row, told, is_discreet=False)
    return row


def _sealed(pk: UUID, name: str) -> bytes:
    return sealed_rest(pk, {"id": str(pk), "name": name, "description": name})


def _lane(site: Site, name: str, path: str) -> Lane:
    browser = site.browser(site.sign_in(READER))
    return Lane(f"{name} {site.size}", lambda count: [path] * count, browser.get, site.pids)


def _verdicts(figures: Mapping[str, Figure]) -> list[Verdict]:
    most = SIZES[-1]
    return [
        Verdict(
            f"{name}: {most:,} services, p95", round(figures[f"{name} {most}"].p95, 1), MOST_WAITED, unit="ms"
        )
        for name in ASKED
    ]


def _facts(figures: Mapping[str, Figure]) -> dict[str, float]:
    few, many = SIZES
    return {
        f"{name}, {many:,} services against {few}": ratio(figures, f"{name} {many}", f"{name} {few}")
        for name in ASKED
    }
