"""Persons beyond those whom the demo network has: three for ten contacts, in Moscow and in the others together.

Their files are made as the house makes them: a key each, who they are sealed with it, the blind index of their number.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from benchmarks import joined  # noqa: F401 - first of all, so that the models below can be read
from jardam.centres.models import Centre
from jardam.database.bulk import insert_all
from jardam.database.scope import for_centre
from jardam.demo.dice import Dice
from jardam.demo.names import MALE, person_name
from jardam.demo.phones import invented_phone
from jardam.demo.plan import shared_out
from jardam.demo.shares import CENTRES, LANGUAGES
from jardam.people.actions import put_identity
from jardam.people.models import Person, PersonIndex
from jardam.people.rules.identity import Identity, index_values
from jardam.vault.actions import new_file_keys
from jardam.vault.indexes import blind_index

PERSONS = 0.3
"""For each contact: 300,000 for a million."""

DAYS = 730
"""Over which they came: all on one day would make of that day, of which ids begin, the largest part of every index."""

AT_ONCE = 5_000
Opened = tuple[Person, Identity]


def fill_up_with_persons(size: int) -> None:
    """Bring every centre to its part of the persons that ``size`` contacts of Moscow and as many of others have."""
    wanted: Mapping[str, int] = shared_out(int(2 * size * PERSONS), CENTRES)
    for centre in Centre.objects.filter(code__in=CENTRES):
        with for_centre(centre.id):
            _fill_up(centre, wanted[centre.code])


def _fill_up(centre: Centre, wanted: int) -> None:
    with transaction.atomic():
        standing = Person.objects.filter(centre=centre).count()
    for begun in range(standing, wanted, AT_ONCE):
        with transaction.atomic():
            add_persons(centre, begun, min(AT_ONCE, wanted - begun))


def add_persons(centre: Centre, begun: int, count: int) -> None:
    today, dice = timezone.localdate(), Dice("persons", centre.code, begun)
    opened = [_opened(centre, today - timedelta(days=dice.number(1, DAYS)), dice) for _ in range(count)]
    for (person, identity), key in zip(opened, new_file_keys(centre.id, count), strict=True):
        person.key = key
        put_identity(person, identity)
    insert_all([person for person, _ in opened])
    insert_all([index for one in opened for index in _indexes(one, dice)])


def _opened(centre: Centre, day: date, dice: Dice) -> Opened:
    language = dice.one(list(LANGUAGES.get(centre.code, LANGUAGES["moscow"])))
    person = Person(id=dice.id_on(day), centre=centre, added_on=day, sex=MALE)
    phone = invented_phone(language, centre.country, dice)
    return person, Identity(name=person_name(language, MALE, dice).full, phones=(phone,))


def _indexes(opened: Opened, dice: Dice) -> list[PersonIndex]:
    person, identity = opened
    return [
        PersonIndex(
            id=dice.id_on(person.added_on),
            centre=person.centre,
            person=person,
            kind=kind,
            digest=blind_index(person.centre_id, kind, value),
        )
        for kind, value in index_values(identity)
    ]
