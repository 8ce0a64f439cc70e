"""P1: save a contact. POST of the call page through the whole stack, against the same rows written bare.

Lanes: the page over HTTP (validated form, sealed note, a new caller with blind index, topics, card, two chained
audit entries); the same rows by the ORM alone; the same rows by bare psycopg. Each commits one transaction.
"""

import argparse
import itertools
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection, transaction
from django.utils import timezone

from benchmarks import lino
from benchmarks.databases import app_login, use_database
from benchmarks.floors import Begun, save_by_orm, save_by_psycopg
from benchmarks.pages import Browser
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites
from jardam.centres.models import User
from jardam.config.up.supervisor import Supervisor
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.database.scope import for_centre

OPERATOR = "erkin"
LANES = ("page", "orm", "psycopg")
TYPED: Mapping[str, str | Sequence[str]] = {
    "language": "KY",
    "client_kind": "WORKER",
    "name": "Азамат Токтогул уулу",
    "stated": "[demo] Эки айдан бери айлыгымды бербей жатышат. Бригадир телефонун албайт. " * 3,
    "note": "[demo] Договорённость была устная, есть переписка и фотографии с объекта.",
    "topics": ["B_UNPAID_WAGES", "B_CONTRACT"],
    "violence": "NO",
    "discrimination": "NOT_ASKED",
    "region": "RU-MOW",
    "sex": "M",
    "age_band": "30-44",
    "outcome": "ANSWERED",
    "cards": "WAGES_UNPAID:1",
}
_numbers = itertools.count(int.from_bytes(os.urandom(4), "big"))


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    with sites(asked, supervisor) as served:
        lanes = [lane for site in served.values() for lane in (_page(site), _orm(site), _psycopg(site))]
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    sizes = sorted(served)
    save(
        Row(
            "P1",
            "Save a contact",
            verdicts=_verdicts(figures, sizes),
            figures={lane: {str(size): figures[f"{lane} {size}"] for size in sizes} for lane in LANES},
            notes=["The page also opens a session and writes a message into it; the floors have none."],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _verdicts(figures: Mapping[str, Figure], sizes: Sequence[int]) -> list[Verdict]:
    ours = {size: figures[f"page {size}"].cpu for size in sizes}
    against_bare = [
        Verdict(
            f"at {size:,}, against bare psycopg", ratio(figures, f"page {size}", f"psycopg {size}"), at_most=3
        )
        for size in sizes
    ]
    growth = ratio(figures, f"page {sizes[-1]}", f"page {sizes[0]}")
    return [
        *against_bare,
        *lino.verdicts("create", lino.CREATE, ours, least={1_000: 10, 100_000: 60}),
        Verdict(f"at {sizes[-1]:,} against {sizes[0]:,} (P2 asks it of 10M)", growth, at_most=1.15),
    ]


def _page(site: Site) -> Lane:
    def prepare(count: int) -> Iterator[tuple[Browser, Begun]]:
        """A session for each request: one that gathered the messages of a hundred would be no real one."""
        browser = site.browser()
        for begun in begin_contacts(site, count):
            yield browser.as_visitor(site.sign_in(OPERATOR)), begun

    def act(thing: tuple[Browser, Begun]) -> None:
        browser, begun = thing
        browser.post(f"/calls/{begun.contact}/close/", {**TYPED, "phone": _phone()}, expect=302)

    return Lane(f"page {site.size}", prepare, act, site.pids)


def _orm(site: Site) -> Lane:
    def pids() -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return [os.getpid(), int(cursor.fetchone()[0])]

    return Lane(f"orm {site.size}", lambda count: begin_contacts(site, count), save_by_orm, pids)


def _psycopg(site: Site) -> Lane:
    own: psycopg.Connection[Any] = psycopg.connect(**app_login(site.database), autocommit=True)
    pids = [os.getpid(), own.info.backend_pid]

    def act(begun: Begun) -> None:
        save_by_psycopg(own, begun)

    return Lane(f"psycopg {site.size}", lambda count: begin_contacts(site, count), act, lambda: pids)


def begin_contacts(site: Site, count: int) -> list[Begun]:
    """Contacts that the operator has just begun, one by one."""
    use_database(site.database)
    user, now = User.objects.get(username=OPERATOR), timezone.now()
    assert user.centre_id is not None
    with for_centre(user.centre_id), transaction.atomic():
        contacts = [start_contact(Channel.PHONE, by=user, at=now) for _ in range(count)]
    return [Begun(one.pk, one.key_id, user.centre_id, user.pk, one.happened_on) for one in contacts]


def _phone() -> str:
    """A number that rings nowhere and that nobody of the demo has: a known one would have to be chosen first."""
    return f"+99611{next(_numbers) % 10**7:07}"
