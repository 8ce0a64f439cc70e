"""P1: save a contact: validated form, sealed note, a new caller with blind index, topics, card, two chained audit entries.

Lanes: form and action, as the page's view runs them, in this process (what the target names); the whole page over HTTP,
with session, middleware and redirect; the same rows by the ORM alone; by bare psycopg. Each commits one transaction.
"""

import argparse
import itertools
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection, transaction
from django.http import QueryDict
from django.utils import timezone

from benchmarks import joined, lino  # noqa: F401 - joined first of all, so that the models below can be read
from benchmarks.contents import Begun
from benchmarks.databases import app_login, use_database
from benchmarks.floors import save_by_orm, save_by_psycopg
from benchmarks.inside import TYPED, save_by_action, typed_form
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
LANES = ("form and action", "page", "orm", "psycopg")
_numbers = itertools.count(int.from_bytes(os.urandom(4), "big"))


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    with sites(asked, supervisor) as served:
        kinds = (_inside, _page, _orm, _psycopg)
        lanes = [kind(site) for site in served.values() for kind in kinds]
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    sizes = sorted(served)
    save(
        Row(
            "P1",
            "Save a contact",
            verdicts=_verdicts(figures, sizes),
            figures={lane: {str(size): figures[f"{lane} {size}"] for size in sizes} for lane in LANES},
            facts=_facts(figures, sizes),
            notes=[
                "The target names form, seals, audit, index and transaction: that is the lane 'form and action'.",
                "The page is more: HTTP, a session with a message in it, the questions who is there and what they may.",
                "The floors seal, hash and chain the same contents as the house.",
                "By contacts of Moscow, where they are saved; the other centres have as many again.",
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _verdicts(figures: Mapping[str, Figure], sizes: Sequence[int]) -> list[Verdict]:
    ours = {size: figures[f"page {size}"].cpu for size in sizes}
    against_bare = [
        Verdict(
            f"form and action at {size:,}, against bare psycopg",
            ratio(figures, f"form and action {size}", f"psycopg {size}"),
            at_most=3,
        )
        for size in sizes
    ]
    growth = ratio(figures, f"page {sizes[-1]}", f"page {sizes[0]}")
    return [
        *against_bare,
        *lino.verdicts("create", lino.CREATE, ours, least={1_000: 10, 100_000: 60}),
        Verdict(f"at {sizes[-1]:,} against {sizes[0]:,} (P2 asks it of 10M)", growth, at_most=1.15),
    ]


def _facts(figures: Mapping[str, Figure], sizes: Sequence[int]) -> dict[str, float]:
    """How the whole page stands to the same floor, and the ORM alone: beside the verdict, not instead of it."""
    names = {"page": "the whole page over HTTP", "orm": "the ORM alone"}
    return {
        f"{words} at {size:,}, against bare psycopg": ratio(figures, f"{lane} {size}", f"psycopg {size}")
        for lane, words in names.items()
        for size in sizes
    }


def _inside(site: Site) -> Lane:
    """What the view does between finding the contact and answering."""

    def prepare(count: int) -> Iterator[tuple[QueryDict, Begun, User]]:
        begun, user = begin_contacts(site, count), operator()
        for one in begun:
            yield typed_form(one), one, user

    return Lane(f"form and action {site.size}", prepare, save_by_action, _own_pids)


def _page(site: Site) -> Lane:
    def prepare(count: int) -> Iterator[tuple[Browser, Begun]]:
        """A session for each request: one that gathered the messages of a hundred would be no real one."""
        browser = site.browser()
        for begun in begin_contacts(site, count):
            yield browser.as_visitor(site.sign_in(OPERATOR)), begun

    def act(thing: tuple[Browser, Begun]) -> None:
        browser, begun = thing
        browser.post(f"/calls/{begun.contact}/close/", {**TYPED, "phone": begun.phone}, expect=302)

    return Lane(f"page {site.size}", prepare, act, site.pids)


def _orm(site: Site) -> Lane:
    return Lane(f"orm {site.size}", lambda count: begin_contacts(site, count), save_by_orm, _own_pids)


def _own_pids() -> list[int]:
    """This process and the backend that serves it now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [os.getpid(), int(cursor.fetchone()[0])]


def _psycopg(site: Site) -> Lane:
    own: psycopg.Connection[Any] = psycopg.connect(**app_login(site.database), autocommit=True)
    pids = [os.getpid(), own.info.backend_pid]

    def act(begun: Begun) -> None:
        save_by_psycopg(own, begun)

    return Lane(f"psycopg {site.size}", lambda count: begin_contacts(site, count), act, lambda: pids)


def begin_contacts(site: Site, count: int) -> list[Begun]:
    """Contacts that the operator has just begun, one by one."""
    use_database(site.database)
    user, now = operator(), timezone.now()
    assert user.centre_id is not None
    with for_centre(user.centre_id), transaction.atomic():
        contacts = [start_contact(Channel.PHONE, by=user, at=now) for _ in range(count)]
    return [Begun(one.pk, one.key_id, user.centre_id, user.pk, now, _phone()) for one in contacts]


def operator() -> User:
    return User.objects.get(username=OPERATOR)


def _phone() -> str:
    """A number that rings nowhere and that nobody of the demo has: a known one would have to be chosen first."""
    return f"+99611{next(_numbers) % 10**7:07}"
