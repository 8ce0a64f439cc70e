"""P5: the list of contacts at any depth, filtered, for whoever reads all of the centre and whoever reads their own.

The same pages are asked of databases of every size in turns. The target is the largest against the smallest.
"""

import argparse
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import psycopg

from benchmarks import lino
from benchmarks.databases import super_login
from benchmarks.pages import Browser
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites
from jardam.config.up.supervisor import Supervisor

READERS = {"all": "amina", "own": "erkin"}
"""A caseworker reads the whole centre; an operator their own contacts, and those in which a callback waits."""

FILTER = {"topic": "B_UNPAID_WAGES", "outcome": "ANSWERED"}
DEPTH = 0.9
"""How far down the deep page lies: after this share of the rows, or where the last full page begins."""

PAGE = 25
_ROW = re.compile(r'href="/contacts/([0-9a-f-]{36})/"')
_ROWS = """
    FROM contacts_contact AS contact JOIN centres_user AS reader
      ON reader.username = %(reader)s AND reader.centre_id = contact.centre_id
    WHERE contact.state = 'CLOSED' AND (reader.role <> 'OPERATOR' OR contact.recorded_by_id = reader.id)
"""


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    with sites(asked, supervisor) as served:
        lanes = [lane for site in served.values() for lane in _lanes(site)]
        shown = {lane.name: _rows_shown(lane) for lane in lanes}
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    sizes = sorted(served)
    names = sorted({lane.name.rpartition(" ")[0] for lane in lanes})
    save(
        Row(
            "P5",
            "The list of contacts",
            verdicts=_verdicts(figures, shown, names, sizes),
            figures={name: {str(size): figures[f"{name} {size}"] for size in sizes} for name in names},
            facts={f"rows on: {name}": float(rows) for name, rows in shown.items() if rows < PAGE},
            notes=[
                "25 rows a page. By contacts of Moscow, whose list it is; the other centres have as many again."
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _verdicts(
    figures: Mapping[str, Figure], shown: Mapping[str, int], names: Sequence[str], sizes: Sequence[int]
) -> list[Verdict]:
    """The largest against the smallest at which the page is full: half a page would make any growth look steep."""
    verdicts = []
    for name in names:
        full = [size for size in sizes if shown[f"{name} {size}"] == PAGE] or [sizes[-1]]
        grown = ratio(figures, f"{name} {sizes[-1]}", f"{name} {full[0]}")
        verdicts.append(Verdict(f"{name}: {sizes[-1]:,} against {full[0]:,}", grown, at_most=1.25))
    ours = {size: figures[f"first page, all {size}"].cpu for size in sizes}
    return verdicts + lino.verdicts("list page", lino.LIST, ours, least={1_000: 5, 100_000: 60})


def _rows_shown(lane: Lane) -> int:
    (path,) = lane.prepare(1)
    return len(set(_ROW.findall(str(lane.act(path)))))


def _lanes(site: Site) -> list[Lane]:
    return [lane for word, reader in READERS.items() for lane in _pages(site, reader, word)]


def _pages(site: Site, reader: str, word: str) -> list[Lane]:
    browser, deep = site.browser(site.sign_in(reader)), {"after": _place(site, reader)}
    asked = {"first page": {}, "filtered": FILTER, "deep page": deep, "deep and filtered": {**FILTER, **deep}}
    return [
        _lane(site, f"{name}, {word}", f"/contacts/?{urlencode(words)}", browser)
        for name, words in asked.items()
    ]


def _lane(site: Site, name: str, path: str, browser: Browser) -> Lane:
    return Lane(f"{name} {site.size}", lambda count: [path] * count, browser.get, site.pids)


def _place(site: Site, reader: str) -> str:
    """Where the deep page begins, in the words of the page's own addresses."""
    with psycopg.connect(**super_login(site.supervisor, site.database)) as database:
        counted = database.execute(f"SELECT count(*) {_ROWS}", {"reader": reader}).fetchone()
        rows = int(counted[0]) if counted else 0
        skipped = max(0, min(int(rows * DEPTH), rows - PAGE - 1))
        found = database.execute(
            f"SELECT happened_on, contact.id {_ROWS} ORDER BY happened_on DESC, contact.id DESC OFFSET %(skipped)s LIMIT 1",
            {"reader": reader, "skipped": skipped},
        ).fetchone()
    assert found is not None, f"{reader} has no contacts at {site.size}"
    return f"{found[0].isoformat()}_{found[1]}"
