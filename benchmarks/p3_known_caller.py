"""P3: did this number call before? POST of the number from the call page, against a bare single-row Django read.

The check counts the look-up, writes it into the audit chain, finds the person by blind index and shows their last
contacts. The floor is Django without any middleware that reads one row by its key, over HTTP as well. A third lane,
the two questions in the language that was chosen, shows what a page costs here that reads nothing but its contact.
"""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from benchmarks.databases import use_database
from benchmarks.p1_save_contact import OPERATOR, begin_contacts
from benchmarks.pages import Browser
from benchmarks.people import PERSONS
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import WARMING, Lane, measure, ratio
from benchmarks.sites import Site, page_server, sites, start_web
from jardam.centres.models import User
from jardam.config.up.children import stop_all
from jardam.config.up.supervisor import Supervisor
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.people.actions import LOOK_UPS_A_DAY, identity_place
from jardam.people.models import LookUpDay, Person
from jardam.people.rules.identity import Identity
from jardam.vault.sealing import open_json

LANES = ("known caller", "signed-in page", "bare read")
BARE = "benchmarks.bare:application"
Asked = tuple[Browser, str, dict[str, str]]


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    requests = min(asked.requests, LOOK_UPS_A_DAY - WARMING)
    with sites(asked, supervisor) as served, ExitStack() as stack:
        lanes: list[Lane] = []
        for site in served.values():
            lanes += _lanes(site, stack.enter_context(_bare_site(site)))
        figures = measure(lanes, rounds=asked.rounds, requests=requests)
    sizes = sorted(served)
    save(
        Row(
            "P3",
            "Known-caller check by phone",
            verdicts=[
                Verdict(
                    f"at {persons_of(size):,} persons, against a bare single-row Django read",
                    ratio(figures, f"known caller {size}", f"bare read {size}"),
                    at_most=1.5,
                )
                for size in sizes
            ],
            figures={
                lane: {str(persons_of(size)): figures[f"{lane} {size}"] for size in sizes} for lane in LANES
            },
            facts={
                f"against a signed-in page of this house, at {persons_of(size):,}": ratio(
                    figures, f"known caller {size}", f"signed-in page {size}"
                )
                for size in sizes
            },
            notes=["By persons of Moscow; the other centres have as many again."],
            rounds=asked.rounds,
            requests=requests,
        )
    )


@contextmanager
def _bare_site(site: Site) -> Iterator[Site]:
    """The floor's own web process beside the site, on the same database."""
    port = site.port + 1
    server = page_server(port)
    server = replace(server, name="bare", argv=[*server.argv[:-1], BARE])
    bare = replace(site, port=port, web=start_web(server, port, JARDAM_DB_NAME=site.database))
    try:
        bare.browser().wait_until_healthy(expect=404)
        yield bare
    finally:
        stop_all([bare.web])


def _lanes(site: Site, bare: Site) -> list[Lane]:
    (begun,) = begin_contacts(site, 1)
    persons = known_persons(site, LOOK_UPS_A_DAY)
    browser, floor = site.browser(site.sign_in(OPERATOR)), bare.browser()
    earlier, said = f"/calls/{begun.contact}/earlier/", f"/calls/{begun.contact}/said/"

    def numbers(count: int) -> Iterable[Asked]:
        _forget_look_ups(site)
        return [(browser, earlier, {"phone": phone}) for _, phone in persons[:count]]

    def language(count: int) -> Iterable[Asked]:
        return [(browser, said, {"language": "KY"})] * count

    def rows(count: int) -> Iterable[tuple[Browser, str]]:
        return [(floor, f"/{begun.centre}/{person}") for person, _ in persons[:count]]

    return [
        Lane(f"known caller {site.size}", numbers, _post, site.pids),
        Lane(f"signed-in page {site.size}", language, _post, site.pids),
        Lane(f"bare read {site.size}", rows, _get, bare.pids),
    ]


def persons_of(size: int) -> int:
    return int(size * PERSONS)


def known_persons(site: Site, count: int) -> list[tuple[UUID, str]]:
    """Persons of the operator's centre with a number each; as many as a person may look up in a day."""
    use_database(site.database)
    centre = _operator().centre_id
    assert centre is not None
    with for_centre(centre), transaction.atomic():
        called = Contact.objects.filter(centre_id=centre, person=OuterRef("pk"))
        persons = Person.objects.filter(
            Exists(called), centre_id=centre, added_on__lt=timezone.localdate(), erased_on=None
        )
        found = [
            (person.pk, _phone_of(person)) for person in persons.select_related("key").order_by("pk")[:count]
        ]
    return (found * count)[:count]


def _phone_of(person: Person) -> str:
    sealed: Any = person.sealed_identity
    return Identity.from_bundle(open_json(person.key, identity_place(person.id), sealed)).phones[0]


def _forget_look_ups(site: Site) -> None:
    """The brake on fishing would stop the second round."""
    use_database(site.database)
    with for_centre(_operator().centre_id), transaction.atomic():
        LookUpDay.objects.filter(user=_operator()).delete()


def _operator() -> User:
    return User.objects.get(username=OPERATOR)


def _post(asked: Asked) -> None:
    browser, path, fields = asked
    browser.post(path, fields)


def _get(asked: tuple[Browser, str]) -> None:
    browser, path = asked
    browser.get(path)
