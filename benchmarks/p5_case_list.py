"""P5 for the list of cases: at any depth, filtered, of the whole centre and of a colleague's own, open and closed.

Each size is a database of its own, a copy of the smallest bank, filled with cases of persons of their own.
"""

import argparse
import re
import time
from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

import psycopg
from django.db import transaction
from django.utils import timezone

from benchmarks import (
    joined,  # noqa: F401 - first of all, so that the models below can be read
    lino,
)
from benchmarks.cases import READER, SMALLEST, keep, reader
from benchmarks.databases import copy_database, databases, exists, stop_serving, super_login, use_database
from benchmarks.pages import Browser
from benchmarks.people import AT_ONCE, DAYS, add_persons
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites_of
from jardam.cases.models import Case
from jardam.cases.models.case import workers
from jardam.cases.rules.stages import Ending, Stage
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import seal_next, seal_title
from jardam.centres.models import User
from jardam.config.up.supervisor import Supervisor
from jardam.contacts.rules.reference import check_digit
from jardam.database.bulk import insert_all
from jardam.database.scope import for_centre
from jardam.demo.dice import Dice
from jardam.people.models import Person

MOST = 100_000
"""Ten thousand took 38 seconds on two busy cores: a million would take an hour."""

OPEN = 0.4
OWN = 60
"""Open cases of the reader at every size, and half as many closed ones: nobody has more because the bank has."""

PAGE = 25
DEPTH = 0.9
_ROW = re.compile(r'href="/cases/([0-9a-f-]{36})/"')
TRACK = {"track": Track.WAGES.value}
LISTS = {
    "open, all": {"whose": "all"},
    "open, own": {},
    "closed, all": {"whose": "all", "state": "closed"},
    "closed, own": {"state": "closed"},
}


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    stop_serving(supervisor)
    named = {size: _bank(supervisor, size) for size in asked.contacts if size <= MOST}
    with sites_of(named, supervisor) as served:
        lanes = [lane for site in served.values() for lane in _lanes(site)]
        shown = {lane.name: _rows_shown(lane) for lane in lanes}
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    sizes = sorted(served)
    names = sorted({lane.name.rpartition(" ")[0] for lane in lanes})
    save(
        Row(
            "P5 cases",
            "The list of cases",
            verdicts=_verdicts(figures, names, sizes),
            figures={name: {str(size): figures[f"{name} {size}"] for size in sizes} for name in names},
            facts={f"rows on: {name}": float(rows) for name, rows in shown.items() if rows < PAGE},
            notes=[
                "25 rows a page, each title unsealed. By cases of one centre, each of a person of their own; two in five are open.",
                f"Own: {OWN} open cases and {OWN // 2} closed ones at every size, whatever the others of the centre have.",
                "A million cases was not built: by what ten thousand took, it would be an hour.",
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _bank(supervisor: Supervisor, cases: int) -> str:
    name = f"jardam_cases_{cases}"
    if not exists(supervisor, name):
        (smallest,) = databases(supervisor, [SMALLEST]).values()
        copy_database(supervisor, smallest, name)
        use_database(name)
        begun = time.monotonic()
        _fill(cases)
        print(f"{cases:,} cases made in {time.monotonic() - begun:.0f} s", flush=True)
        keep(supervisor, name)
    return name


def _fill(cases: int) -> None:
    by = reader()
    assert by.centre is not None
    with for_centre(by.centre_id):
        others = list(
            User.objects.filter(centre=by.centre, role__in=workers(), is_active=True).exclude(pk=by.pk)
        )
        standing = Person.objects.filter(centre=by.centre).count()
        for begun in range(0, cases, AT_ONCE):
            with transaction.atomic():
                add_persons(by.centre, standing + begun, min(AT_ONCE, cases - begun))
        for begun in range(0, cases, AT_ONCE):
            with transaction.atomic():
                persons = Person.objects.filter(centre=by.centre).select_related("key").order_by("pk")
                batch = list(persons[begun : begun + min(AT_ONCE, cases - begun)])
                insert_all(
                    [_case(begun + place, person, cases, by, others) for place, person in enumerate(batch)]
                )


def _case(number: int, person: Person, cases: int, by: User, others: list[User]) -> Case:
    """The reader's own lie evenly among those of the others."""
    today, dice = timezone.localdate(), Dice("cases", number)
    is_own = number % max(1, cases // (OWN + OWN // 2)) == 0
    is_open = number % 3 > 0 if is_own else dice.number(1, 100) <= 100 * OPEN
    opened_on = today - timedelta(days=dice.number(1, DAYS))
    digits = f"{number:08}"
    assert by.centre_id is not None
    case = Case(
        id=dice.id_on(opened_on),
        centre_id=by.centre_id,
        reference=digits + check_digit(digits),
        person=person,
        track=dice.one(list(Track)).value,
        stage=Stage.COURT.value if is_open else Stage.CLOSED.value,
        responsible=by if is_own else dice.one(others),
        opened_on=opened_on,
        closed_on=None if is_open else today,
        ending="" if is_open else Ending.ACHIEVED.value,
    )
    seal_title(case, person.key, f"[demo] зарплата, дело {number}", None)
    if is_open:
        case.next_on = today + timedelta(days=dice.number(0, 90))
        seal_next(case, person.key, "[demo] приложить переводы", None)
    return case


def _lanes(site: Site) -> list[Lane]:
    browser, lanes = site.browser(site.sign_in(READER)), []
    for name, words in LISTS.items():
        place = {"after": _place(site, is_open="state" not in words, is_all="whose" in words)}
        asked = {name: words, f"{name}, deep": words | place}
        if "whose" in words:
            asked[f"{name}, deep and filtered"] = words | place | TRACK
        for lane, query in asked.items():
            lanes.append(_lane(site, lane, f"/cases/?{urlencode(query)}", browser))
    return lanes


def _lane(site: Site, name: str, path: str, browser: Browser) -> Lane:
    return Lane(f"{name} {site.size}", lambda count: [path] * count, browser.get, site.pids)


def _place(site: Site, *, is_open: bool, is_all: bool) -> str:
    """Where the deep page begins, in the words of the page's own addresses."""
    rows = (
        "FROM cases_case AS one JOIN centres_user AS reader"
        " ON reader.username = %(reader)s AND reader.centre_id = one.centre_id"
        f" WHERE one.stage {'<>' if is_open else '='} 'CLOSED'"
        f"{'' if is_all else ' AND one.responsible_id = reader.id'}"
    )
    column, order = (
        ("next_on", "next_on, one.id") if is_open else ("opened_on", "opened_on DESC, one.id DESC")
    )
    with psycopg.connect(**super_login(site.supervisor, site.database)) as database:
        counted = database.execute(f"SELECT count(*) {rows}", {"reader": READER}).fetchone()
        many = int(counted[0]) if counted else 0
        skipped = max(0, min(int(many * DEPTH), many - PAGE - 1))
        found = database.execute(
            f"SELECT {column}, one.id {rows} ORDER BY {order} OFFSET %(skipped)s LIMIT 1",
            {"reader": READER, "skipped": skipped},
        ).fetchone()
    assert found is not None
    day: date = found[0]
    return f"{day.isoformat()}_{found[1]}"


def _rows_shown(lane: Lane) -> int:
    (path,) = lane.prepare(1)
    return len(set(_ROW.findall(str(lane.act(path)))))


def _verdicts(figures: Mapping[str, Figure], names: list[str], sizes: list[int]) -> list[Verdict]:
    last, first = sizes[-1], sizes[0]
    grown = [
        Verdict(
            f"{name}: {last:,} against {first:,}", ratio(figures, f"{name} {last}", f"{name} {first}"), 1.25
        )
        for name in names
    ]
    ours = {size: figures[f"open, all {size}"].cpu for size in sizes}
    return grown + lino.verdicts("list page", lino.LIST, ours, least={1_000: 5, 100_000: 60})
